"""Puts answers and claims into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ABOUT
from extractor.joining.forms.claims import said
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.claims import Claim
    from extractor.reviewing.answers import Answer
    from extractor.reviewing.wording import Wording
    from extractor.types import Article, Span

NO_WORDS = "…"
_TABLES = {"investor": "party", "recipient": "party"}


# Outcomes that are of a record.
_RECORDED = {"record", "repeated", "equivalent"}


def why(answer: Answer, article: Article, wording: Wording) -> str:
    """The outcome of an amount in words, with the reason against a record if there is one."""
    said_of_it = reason(answer, article, wording)
    if answer.outcome in _RECORDED:
        return said_of_it
    return wording.say("outcome", "none", reason=said_of_it)


def reason(answer: Answer, article: Article, wording: Wording) -> str:
    """The outcome of an amount alone: what it came to, or what is against a record."""
    table, line = answer.reason
    name = answer.record.id if answer.record else _missing(answer, wording)
    return wording.say(table, line, words=_words(answer.words, article), name=name)


def _missing(answer: Answer, wording: Wording) -> str:
    """The roles that the predicate of an amount needs and that nobody has, in words."""
    if answer.link is None or answer.fact is None:
        return ""
    fact = answer.fact
    named = {"investor": fact.investors, "recipient": fact.recipients, "country": fact.places}
    needs = (role for role in answer.link.predicate.frame.needs if not named.get(role))
    return ", ".join(wording.say("about", role) for role in needs)


def ground(claim: Claim, article: Article, wording: Wording) -> str:
    """The ground of a claim in words, with the name of its rule."""
    words = _words(claim.span, article)
    says, rule = said(claim), claim.rule
    return put(claim.about, claim.ground, wording, says=says, words=words, rule=rule)


def put(  # noqa: PLR0913 - what a claim is
    about: str, ground: str, wording: Wording, *, says: str, words: str, rule: str
) -> str:
    """The ground of what is claimed about a question, in words, with the name of its rule."""
    table = _TABLES.get(about, about)
    return wording.say(table, ground, words=words, name=says) + (f" ({rule})" if rule else "")


def no_part(case: str, answer: Answer, article: Article, wording: Wording) -> str:
    """Why a name of the sentence has no part: where it stands, and where the deal's parties would."""
    stands = wording.say("heading", "no_part", case=wording.say("case", case))
    if answer.reading is None or answer.link is None:
        return stands
    predicate = answer.link.predicate
    span = answer.reading.line.span(predicate.start, predicate.end)
    slots = predicate.frame.slots
    taken = [
        _taken(role, sorted(slots[role].cases, key=_acting_first), wording)
        for role in _TABLES
        if role in slots
    ]
    takes = wording.say("heading", "takes", words=_words(span, article), cases="; ".join(taken))
    return f"{stands}; {takes}"


def _acting_first(case: str) -> tuple[bool, str]:
    """The order of places: those of who acts, then the others by name."""
    return case not in ABOUT, case


def _taken(role: str, cases: Sequence[str], wording: Wording) -> str:
    """A role with the places in a sentence that its slot takes."""
    places = ", ".join(dict.fromkeys(wording.say("case", case) for case in cases))
    return f"{wording.say('about', role)}: {places}"


def _words(span: Span | None, article: Article) -> str:
    return one_line(article.text[slice(*span)]) if span else NO_WORDS
