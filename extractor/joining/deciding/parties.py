"""Who takes part: the arguments that fill a frame's slots, with those that lists tie to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.deciding.choosing import choose, owns_sum
from extractor.joining.deciding.listing import joined
from extractor.joining.forms.cases import WITH
from extractor.joining.forms.who import is_body, is_institution, is_public, names_of
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.joining.forms.clauses import Argument, Idle, Link, Reading
    from extractor.joining.forms.context import Context, Sides
    from extractor.rules.grammar import Grammar, Slot

# Who only owns the plant acts where nobody else does: 가온의 공장에, 가온 공장에.
_OWNING = {"genitive", "attributed"}
# The kind whose giver goes on giving.
_OWN = "investment"
_SHARES = {"investment", "acquisition"}
# How far behind a contract its purpose may stand.
_AHEAD = 90
# Where an everyday word would pass for a name.
_UNSURE_CASES = {"none", "locative", "joined", "genitive", "in", "into", "for", "of"}


def fill_parties(
    reading: Reading, link: Link, context: Context, grammar: Grammar
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], bool]:
    """Investors and recipients, and whether an earlier sentence gave one of them.

    The sentence's own come first, then those of the deal just told, then the topic.
    """
    frame, text = link.predicate.frame, reading.line.text
    giving, taking = frame.slots.get("investor"), frame.slots.get("recipient")
    issuing = issuer(link, text, grammar) if frame.kind in _SHARES else ()
    investors = _party(link, giving, text, grammar, issuing)
    recipients = issuing or _party(link, taking, text, grammar, investors)
    earlier = context.parties.get(frame.kind)
    if frame.kind == "acquisition" and grammar.patterns["other_target"].search(text):
        earlier = None
    if _allotted(investors, link, text, context, grammar):
        return context.topics, investors, True
    told = _told(frame.kind, earlier, investors, recipients, taking)
    if told:
        return (*told, True)
    if (
        not investors
        and frame.kind == _OWN
        and giving
        and giving.carry
        and _gives_more(link, text, grammar)
    ):
        investors = tuple(m for m in context.givers if m.label in giving.labels)
    investors = investors or _from_home(link, context)
    carried = investors or _carried(giving, context, recipients)
    if carried and not investors:
        return carried, recipients, True
    recipients = recipients or _pointed_at(link, text, context, grammar)
    private = frame.kind == "grant" and investors and not any(is_public(m) for m in investors)
    late = recipients or (() if private else _carried(taking, context, investors))
    sides = _ordered((investors, late), link, text, grammar)
    return *sides, bool(late) and not recipients


def _gives_more(link: Link, text: str, grammar: Grammar) -> bool:
    """Another $3m is set aside: who gave the sum before gives it, whoever was named in between."""
    return grammar.patterns["another"].search(text, 0, link.amount.start) is not None


def _allotted(
    owners: Sequence[Mention], link: Link, text: str, context: Context, grammar: Grammar
) -> bool:
    """이 중 3억 유로는 다온의 공장에 배정됐다: a government allots, and the owner is given."""
    owning = {a.mention for a in link.arguments if a.case in _OWNING}
    public = bool(context.topics) and all(map(is_public, context.topics))
    told = grammar.patterns["allotting"].match(text, link.predicate.start) is not None
    return bool(owners) and public and told and owning.issuperset(owners)


def issuer(link: Link, text: str, grammar: Grammar) -> tuple[Mention, ...]:
    """Whose new shares or bonds are taken up: 다온이 발행한 전환사채, 다온의 유상증자."""
    return tuple(
        a.mention
        for a in link.arguments
        if a.mention.label == "COMPANY" and grammar.patterns["issuer"].match(text[a.end :])
    )[:1]


def _told(
    kind: str,
    told: Sides | None,
    investors: Sequence[Mention],
    recipients: Sequence[Mention],
    slot: Slot | None,
) -> Sides | None:
    """The sides of the deal just told, where the sentence names none, or one of them again.

    ``slot`` is the recipient's: one that takes up nobody lets the giver stand alone.
    """
    if told is None or (investors and (recipients or not (slot and slot.carry))):
        return None
    giving, taking = told
    named = investors or recipients
    known = names_of(giving if investors else taking)
    if kind == "contract":
        known = names_of((*giving, *taking))  # the contract with X: whoever it was
    if named and not names_of(named) & known:
        return None
    # 가온이 병원을 수주했다. 가온은 누리와 함께 3억 유로 규모의 병원을 수주했다: its partners too.
    return _joined_by(giving, named), _joined_by(taking, named)


def _joined_by(told: Sequence[Mention], named: Sequence[Mention]) -> tuple[Mention, ...]:
    known = names_of(told)
    if not known & names_of(named):
        return tuple(told)
    return (*told, *(m for m in named if not names_of([m]) & known))


def _from_home(link: Link, context: Context) -> tuple[Mention, ...]:
    """대미 투자: the country that is looked from gives."""
    for argument in link.arguments:
        if argument.mention.rule in context.toward and context.home:
            home = Place(context.home, context.home, "country")
            return (replace(argument.mention, value=home),)
    return ()


def _ordered(sides: Sides, link: Link | Idle, text: str, grammar: Grammar) -> Sides:
    """The sides of a contract in their order: who is public, or signs it to buy, is the buyer."""
    kind = link.predicate.frame.kind
    # A development bank that signs a loan with a firm lends.
    if kind == "grant" and sides[0] and all(is_institution(m) for m in sides[1]):
        return sides[::-1] if sides[1] and not any(map(is_public, sides[0])) else sides
    if kind != "contract":
        return sides
    start, end = link.predicate.start, link.predicate.end
    ahead = text[start : end + _AHEAD]
    owner = any(a.case == "genitive" and a.mention in sides[1] for a in link.arguments)
    buying = grammar.patterns["buying"].search(ahead) is not None
    buying = buying or (owner and grammar.patterns["order_for"].match(ahead) is not None)
    return sides[::-1] if buying or _public_supplier(sides) else sides


def _public_supplier(sides: Sides) -> bool:
    investors, recipients = sides
    public = bool(recipients) and all(is_body(m) for m in recipients)
    return public and not any(is_body(m) for m in investors)


def builders(sides: Sides, grammar: Grammar) -> tuple[Mention, ...]:
    """Of the sides of an agreement to build, the firms that put the money in, not who has the land."""
    told = (*sides[1], *sides[0])
    body = grammar.patterns["public_body"]
    firms = (m for m in told if not is_public(m) and m.label == "COMPANY")
    return tuple(m for m in firms if not any(map(body.search, names_of([m])))) or told


def told_parties(reading: Reading, context: Context, grammar: Grammar) -> dict[str, Sides]:
    """The parties of the sentence's deals without a sum, by kind."""
    found = dict(context.parties)
    for idle in reading.idle:
        frame, text = idle.predicate.frame, reading.line.text
        if idle.predicate.form == "noun" and reading.links and not reading.line.sentence.title:
            continue
        investors = side(idle, "investor", text, grammar)
        recipients = side(idle, "recipient", text, grammar, investors)
        if not recipients and frame.kind in found:
            found[frame.kind] = _with_partners(found[frame.kind], idle, context)
        if investors and (recipients or _enough(idle, investors)):
            found.pop(frame.kind, None)  # the last told is the last in order
            found[frame.kind] = _ordered((investors, recipients), idle, text, grammar)
    return found


def _with_partners(sides: Sides, idle: Idle, context: Context) -> Sides:
    """The contract was signed together with X: X is on the side of whom the sentences are about."""
    partners = tuple(a.mention for a in idle.arguments if a.case == WITH)
    topics = names_of(context.topics)
    giving, taking = (
        (*told, *(m for m in partners if names_of([m]) - names_of(told)))
        if names_of(told) & topics
        else told
        for told in sides
    )
    return giving, taking


def _enough(idle: Idle, investors: Sequence[Mention]) -> bool:
    """A takeover's buyer alone says whose it is, and so do several firms that agree to invest."""
    frame = idle.predicate.frame
    signing = "with" in frame.slots["investor"].cases and frame.kind == "investment"
    several = len(investors) > 1 and not any(map(is_public, investors))
    return frame.kind == "acquisition" or (signing and several)


def side(
    idle: Idle, role: str, text: str, grammar: Grammar, used: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Who fills a slot of a predicate that governs no amount, without those ``used`` elsewhere."""
    return _party(idle, idle.predicate.frame.slots.get(role), text, grammar, used)


def _party(
    link: Link | Idle, slot: Slot | None, text: str, grammar: Grammar, used: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Who fills the slot in the sentence, with those that a list ties to it."""
    if slot is None:
        return ()
    fitting = [a for a in link.arguments if _fits(a, slot) and a.mention not in used]
    fitting = [a for a in fitting if not _only_owns(a, link, slot)]
    own = [a for a in fitting if owns_sum(a, link, text, grammar)]
    acting = own or [a for a in fitting if a.case not in _OWNING]
    owned = link.predicate.frame.kind == "investment" and all(is_public(a.mention) for a in acting)
    fitting = (_private_owners(fitting) if owned else []) or acting or fitting
    if slot.every and len(fitting) > 1:
        groups = (joined(a, link.arguments, text, grammar, used) for a in fitting)
        return tuple(dict.fromkeys(m for group in groups for m in group))
    chosen = choose(fitting, link, text, grammar)
    return joined(chosen, link.arguments, text, grammar, used) if chosen else ()


def _only_owns(argument: Argument, link: Link | Idle, slot: Slot) -> bool:
    """가온의 공장을 위해 3억 유로를 지원한다: a firm gives no aid by owning what it is for."""
    frame, value = link.predicate.frame, argument.mention.value
    giving = frame.kind == "grant" and slot is frame.slots.get("investor")
    firm = isinstance(value, Name) and value.listed and value.type == "company"
    return giving and firm and argument.case in _OWNING


def _private_owners(fitting: Sequence[Argument]) -> list[Argument]:
    """A state has licensed Alder's plant: the firm builds it."""
    return [a for a in fitting if a.case == "genitive" and not is_public(a.mention)]


def _carried(slot: Slot | None, context: Context, used: Sequence[Mention]) -> tuple[Mention, ...]:
    """Whom the sentences before were about, where the slot takes it up."""
    if slot is None or not slot.carry:
        return ()
    named = names_of(used)
    fitting = (m for m in context.topics if m.label in slot.labels)
    return tuple(m for m in fitting if not names_of([m]) & named)


def _pointed_at(link: Link, text: str, context: Context, grammar: Grammar) -> tuple[Mention, ...]:
    """The firm told last, where the sentence points back to what is its: 이 공장에, 이번 라운드는."""
    frame = link.predicate.frame
    slot = frame.slots.get("recipient")
    if slot is None or not slot.pointing or not grammar.patterns["pointing_back"].search(text):
        return ()
    raised = frame.kind == "funding"
    told = (context.firms, context.topics) if raised else (context.topics, context.firms)
    known = (m for group in told for m in group)
    return tuple(m for m in known if m.label in slot.labels and not is_public(m))[:1]


def _fits(argument: Argument, slot: Slot) -> bool:
    if not slot.takes(argument.mention.label, argument.case):
        return False
    value = argument.mention.value
    unsure = getattr(value, "weak", False) or argument.mention.rule == "role"
    if isinstance(value, Place) and argument.case == "genitive":
        return False
    return not (unsure and argument.case in _UNSURE_CASES)
