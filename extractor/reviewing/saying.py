"""Puts answers and claims into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.slots import OWNING
from extractor.joining.forms.cases import ABOUT
from extractor.joining.forms.claims import said, strongest
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.joining.forms.claims import Claim
    from extractor.reviewing.answers import Answer, Nearest
    from extractor.reviewing.setting import Setting
    from extractor.reviewing.wording import Wording

NO_WORDS = "…"
_TABLES = {"investor": "party", "recipient": "party"}
# Answers that are words of the rules and have a name in each language.
_NAMED = {"kind", "status"}
# Outcomes that are of a record.
_RECORDED = {"record", "repeated", "equivalent"}
# Grounds that a place in the sentence gives: what is said of them names the place.
_BY_PLACE = {"acts", "owns", "passed_over"}
# How many places of a role are named.
_CASES = 4


def why(answer: Answer, setting: Setting) -> str:
    """The outcome of an amount in words, with the reason against a record if there is one."""
    said_of_it = reason(answer, setting)
    if answer.outcome in _RECORDED:
        return said_of_it
    return setting.say("outcome", "none", reason=said_of_it)


def reason(answer: Answer, setting: Setting) -> str:
    """The outcome of an amount alone: what it came to, or what is against a record."""
    table, line = answer.reason
    name = answer.record.id if answer.record else _missing(answer, setting)
    return setting.say(table, line, words=setting.words(answer.words), name=name)


def _missing(answer: Answer, setting: Setting) -> str:
    """The roles that the predicate of an amount needs and that nobody has, in words."""
    if answer.link is None or answer.fact is None:
        return ""
    fact = answer.fact
    named = {"investor": fact.investors, "recipient": fact.recipients, "country": fact.places}
    needs = (role for role in answer.link.predicate.frame.needs if not named.get(role))
    return ", ".join(setting.say("about", role) for role in needs)


def says(claim: Claim, wording: Wording) -> str:
    """The answer of a claim: names as they are, a kind or a status in the wording's language."""
    named = claim.about in _NAMED
    return wording.say(f"{claim.about}_name", said(claim)) if named else said(claim)


def ground(claim: Claim, answer: Answer, setting: Setting) -> str:
    """The ground of a claim in words, with its rule, and the sentence of its words if it is another one."""
    words, about = setting.words(claim.span), claim.about
    rule, _, case = claim.rule.partition(": ")
    if about in _TABLES and case and claim.ground in _BY_PLACE:
        text = _by_place(claim, case, answer, setting) + _ruled(rule)
    elif claim.ground == "topic" and answer.fact and answer.fact.sentence.title:
        text = setting.say("seen", "topic_of_lead")
    else:
        text = worded(claim, setting, words)
    if claim.span is None or about in _TABLES:
        return text
    number = setting.sentence(claim.span.start)
    if number == setting.sentence(answer.amount.start):
        return text
    return f"{text}; {setting.say('heading', 'in_sentence', number=number)}"


def worded(claim: Claim, setting: Setting, words: str | None = None) -> str:
    """The ground of a claim alone, wherever it stands, so that those of two runs can be compared.

    ``words`` are those of its span if not given.
    """
    if words is None:
        text = setting.article.text
        words = one_line(text[slice(*claim.span)]) if claim.span else NO_WORDS
    return put(
        claim.about,
        claim.ground,
        setting.wording,
        says=said(claim),
        words=words,
        rule=claim.rule,
    )


def _by_place(claim: Claim, case: str, answer: Answer, setting: Setting) -> str:
    """Where a party stands beside its predicate, and whom one that lost is beaten by."""
    place = setting.say("case", case)
    if claim.ground != "passed_over":
        return setting.say("seen", claim.ground, case=place)
    best = _chosen(claim.about, answer)
    line = "owner_only" if case in OWNING else "farther"
    return setting.say("seen", line if best else "passed_over", case=place, name=best)


def _chosen(about: str, answer: Answer) -> str:
    """The names that the predicate's slot takes; empty if no claim for it won over others."""
    claims = answer.fact.claims if answer.fact else ()
    placed = tuple(c for c in claims if c.about == about and ": " in c.rule)
    best = strongest(placed, about)
    return said(best) if best and best.ground != "passed_over" else ""


def put(  # noqa: PLR0913 - what a claim is
    about: str, ground: str, wording: Wording, *, says: str, words: str, rule: str
) -> str:
    """The ground of what is claimed about a question, in words, with the name of its rule."""
    table = _TABLES.get(about, about)
    return wording.say(table, ground, words=words, name=says) + _ruled(rule)


def _ruled(rule: str) -> str:
    return f" ({rule})" if rule else ""


def no_part(case: str, answer: Answer, setting: Setting) -> str:
    """Why a name of the sentence has no part: where it stands, and where the deal's parties would."""
    stands = setting.say("heading", "no_part", case=setting.say("case", case))
    if answer.reading is None or answer.link is None:
        return stands
    predicate = answer.link.predicate
    span = answer.reading.line.span(predicate.start, predicate.end)
    slots = predicate.frame.slots
    if any(case in slots[role].cases for role in _TABLES if role in slots):
        return setting.say("heading", "other_part", case=setting.say("case", case))
    taken = [
        f"{setting.say('about', role)}: {cases_in_words(slots[role].cases, setting)}"
        for role in _TABLES
        if role in slots
    ]
    takes = setting.say("heading", "takes", words=setting.words(span), cases="; ".join(taken))
    return f"{stands}; {takes}"


def cases_in_words(cases: Collection[str], setting: Setting) -> str:
    """Places in a sentence in words, those of who acts first; of many the first few."""
    ordered = sorted(cases, key=lambda case: (case not in ABOUT, case))
    known = dict.fromkeys(setting.say("case", case) for case in ordered)
    more = ", …" if len(known) > _CASES else ""
    return ", ".join(list(known)[:_CASES]) + more


def nearest(near: Nearest, setting: Setting) -> str:
    """The predicate nearest to an amount that none governs, and why it does not take the amount."""
    words = setting.words(near.words)
    shown = setting.say("heading", "nearest", words=words, rule=near.predicate.frame.id)
    return f"{shown}: {_not_taken(near, setting)}"


def _not_taken(near: Nearest, setting: Setting) -> str:
    if near.other is not None:
        other = one_line(setting.article.text[slice(*near.other.span)])
        return setting.say("near", "other", name=other)
    frame = near.predicate.frame
    if frame.adds or "amount" not in frame.slots:
        return setting.say("near", "none")
    cases = frame.slots["amount"].cases
    if near.case in {"", *cases}:
        return setting.say("near", "between")
    place = setting.say("case", near.case)
    return setting.say("near", "place", cases=cases_in_words(cases, setting), case=place)
