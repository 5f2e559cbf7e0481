"""Says why a record has no investor, no recipient or no country."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.claims import name_of, said, strongest
from extractor.joining.forms.only_said import of_event
from extractor.joining.forms.who import names_of
from extractor.reviewing.saying import cases_in_words, ground
from extractor.reviewing.unnamed_words import unnamed_words
from extractor.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.clauses import Argument
    from extractor.joining.forms.facts import Fact
    from extractor.reviewing.answers import Answer
    from extractor.reviewing.setting import Setting
    from extractor.types import Mention

_ROLES = ("investor", "recipient", "country")
# Outcomes that are of no record, where only the roles that were needed are asked for.
_FAILED = {"refused", "unnamed"}


class Empty(NamedTuple):
    """A role that nobody has, with the reason in words."""

    about: str
    text: str


def empty_roles(answer: Answer, setting: Setting) -> Iterator[Empty]:
    """The roles that nobody has: of a record, or of what gave none for want of them."""
    fact = answer.fact
    if fact is None or answer.outcome not in {"record", *_FAILED}:
        return
    for about in _asked(answer, fact):
        reasons = dict.fromkeys(_reasons(about, fact, answer, setting))
        yield Empty(about, "; ".join(reasons))


def _asked(answer: Answer, fact: Fact) -> Iterator[str]:
    """The roles without anybody, of a fact that is no deal those that it needs."""
    record = answer.record
    of_record = (record.investors, record.recipients, record.countries) if record else None
    of_fact = (fact.investors, fact.recipients, fact.places)
    for role, held, own in zip(_ROLES, of_record or of_fact, of_fact, strict=True):
        if held or own or (answer.outcome in _FAILED and role == "country"):
            continue
        if answer.outcome != "refused" or (
            answer.link and role in answer.link.predicate.frame.needs
        ):
            yield role


def _reasons(about: str, fact: Fact, answer: Answer, setting: Setting) -> Iterator[str]:
    won = strongest(fact.claims, about)
    if won is not None and not won.says:
        yield _emptied(won.ground, about, fact, answer, setting)
        return
    if answer.link is None or answer.reading is None or setting.grammar is None:
        yield setting.say("empty", "of_whole" if fact.part else "nothing")
        return
    predicate = answer.link.predicate
    verb = setting.words(answer.reading.line.span(predicate.start, predicate.end))
    slot = predicate.frame.slots.get(about)
    if slot is None:
        yield setting.say("empty", "no_slot", words=verb)
        return
    if about == "country":
        yield from _no_country(fact, answer, setting)
        return
    found = unnamed_words(answer.reading, answer.link, about, setting.grammar)
    if found:
        words, place = setting.article.text[slice(*found[0])], setting.say("case", found[1])
        yield setting.say("empty", "unread", words=words, case=place)
    else:
        yield setting.say("empty", "no_name", words=verb, cases=cases_in_words(slot.cases, setting))
    if slot.carry and not fact.sentence.title:
        yield setting.say("empty", "nobody_before")


def _emptied(decided_by: str, about: str, fact: Fact, answer: Answer, setting: Setting) -> str:
    """What a claim that nobody has the role rests on."""
    lost = [c for c in fact.claims if c.about == about and c.says]
    if decided_by == "not_of_other_side" and lost:
        return setting.say("empty", "other_side", name=said(max(lost, key=lambda c: c.strength)))
    if decided_by == "deal_before":
        return setting.say("empty", "deal_before")
    won = strongest(fact.claims, about)
    assert won is not None  # noqa: S101 - asked of a role that a claim emptied
    return ground(won, answer, setting)


def _no_country(fact: Fact, answer: Answer, setting: Setting) -> Iterator[str]:
    """Why no place is that of the deal: each place of the sentence, then the sentences around."""
    assert answer.reading is not None  # noqa: S101 - asked of read sentences
    seen = set[str]()
    for argument in answer.reading.arguments:
        name = name_of(argument.mention)
        if isinstance(argument.mention.value, Place) and name not in seen:
            seen.add(name)
            yield _not_there(name, argument, fact, answer, setting)
    if not seen:
        yield setting.say("empty", "no_place")
    target = fact.kind.home and getattr(fact, fact.kind.home)
    if target:
        yield setting.say("empty", "no_home", name=", ".join(map(name_of, target)))
    else:
        yield setting.say("empty", "no_place_before")


def _not_there(name: str, argument: Argument, fact: Fact, answer: Answer, setting: Setting) -> str:
    """Why a place of the sentence is not where the money goes."""
    assert answer.reading is not None  # noqa: S101 - asked of read sentences
    assert setting.grammar is not None  # noqa: S101 - read sentences were read by a grammar
    place = argument.mention
    parties = (*fact.investors, *fact.recipients)
    at_home = _at_home(place, parties, setting)
    line = answer.reading.line
    if at_home:
        return setting.say("empty", "home_of", name=name, party=name_of(at_home))
    if names_of([place]) & names_of(parties):
        return setting.say("empty", "is_party", name=name)
    if isinstance(place.value, Place) and place.value.weak:
        return setting.say("empty", "weak", name=name)
    if of_event(line.text, argument.start, argument.end, setting.grammar):
        return setting.say("empty", "event", name=name)
    return setting.say("empty", "stands_elsewhere", name=name)


def _at_home(place: Mention, parties: tuple[Mention, ...], setting: Setting) -> Mention | None:
    """The party that is at home in a place, by the words beside its name."""
    homes = setting.homes
    if homes is None:
        return None
    return next((p for p in parties if any(h.span == place.span for h in homes.beside(p))), None)
