"""Words that stand for a name told before change few records: it, the company, 이 회사에, or nobody told at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from changes import said
from test_insertions import read, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extractor.types import Party, Quote, Record

# How many of the sentences at least can be told so.
_FEWEST = 20
_BODY = re.compile(
    r"(?i:ministry|government|council|agency|bank|authority|fund)|(?:은행|정부|부|공사|시|도|군|청|기금|재단|펀드)$"
)
_VERBS = r"\b(?:bought|acquired?|acquiring|in|into|by|from|with|lent|gave|award(?:ed)?|backed) $"
_PARTICLE = re.compile(r"(은|는|이|가|을|를|에|으로부터|로부터)(?=[ ,])")
# The forms of particles behind a vowel: 회사는.
_BEHIND_VOWEL = {"은": "는", "이": "가", "을": "를", "으로부터": "로부터"}


class Reference(NamedTuple):
    """Who is told first, the word that then stands for the name, where, and what part may come out otherwise."""

    language: str
    first: str
    word: str
    place: Callable[[str, Sequence[Record]], Quote | None]
    most: float


def _firms(text: str, parties: Sequence[Party]) -> list[Quote]:
    """The quotes of firms that the text names but once, as they are called."""
    firms = (p for p in parties if p.type == "company" and not _BODY.search(p.name))
    quotes = (p.spans[0] for p in firms if p.spans[0].text == p.name)
    return [quote for quote in quotes if text.count(quote.text) == 1]


def subject(text: str, records: Sequence[Record]) -> Quote | None:
    """A name that opens the text and acts."""
    parties = [p for r in records for p in (*r.investors, *r.recipients)]
    acts = re.compile(r" (?!and\b|of\b|is\b|are\b)[a-z]|[은는이가] ")
    opens = (q for q in _firms(text, parties) if q.start == 0 and acts.match(text, q.end))
    return next(opens, None)


def taker(text: str, records: Sequence[Record]) -> Quote | None:
    """A name behind a verb or a preposition, or with its particle, of who gets money."""
    quotes = _firms(text, [p for r in records for p in r.recipients])
    if not re.search("[가-힣]", text):
        goes_on = re.compile(r"(?=[.;]| (?:for|in|with|at|to|on|from|by|last|this)\b| [$€£¥\d])")
        found = (q for q in quotes if re.search(_VERBS, text[: q.start]))
        return next((q for q in found if goes_on.match(text, q.end)), None)
    found = (
        q
        for q in quotes
        if re.search(r"(?:[은는이가에로를을며고]|에서|서|해|,) $", text[: q.start])
    )
    return next((q for q in found if _PARTICLE.match(text, q.end)), None)


def told(reference: Reference, text: str, quote: Quote) -> str:
    """The text behind who is told first, with the word in place of the name."""
    first = reference.first.format(name=quote.text, topic=_topic(quote.text))
    rest, word = text[quote.end :], reference.word
    particle = _PARTICLE.match(text, quote.end) if reference.language == "ko" else None
    if particle and not word:
        rest = text[particle.end() + 1 :]
    elif particle:
        rest = f"{_BEHIND_VOWEL.get(particle[1], particle[1])}{text[particle.end() :]}"
    return f"{first} {text[: quote.start]}{word}{rest}"


def _topic(name: str) -> str:
    """The particle of a topic behind a name."""
    return "은" if (ord(name[-1]) - ord("가")) % 28 else "는"


REFERENCES = (
    *(
        Reference("en", first, word, subject, 0.04)
        for first, word in (
            ("{name} makes pumps and valves.", "It"),
            ("{name} has grown fast.", "It"),
            ("Few have heard of {name}.", "It"),
            ("{name} makes pumps and valves.", "The company"),
            ("Jane Roe runs {name}.", "The company"),
            ("{name} has grown fast.", "The business"),
            ("{name} makes pumps and valves.", "The pump maker"),
        )
    ),
    Reference("en", "{name} has grown fast.", "it", taker, 0.08),
    Reference("en", "{name} has grown fast.", "the company", taker, 0.08),
    Reference("en", "{name} makes pumps and valves.", "the pump maker", taker, 0.1),
    Reference("ko", "{name}{topic} 펌프를 만든다.", "이 회사", subject, 0.03),
    Reference("ko", "{name}{topic} 올해 바빴다.", "회사", subject, 0.03),
    Reference("ko", "{name}{topic} 펌프를 만든다.", "", subject, 0.12),
    Reference("ko", "{name}{topic} 펌프를 만든다.", "이 회사", taker, 0.2),
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "reference", REFERENCES, ids=lambda one: f"{one.language}-{one.first}-{one.word}"
)
def test_a_word_for_a_name_tells_the_same_deal(reference: Reference) -> None:
    tried, changed = 0, []
    for row in sentences(reference.language, step=3):
        result = read(row["text"], reference.language)
        quote = reference.place(row["text"], result.records)
        if quote is not None:
            text = told(reference, row["text"], quote)
            tried += 1
            if said(read(text, reference.language)) != said(result):
                changed.append(text)
    assert tried >= _FEWEST
    assert len(changed) <= reference.most * tried, changed
