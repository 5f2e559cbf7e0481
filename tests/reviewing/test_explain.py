from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from extractor.reviewing.explain import explain
from extractor.types import (
    Amount,
    Article,
    Country,
    DocumentReference,
    Mention,
    Money,
    Name,
    Party,
    Record,
    Span,
)

if TYPE_CHECKING:
    from extractor.pipeline import Result

TEXT = (
    "Gaon Motors to build plant\n\n"
    "Gaon Motors will invest €300 million in Poland. Its sales were $5 billion.\n\n"
    "The weather was fine."
)
ARTICLE = Article(
    "gaon", TEXT, "en", "gaon.txt", "Gaon Motors to build plant", Span(0, 26), "2024-05-03"
)


@dataclass(frozen=True)
class Found:
    article: Article
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


EUROS = Mention("MONEY", span("€300 million"), Money(Decimal("3E8"), Decimal("3E8"), "EUR"), "en/m")
DOLLARS = Mention("MONEY", span("$5 billion"), Money(Decimal("5E9"), Decimal("5E9"), "USD"), "en/m")
GAON = Mention("COMPANY", Span(28, 39), Name("Gaon Motors", country="KR"), "companies.gaon")
RECORD = Record(
    "rec_0123456789ab",
    DocumentReference("gaon", "gaon.txt", None, None, None, "en"),
    "investment",
    "planned",
    investors=(Party("Gaon Motors", "company", "KR", {}, ()),),
    countries=(Country("PL", "Poland", ()),),
    amount=Amount("300000000", "300000000", "EUR", "stated", "exact", ()),
    evidence=(ARTICLE.quote(span("Gaon Motors will invest €300 million in Poland.")),),
    rules=("en/investment.invest-in",),
)


def explained(mentions: tuple[Mention, ...] = (), records: tuple[Record, ...] = ()) -> str:
    return explain(cast("Result", Found(ARTICLE, mentions, records)))


def test_sentences_with_what_is_in_them() -> None:
    assert explained((DOLLARS, EUROS, GAON), (RECORD,)) == (
        "gaon.txt · en · 2024-05-03 · 3 mentions, 1 record\n"
        "Gaon Motors to build plant\n"
        "\n"
        "[28–75] Gaon Motors will invest €300 million in Poland.\n"
        "    COMPANY    Gaon Motors  =  Gaon Motors, company, KR  (companies.gaon)\n"
        "    MONEY      €300 million  =  300000000, 300000000, EUR, stated, exact  (en/m)\n"
        "  → investment, planned · Gaon Motors · PL · EUR 300m\n"
        "    rec_0123456789ab by en/investment.invest-in\n"
        "\n"
        "[75–104] Its sales were $5 billion.\n"
        "    MONEY      $5 billion  =  5000000000, 5000000000, USD, stated, exact  (en/m)\n"
        "\n"
        "2 sentences without mentions left out\n"
    )


def test_an_article_with_nothing_in_it() -> None:
    assert explained().splitlines()[-1] == "3 sentences without mentions left out"


def test_an_amount_without_a_record_is_shown_in_its_line() -> None:
    assert "[28–104] Gaon Motors will invest" in explained((EUROS,))


def test_a_record_without_evidence_is_not_lost() -> None:
    bare = Record("rec_00000000000a", RECORD.document, "grant", "committed")
    assert "→ grant, committed · no amount\n    rec_00000000000a by no rule" in explained(
        (), (bare,)
    )
