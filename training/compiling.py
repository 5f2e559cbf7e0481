"""Annotated articles as the JSON that the scorers of records read: one object an article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.finding.sentences import find_sentences
from extractor.rules import load
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.types import Sentence
    from training.articles import Annotated, Deal
    from training.marks import Mark, Value


def compiled(article: Annotated) -> dict[str, Any]:
    """The article with its records, amounts and traps."""
    return {
        "id": article.id,
        "lang": article.language,
        "url": "",
        "published": article.published,
        "text": article.text,
        "records": [_record(article, n, deal) for n, deal in sorted(article.deals.items())],
        "amounts": [
            _money(article, mark, said.value)
            for mark, said in article.said("sum", "same", "no")
            if said.value is not None
        ],
        "traps": [
            {"text": article.words(mark), "why": said.reason or ""}
            for mark, said in article.said("trap")
        ],
    }


def names(article: Annotated) -> dict[str, tuple[str, ...]]:
    """Everybody whom the article names, with all forms that are marked, the first one first.

    The key is the name that the mark gives with ``=``, else the marked words.
    """
    found: dict[str, list[str]] = {}
    for mark, said in article.said("who", "whom", "name"):
        words = article.words(mark)
        forms = found.setdefault(said.name or words, [])
        forms += [] if words in forms else [words]
    return {name: tuple(forms) for name, forms in found.items()}


def _record(article: Annotated, number: int, deal: Deal) -> dict[str, Any]:
    mark, first = next(article.said("sum", deal=number))
    amount = _money(article, mark, first.value)
    period = next(article.said("when", deal=number), None)
    return {
        "kind": deal.kind,
        "status": deal.status,
        "investors": _parties(article, "who", number),
        "recipients": _parties(article, "whom", number),
        "countries": list(
            dict.fromkeys(said.country for _, said in article.said("where", deal=number))
        ),
        "amount": amount,
        "equivalents": [
            {key: value for key, value in _money(article, m, s.value).items() if key != "qualifier"}
            for m, s in article.said("same", deal=number)
        ],
        **({"period": {"text": article.words(period[0])}} if period else {}),
        "quote": _sentence(article, mark),
        "optional": "optional" in deal.flags,
        "note": "; ".join(_notes(article, deal)),
    }


def _notes(article: Annotated, deal: Deal) -> Iterator[str]:
    if "cumulative" in deal.flags:
        yield "cumulative"
    if deal.part_of is not None:
        whole, _ = next(article.said("sum", deal=deal.part_of))
        yield f"part of {article.words(whole)}"


def _parties(article: Annotated, role: str, deal: int) -> list[list[str]]:
    """An alias list for each party: its name, then its forms in the article."""
    known = names(article)
    marked = dict.fromkeys(
        said.name or article.words(mark) for mark, said in article.said(role, deal=deal)
    )
    return [list(dict.fromkeys((name, *known.get(name, ())))) for name in marked]


def _money(article: Annotated, mark: Mark, value: Value | None) -> dict[str, str]:
    assert value is not None  # noqa: S101 - marks of sums have values
    return {
        "text": article.words(mark),
        "low": f"{value.low:f}",
        "high": f"{value.high:f}",
        "currency": value.currency,
        "qualifier": value.qualifier,
    }


def sentences(article: Annotated) -> list[Sentence]:
    """The sentences of an article, whose first line is its title."""
    settings = load().languages[article.language].settings
    title = Span(0, article.text.find("\n") if "\n" in article.text else len(article.text))
    return find_sentences(article.text, settings, title)


def _sentence(article: Annotated, mark: Mark) -> str:
    found = next((s for s in sentences(article) if s.start <= mark.start < s.end), None)
    return article.text[found.start : found.end] if found else article.words(mark)


def line(article: Annotated) -> str:
    """The article as one JSON line."""
    return json.dumps(compiled(article), ensure_ascii=False)
