"""Words that add nothing to who puts how much into what change no record: a hedge, an apposition, who says so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from changes import said

from extractor.pipeline import Extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from extractor.pipeline import Result
    from extractor.types import Quote, Record

DEALS = Path(__file__).parents[1] / "joining" / "deals"
EXTRACTOR = Extractor()
# Every so many sentences of the tables of deals are tried.
_STEP = 8
# How many of the sentences at least take an insertion, and what part of these may come out otherwise.
_FEWEST, _MOST = 20, 0.03


class Insertion(NamedTuple):
    """Words, and where they go: the place in a text, by its records; None where they would not fit."""

    language: str
    words: str
    place: Callable[[str, Sequence[Record]], int | None]


def _quotes(records: Sequence[Record], *roles: str) -> Iterator[Quote]:
    for record in records:
        for role in roles:
            yield from (party.spans[0] for party in getattr(record, role))


def before_sum(text: str, records: Sequence[Record]) -> int | None:
    """Before a sum that stands behind a small word of more than one letter."""
    sums = (r.amount.spans[0] for r in records if r.amount)
    fits = re.compile(r"(?<![’'\w-])(?!said)[a-z]{2,}[,:]? $|[가-힣] $")
    weighed = re.compile(
        r"(?:about|some|than|least|the|its|to|by|about|only|약|총|각각|모두|최대) $"
    )
    places = (q.start for q in sums)
    return next(
        (at for at in places if fits.search(text[:at]) and not weighed.search(text[:at])), None
    )


def behind_opening_name(text: str, records: Sequence[Record]) -> int | None:
    """Behind the name of a firm that opens the text and is followed by its verb."""
    parties = (party for r in records for party in (*r.investors, *r.recipients))
    firms = (party.spans[0] for party in parties if party.type == "company")
    opens = (q for q in firms if q.start == 0)
    return next((q.end for q in opens if re.match(r" (?!and\b|or\b)[a-z]", text[q.end :])), None)


def behind_subject(text: str, records: Sequence[Record]) -> int | None:
    """Behind a name with the particle of a topic or a subject."""
    found = (re.compile(r"[은는이가] ").match(text, q.end) for q in _quotes(records, "investors"))
    return next((match.end() for match in found if match), None)


def before_taker(text: str, records: Sequence[Record]) -> int | None:
    """Before a name of who gets money, behind a preposition."""
    ahead = re.compile(r"\b(?:by|from|to|of|with|for) $")
    starts = (q.start for q in _quotes(records, "recipients"))
    return next((at for at in starts if ahead.search(text[:at])), None)


def first_stop(text: str, _: Sequence[Record]) -> int | None:
    """Before the full stop of the first sentence, which does not tell already who says it."""
    stop = re.search(r"(?<=[a-z0-9)%])\.(?= [A-Z]|$)", text)
    if stop is None or re.search(r"\b(?:said|says|told|according)\b", text[: stop.start()]):
        return None
    return stop.start()


def opening(_: str, records: Sequence[Record]) -> int | None:
    """Where the text begins, if it begins with a name."""
    opens = any(quote.start == 0 for quote in _quotes(records, "investors", "recipients"))
    return 0 if opens else None


INSERTIONS = (
    *(
        Insertion("en", words, before_sum)
        for words in ("about ", "a total of ", "in excess of ", "no less than ", "a reported ")
    ),
    *(
        Insertion("en", words, behind_opening_name)
        for words in (
            ", a maker of pumps,",
            ", which employs 300 people,",
            ", founded in 2004,",
            " (NYSE: QRX)",
        )
    ),
    *(Insertion("en", words, before_taker) for words in ("start-up ", "pump maker ")),
    *(
        Insertion("en", words, first_stop)
        for words in (
            ", according to a regulatory filing",
            ", a spokesman told the newspaper on Monday",
            ", people familiar with the matter said",
            " after regulators gave their approval",
        )
    ),
    *(
        Insertion("en", words, opening)
        for words in ("On Tuesday, ", "Meanwhile, ", "Still, ", "But ")
    ),
    *(Insertion("ko", words, before_sum) for words in ("무려 ", "도합 ", "총 ")),
    *(
        Insertion("ko", words, behind_subject)
        for words in ("최근 ", "12일 ", "지난달 말 ", "이사회 의결을 거쳐 ")
    ),
    *(Insertion("ko", words, opening) for words in ("지난 2일 ", "2일 업계에 따르면 ", "한편 ")),
)


def sentences(language: str, step: int = _STEP) -> list[dict[str, Any]]:
    rows = tomllib.loads((DEALS / f"{language}.toml").read_text(encoding="utf-8"))["sentence"]
    return [row for row in rows if row["deals"]][::step]


def read(text: str, language: str) -> Result:
    return EXTRACTOR.extract_text(text, language=language, published="2026-03-04")


@pytest.mark.slow
@pytest.mark.parametrize("insertion", INSERTIONS, ids=lambda one: f"{one.language}-{one.words}")
def test_words_that_add_nothing_change_no_record(insertion: Insertion) -> None:
    tried, changed = 0, []
    for row in sentences(insertion.language):
        result = read(row["text"], insertion.language)
        at = insertion.place(row["text"], result.records)
        if at is not None:
            text = f"{row['text'][:at]}{insertion.words}{row['text'][at:]}"
            tried += 1
            if said(read(text, insertion.language)) != said(result):
                changed.append(text)
    assert tried >= _FEWEST
    assert len(changed) <= _MOST * tried, changed
