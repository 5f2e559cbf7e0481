"""Claims for a frame's slot: the arguments of the sentence that fit, and which of them is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.choosing import choose, owns_sum
from extractor.joining.deciding.listing import joined
from extractor.joining.deciding.order import for_mentions
from extractor.joining.forms.cases import ABOUT, ROLE, WITH
from extractor.joining.forms.who import is_public, is_weak
from extractor.types import Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Argument, Idle, Link
    from extractor.rules.grammar import Grammar, Slot
    from extractor.types import Mention

# Cases of an owner, who fills a slot only where nobody acts: 가온의 공장에, 가온 공장에.
OWNING = {"genitive", "attributed"}
# The case of a programme, which gives where nobody else does: under the Nuri Fund.
_PROGRAMME = "under"
# Cases in which an everyday word could pass for a name.
_UNSURE_CASES = {"none", "locative", "joined", "genitive", "in", "into", "for", "of"}
# How the other side of an agreement stands.
_SIGNING_WITH = {"joined", "with", WITH}
# For whom goods are made, who is in no list with who makes them: 가온, 누리향 공급계약.
_BOUND_FOR = "bound"
# The case of a name of a list before another.
_BESIDE = "joined"


def slot_claims(
    link: Link | Idle, role: str, text: str, grammar: Grammar, used: Sequence[Mention] = ()
) -> Iterator[Claim]:
    """Claims for the parties in a role, without those ``used`` elsewhere; the chosen ones first.

    The chosen ones include the names that a list joins to them.
    """
    slot = link.predicate.frame.slots.get(role)
    if slot is None:
        return
    kind, told = link.predicate.frame.kind, link.predicate.frame.given
    sure = (kind.order or kind.aid or (kind.purchase and told is not None)) and grammar.capitalises
    fitting = [a for a in link.arguments if _fits(a, slot, sure) and a.mention not in used]
    fitting = [a for a in fitting if not _only_owns(a, link, slot)]
    if role == "investor" and link.predicate.frame.kind.order:
        fitting = [a for a in fitting if not _wins_too(a, link, text, grammar)]
    if role == "investor" and link.predicate.frame.kind.purchase:
        fitting = [a for a in fitting if not _sells(a, text, grammar)]
    hosted = role == "investor" and _hosted(fitting, link, text, grammar)
    ground, best = ("signs_with_host", hosted) if hosted else _best(fitting, link, text, grammar)
    frame = link.predicate.frame.id
    groups = _groups(slot, best, link, text, grammar)
    tied = (
        (one.mention,)
        if one.case == _BOUND_FOR
        else joined(one, link.arguments, text, grammar, used)
        for one in groups
    )
    offices = _offices_with(groups, link, text, grammar) if role == "investor" else ()
    chosen = tuple(dict.fromkeys((*offices, *(m for group in tied for m in group))))
    if chosen:
        yield from for_mentions(role, ground, chosen, f"{frame}: {groups[0].case}")
    for argument in fitting:
        if argument.mention not in chosen:
            rule = f"{frame}: {argument.case}"
            yield from for_mentions(role, "passed_over", (argument.mention,), rule)


def _hosted(
    fitting: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> list[Argument]:
    """나래시는 가온과 3억 유로를 투자하는 협약을 맺었다: with whom a town signs that somebody invests there does."""
    acting = [a for a in fitting if a.case in ABOUT]
    if not link.predicate.frame.kind.outlay or not acting or not all(map(_is_town, acting)):
        return []
    if grammar.patterns["signs_to_host"].match(text, link.predicate.start) is None:
        return []
    with_it = (a for a in link.arguments if a.case in _SIGNING_WITH)
    return [a for a in with_it if a.mention.label == "COMPANY" and not is_public(a.mention)]


def _is_town(argument: Argument) -> bool:
    return argument.mention.label == "PLACE"


def _offices_with(
    groups: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> tuple[Mention, ...]:
    """부산시와 누리은행은 3억원을 지원한다: the town that gives an aid together with a firm.

    Whoever builds pays alone, though the town signs with him.
    """
    if not link.predicate.frame.kind.aid or not groups or groups[0].case not in ABOUT:
        return ()
    end = groups[0].start
    found: list[Mention] = []
    for one in reversed([a for a in link.arguments if a.end <= end and a.case == _BESIDE]):
        if grammar.patterns["list_join"].match(text[one.end : end]) is None:
            break
        end = one.start
        office = one.mention.label == "PLACE"
        if office and grammar.patterns["public_place"].search(text[one.start : one.end]):
            found.insert(0, one.mention)
    return tuple(found)


def _best(
    fitting: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> tuple[str, Sequence[Argument]]:
    """The strongest ground and the arguments that stand on it."""
    of_amount = [a for a in fitting if owns_sum(a, link, text, grammar)]
    acting = of_amount or [a for a in fitting if a.case not in OWNING]
    acting = [a for a in acting if a.case != _PROGRAMME] or acting
    if link.predicate.frame.kind.outlay:
        owners = _owners_of_works(fitting, acting, text, grammar)
        if owners:
            return "owner_of_works", owners
    if of_amount:
        return "owns_sum", of_amount
    return ("acts", acting) if acting else ("owns", fitting)


def _owners_of_works(
    fitting: Sequence[Argument], acting: Sequence[Argument], text: str, grammar: Grammar
) -> Sequence[Argument]:
    """A state has licensed Alder's plant, has approved a mill planned by Alder: the firm builds it."""
    firms = [a for a in fitting if not is_public(a.mention)]
    public = [is_public(a.mention) for a in acting]
    planned = grammar.patterns["planned_by"]
    planning = [a for a in firms if planned.search(text, 0, a.start)] if any(public) else []
    if planning:
        return planning
    return [a for a in firms if a.case == "genitive"] if all(public) else ()


def _groups(
    slot: Slot, best: Sequence[Argument], link: Link | Idle, text: str, grammar: Grammar
) -> Sequence[Argument]:
    """The arguments that are meant, one of each list: all of them where the slot takes every one."""
    if slot.every and len(best) > 1:
        return best
    chosen = choose(best, link, text, grammar)
    return (chosen,) if chosen else ()


def _only_owns(argument: Argument, link: Link | Idle, slot: Slot) -> bool:
    """Whether a firm only owns what aid is given for: 가온의 공장을 위해 3억 유로를 지원한다."""
    frame, value = link.predicate.frame, argument.mention.value
    giving = frame.kind.aid and slot is frame.slots.get("investor")
    firm = isinstance(value, Name) and value.listed and value.type == "company"
    return giving and firm and argument.case in OWNING


def _sells(argument: Argument, text: str, grammar: Grammar) -> bool:
    """가온이 보유한 다온 지분을 샀다, 가온의 자회사 다온을 샀다: who owns what is bought sells it."""
    if argument.case not in {"subject", "genitive"}:
        return False
    return grammar.patterns["seller_marked"].match(text, argument.end) is not None


def _wins_too(argument: Argument, link: Link | Idle, text: str, grammar: Grammar) -> bool:
    """가온건설과 누리건설은 공사를 수주했다: a name of the list that wins an order is no buyer."""
    won = grammar.patterns["wins"].search(text, link.predicate.start, link.predicate.end)
    if won is None or argument.case != "joined":
        return False
    behind = next((a for a in link.arguments if a.start >= argument.end), None)
    if behind is None or behind.case not in ABOUT or behind.mention.label != "COMPANY":
        return False
    return grammar.patterns["list_join"].match(text[argument.end : behind.start]) is not None


def _fits(argument: Argument, slot: Slot, long_is_sure: bool) -> bool:
    """Whether a slot takes an argument; a name of several words is no everyday word where capitals mark names."""
    if not slot.takes(argument.mention.label, argument.case):
        return False
    value = argument.mention.value
    weak = is_weak(argument.mention)
    if weak and argument.case == "attributed":  # 라인 교체에
        return False
    several = long_is_sure and isinstance(value, Name) and " " in value.name
    unsure = weak or (argument.mention.rule == ROLE and not several)
    if isinstance(value, Place) and argument.case == "genitive":
        return False
    return not (unsure and argument.case in _UNSURE_CASES)
