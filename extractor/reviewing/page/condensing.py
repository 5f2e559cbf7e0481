"""Condenses articles into the data of the page: no quote twice, no string of a list twice.

A quote is ``[start, end]`` in code points of the article's text, which holds the words themselves.
Labels, values, rules and claims repeat from article to article; ``strings`` holds each once, and where
they stand there is its index.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.comparing.quotes import is_quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.comparing.run import Line
    from extractor.reviewing.page.gathering import Reviewed

_KNOWN = ("id", "source", "url", "title", "published", "language")
_ELSEWHERE = {"type", "schema", "document", "rules"}
_NO_VALUE = {"type", "label", "document", "span", "rule"}


class Strings:
    """A table of strings; asking for a string's index adds it.

    >>> table = Strings()
    >>> table.index("MONEY"), table.index("DATE"), table.index("MONEY"), table.all
    (0, 1, 0, ['MONEY', 'DATE'])
    """

    def __init__(self) -> None:
        self._indices: dict[str, int] = {}

    def index(self, text: str) -> int:
        """The index of a string."""
        return self._indices.setdefault(text, len(self._indices))

    @property
    def all(self) -> list[str]:
        """The strings by their index."""
        return list(self._indices)


def condensed(articles: Iterable[Reviewed]) -> dict[str, Any]:
    """The data of the page: the table of strings, and the articles in their order."""
    strings = Strings()
    parts = [_article(article, strings) for article in articles]
    return {"strings": strings.all, "articles": parts}


def _article(article: Reviewed, strings: Strings) -> dict[str, Any]:
    known = {name: article.document.get(name) for name in _KNOWN}
    amounts = [_amount(amount, strings) for amount in article.amounts]
    part = {
        **{name: value for name, value in known.items() if value is not None},
        "text": article.document["text"],
        "mentions": [number for line in article.mentions for number in _mention(line, strings)],
        "records": [record(line, strings) for line in article.records],
    }
    return {**part, "amounts": amounts} if amounts else part


def _mention(line: Line, strings: Strings) -> tuple[int, int, int, int, int]:
    """Label, start, end, value and rule; the page reads them in fives."""
    span = line["span"]
    label, rule = strings.index(line["label"]), strings.index(line.get("rule") or "")
    return label, span["start"], span["end"], strings.index(value_of(line)), rule


def value_of(mention: Line) -> str:
    """The value of a mention in a few words.

    >>> value_of({"type": "mention", "label": "PLACE", "name": "Gdansk", "country": "PL", "kind": None})
    'Gdansk · PL'
    >>> value_of({"label": "MONEY", "low": "5000", "high": "5000", "currency": "EUR", "qualifier": "exact"})
    '5,000 · EUR · exact'
    """
    shown = {name: value for name, value in mention.items() if name not in _NO_VALUE and value}
    if shown.get("low") == shown.get("high"):
        shown.pop("high", None)
    for name in shown.keys() & {"low", "high"}:
        shown[name] = f"{Decimal(shown[name]):,f}"
    return " · ".join(
        " ".join(map(str, value)) if isinstance(value, list) else str(value)
        for value in shown.values()
    )


def record(line: Line, strings: Strings) -> dict[str, Any]:
    """A record without what its document says: fields that say nothing are left out."""
    fields = {name: _short(value) for name, value in line.items() if name not in _ELSEWHERE}
    kept = {name: value for name, value in fields.items() if value not in (None, [], {}, False)}
    return {**kept, "rules": [strings.index(rule) for rule in line.get("rules", ())]}


def _short(value: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    if is_quote(value):
        return [value["start"], value["end"]]
    if isinstance(value, dict):
        short = {name: _short(item) for name, item in value.items()}
        return {name: item for name, item in short.items() if item not in (None, {}, [])}
    return [_short(item) for item in value] if isinstance(value, list) else value


def _amount(line: Line, strings: Strings) -> dict[str, Any]:
    """What became of an amount, and its claims: about, says, text, won, and the words.

    What has one reason and no claims (dates, periods) is a claim that won.
    """
    span, claims = line["amount"]["span"], line["claims"]
    claimed = {claim["about"] for claim in claims}
    alone = [one for one in line.get("circumstances", ()) if one["about"] not in claimed]
    return {
        "span": [span["start"], span["end"]],
        "record": line.get("record"),
        "reason": strings.index(str(line["reason"])),
        "claims": [_claim(claim, strings) for claim in (*claims, *alone)],
    }


def _claim(claim: Line, strings: Strings) -> list[int]:
    words = _short(claim["words"]) if claim.get("words") else ()
    named = (strings.index(str(claim[name])) for name in ("about", "says", "text"))
    return [*named, int(claim.get("won", True)), *words]
