"""One article with every field of a record filled, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.types import (
    Amount,
    Announced,
    Article,
    Attribution,
    Country,
    Cue,
    Date,
    DocumentReference,
    Mention,
    Money,
    Name,
    OffsetMap,
    Party,
    Percent,
    Period,
    PeriodField,
    Piece,
    Place,
    PlaceField,
    Purpose,
    Quote,
    Record,
    Round,
    Source,
    Span,
    Stake,
)

TEXT = (
    "AI 인프라\n\n마이크로소프트(MS)가 스웨덴 산드비켄에 2년간 337억 크로나(약 4조4000억 원)를 "
    "투자한다고 로이터가 지난 6월 전했다. 데이터센터를 51% 늘린다."
)
ARTICLE = Article(
    id="seed",
    text=TEXT,
    language="ko",
    source="seed.txt",
    title="AI 인프라",
    title_span=Span(0, 6),
    published="2024-07-15",
    offsets=OffsetMap((Piece(0, len(TEXT), 100, 100 + len(TEXT)),)),
)
DOCUMENT = DocumentReference("seed", "seed.txt", None, "AI 인프라", "2024-07-15", "ko")


@dataclass(frozen=True)
class Found:
    article: Article
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]


def quotes(words: str) -> tuple[Quote, ...]:
    start = TEXT.index(words)
    return (ARTICLE.quote(Span(start, start + len(words))),)


def mention(label: str, words: str, value: object, rule: str) -> Mention:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Mention(label, span, value, rule)  # type: ignore[arg-type]


MENTIONS = (
    mention(
        "MONEY", "337억 크로나", Money(Decimal("3.37E+10"), Decimal(33700000000), "SEK"), "ko/m"
    ),
    mention(
        "MONEY",
        "약 4조4000억 원",
        Money(Decimal("4.4E+12"), Decimal("4.4E+12"), "KRW", "approx"),
        "ko/money.unit-word",
    ),
    mention(
        "COMPANY", "마이크로소프트(MS)", Name("Microsoft", country="US", ids=(("x", "1"),)), "Q2283"
    ),
    mention("MEDIUM", "로이터", Attribution("Reuters"), "companies.reuters"),
    mention("COUNTRY", "스웨덴", Place("Sweden", "SE", "country"), "countries.SE"),
    mention("PLACE", "산드비켄", Place("Sandviken", "SE", "city"), "places.Sandviken"),
    mention("DATE", "지난 6월", Date("2024-06"), "ko/dates.last-month"),
    mention("PERIOD", "2년간", Period(duration="P2Y"), "ko/dates.for"),
    mention("PERCENT", "51%", Percent(Decimal("51.0")), "percent"),
    mention("CUE", "투자한다", Cue("invest", frozenset({"planned", "active"})), "ko/investment"),
)
FULL = Record(
    id="rec_6b1f09c2d4aa",
    document=DOCUMENT,
    kind="investment",
    status="announced",
    investors=(
        Party(
            "Microsoft",
            "company",
            "US",
            {"wikidata": "Q2283", "dart": "1"},
            quotes("마이크로소프트(MS)"),
        ),
    ),
    recipients=(Party("산드비켄 시", "government", None, {}, ()),),
    countries=(Country("SE", "Sweden", quotes("스웨덴")),),
    places=(PlaceField("Sandviken", "SE", quotes("산드비켄")),),
    amount=Amount("33700000000", "33700000000", "SEK", "stated", "exact", quotes("337억 크로나")),
    equivalents=(
        Amount(
            "4400000000000", "4400000000000", "KRW", "stated", "approx", quotes("약 4조4000억 원")
        ),
    ),
    stake=Stake("51", ()),
    round=Round("series_b", ("Microsoft",), ()),
    period=PeriodField(None, None, "P2Y", quotes("2년간")),
    announced=Announced("2024-06", quotes("지난 6월")),
    sectors=("data_center", "ai"),
    purpose=Purpose(quotes("데이터센터")),
    attribution=(Source("Reuters", quotes("로이터")),),
    part_of="rec_000000000000",
    cumulative=True,
    evidence=quotes(TEXT[8 : TEXT.index(" 데이터센터를")]),
    rules=("ko/investment.invest-in", "currencies.SEK"),
)
BARE = Record("rec_0123456789ab", DOCUMENT, "funding", "planned")
FOUND = Found(ARTICLE, MENTIONS, (FULL, BARE))
NOTHING = Found(Article("none", "Nothing here.", "en"), (), ())
