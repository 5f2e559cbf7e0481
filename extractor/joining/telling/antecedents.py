"""Whom a pronoun or a definite noun means by its place: in its clause, in the last deals, among the topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.deciding.listing import joined
from extractor.joining.forms.cases import ABOUT, ACTORS, ANAPHOR, PHRASE, PLACES, ROLE
from extractor.joining.forms.who import is_public, names_of
from extractor.joining.sentences.anaphors import FIRM, SEVERAL, SINGLE, THING
from extractor.joining.telling.nouns import may_be_called, may_be_from
from extractor.joining.telling.speakers import speaker, teller

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

_TWO = 2
# How far before a name the verb may begin that tells it something, in code points.
_TOLD_WITHIN = 24
# How far behind a firm the word may stand for it whose offer it answers.
_ANSWERED_WITHIN = 240
# The cases of particles under which something is done to the firm, and those of who does it.
_TAKEN = {"object", "locative", "source", "joined"}


def antecedents(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """The subject of the clause around it, else whom the sentences before were about.

    The subject of its own clause is somebody else: Alder lends the company $2m.
    """
    text, firm = reading.line.text, anaphor.mention.value in {FIRM, THING}
    own = _subjects_before(anaphor, reading, grammar)
    found = speaker(anaphor, reading, grammar) or (_item(anaphor, reading) if firm else ())
    found = found or _answering(anaphor, reading, grammar)
    if found or (firm and anaphor.case in _TAKEN):
        return found or _of_last_deal(reading, context)
    if other := _helped(anaphor, own, reading, context) or _paying(anaphor, text, context, grammar):
        return other
    inner: tuple[Mention, ...] = ()
    acting = names_of(joined(own[-1], own, text, grammar, ())) if own else set[str]()
    for argument in reversed(own):
        public = is_public(argument.mention)  # the state gives $3m, and the company itself
        if firm and (public or not may_be_from(argument.mention, anaphor, reading, context)):
            continue
        free = anaphor.case in {"genitive", "bare"}
        between = text[argument.end : anaphor.start]
        if free or _in_other_clause(argument, acting, between, grammar):
            several = anaphor.mention.value is SEVERAL
            return _group(argument, own) if several else (argument.mention,)
        if _named_here(argument, reading):
            inner = (*inner, argument.mention)
    topics = _topics_told(anaphor, inner, reading, context, grammar)
    if anaphor.mention.value is SEVERAL:
        return _several(topics, reading, context)
    if topics or context.topics:
        return topics[:1]
    return teller(anaphor, reading, grammar) or _only_firm(anaphor, reading, context)


def _several(
    topics: tuple[Mention, ...], reading: Reading, context: Context
) -> tuple[Mention, ...]:
    """The firms that sign, or the topics: they, 두 회사."""
    if _seller_and_buyer(reading, context):
        return ()
    return _signing(context) or (topics if len(topics) > 1 else _latest(topics, context))


def _topics_told(
    anaphor: Argument,
    inner: Sequence[Mention],
    reading: Reading,
    context: Context,
    grammar: Grammar,
) -> tuple[Mention, ...]:
    """Whom the sentences before were about, without who acts with the word; for a firm's noun the firms."""
    firm, taken = anaphor.mention.value in {FIRM, THING}, names_of(inner)
    known = _firms_told(anaphor, reading, context) if firm else context.topics
    topics = tuple(m for m in known if m.label in ACTORS and not names_of([m]) & taken)
    if not firm:
        return topics
    named = (m for m in topics if may_be_called(m, anaphor, reading, grammar))
    topics = tuple(m for m in named if may_be_from(m, anaphor, reading, context))
    firms = tuple(m for m in topics if m.label == "COMPANY" and not is_public(m))
    return firms or tuple(m for m in topics if m.label == "COMPANY")


def _answering(anaphor: Argument, reading: Reading, grammar: Grammar) -> tuple[Mention, ...]:
    """Alder threw out Nuri's $3m bid for the company: whom an offer is for says what becomes of it."""
    answers, text = grammar.patterns["answers_offer"], reading.line.text
    near = (a for a in reading.arguments if 0 < anaphor.start - a.end <= _ANSWERED_WITHIN)
    firms = (a for a in near if a.mention.label == "COMPANY")
    found = (a for a in firms if answers.fullmatch(text, a.end, anaphor.start))
    return tuple(a.mention for a in found)[:1]


def _only_firm(anaphor: Argument, reading: Reading, context: Context) -> tuple[Mention, ...]:
    """Few have heard of Alder. It has bought a mine: the only firm that the sentences before name."""
    alone = anaphor.mention.value is SINGLE and len(names_of(context.named)) == 1
    opens = anaphor.case == "bare" and anaphor == reading.arguments[0]
    return context.named[:1] if alone and opens else ()


def _in_other_clause(
    argument: Argument, acting: Collection[str], between: str, grammar: Grammar
) -> bool:
    """Whether a subject may be meant by an object: Alder said Nuri had bought it, and never who buys it (``acting``)."""
    other = not names_of([argument.mention]) & set(acting)
    other = other or grammar.patterns["in_relative"].search(between) is not None
    return other and grammar.patterns["clause"].search(between) is not None


def _subjects_before(anaphor: Argument, reading: Reading, grammar: Grammar) -> list[Argument]:
    """Who may act in the sentence's clauses before the anaphor."""
    text = reading.line.text
    own = [a for a in reading.arguments if _subject(a) and a.end <= anaphor.start]
    other = grammar.patterns["whose_other"]
    own = [a for a in own if not (_addressed(a, text, grammar) or other.match(text, a.end))]
    return [a for a in own if not _inside(a, own[0], anaphor, text, grammar)]


def _helped(
    anaphor: Argument, own: Sequence[Argument], reading: Reading, context: Context
) -> tuple[Mention, ...]:
    """The state has agreed to lend it $2m: the firm of the last deal, which a public body helps."""
    public = bool(own) and anaphor.case == "bare-object" and is_public(own[-1].mention)
    return _of_last_deal(reading, context) if public else ()


def _paying(
    anaphor: Argument, text: str, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """Alder will supply trams to Nuri Rail. The operator is paying $3m: who ordered, not who supplies.

    Nuri Bank has granted Alder a loan. The company will get $3m: who takes it, and not the bank. Alder
    sold its mine to Nuri. The trading house paid $3m: who bought it.
    """
    latest, firm = context.latest, anaphor.mention.value is FIRM
    if latest is None or not (latest.order or latest.aid or latest.purchase):
        return ()
    giving, taking = context.parties.get(latest, ((), ()))
    if (
        firm
        and (latest.purchase or (latest.order and taking))
        and grammar.patterns["pays_next"].match(text, anaphor.end)
    ):
        return giving[:1]
    named = giving and taking and (firm or latest.aid) and grammar.capitalises
    gets = named and grammar.patterns["gets_next"].match(text, anaphor.end)
    return taking[:1] if gets else ()


def _firms_told(anaphor: Argument, reading: Reading, context: Context) -> tuple[Mention, ...]:
    """The topics and the firms of the last deals; without a firm the last that was a topic, or the only one named.

    나래시는 가온의 사업장을 둘러봤다. 회사는 3억 유로를 더 들인다.
    """
    told = (*context.topics, *context.firms)
    places = {p.start for p in reading.line.of("PLACE", "COUNTRY", "NATIONALITY")}
    the, *words = reading.line.words(anaphor.start, anaphor.end).split(" ", 1)
    plain = all(word == word.casefold() for word in words)  # not the Nuri tyre company
    plain = plain or anaphor.start + len(the) + 1 in places  # the Ohio company
    if plain and context.firm and all(map(is_public, told)):
        return (*told, *context.firm)
    named = tuple(m for m in context.named if m.rule != ROLE and not is_public(m))
    if plain and not told and len(names_of(context.named)) == 1:
        return context.named[:1]  # Bold move by Telvar. The baker will: whom else?
    if not all(map(is_public, told)):
        return told
    return (*told, *named) if len(named) == 1 else (*told, *_agreeing(context))


def _named_here(argument: Argument, reading: Reading) -> bool:
    """Whether the name itself stands there, and no word that stands for it."""
    return argument.mention.span == reading.line.span(argument.start, argument.end)


def _inside(
    argument: Argument, first: Argument, anaphor: Argument, text: str, grammar: Grammar
) -> bool:
    """Alder, the firm that listed on Nuri's market, said it had: only of a clause that describes who acts."""
    opened = grammar.patterns["in_relative"].search(text, first.end, argument.start)
    return opened is not None and "," in text[argument.end : anaphor.start]


def _addressed(argument: Argument, text: str, grammar: Grammar) -> bool:
    """It told the government that it would: who is told does not act."""
    ahead = text[max(0, argument.start - _TOLD_WITHIN) : argument.start]
    return grammar.patterns["told_whom"].search(ahead) is not None


def _item(anaphor: Argument, reading: Reading) -> tuple[Mention, ...]:
    """◆ 다온 = 구독형 식당으로 알려진 이 회사는: whom the item of a list is about."""
    if reading.line.sentence.title:
        return ()
    heads = (a for a in reading.arguments if a.case == "headline" and a.end <= anaphor.start)
    return tuple(a.mention for a in heads)[:1]


def _latest(topics: Sequence[Mention], context: Context) -> tuple[Mention, ...]:
    """두 기업에: the topic and the firm of the deal before it, where no topic is of several."""
    others = (m for m in context.firms if not names_of([m]) & names_of(topics))
    return (*(m for m in others if not is_public(m)), *topics)[-_TWO:]


def _signing(context: Context) -> tuple[Mention, ...]:
    """도는 가온, 누리와 투자협약을 맺었다. 이들 기업은: the firms that agreed to invest."""
    firms = _agreeing(context)
    return firms if len(firms) > 1 else ()


def _agreeing(context: Context) -> tuple[Mention, ...]:
    """시는 나래특장과 투자협약을 맺었다. 회사는: who agreed to invest."""
    parties = (sides for kind, sides in context.parties.items() if kind.outlay)
    investors, _ = next(parties, ((), ()))
    return tuple(m for m in investors if m.label == "COMPANY" and not is_public(m))


def _seller_and_buyer(reading: Reading, context: Context) -> bool:
    """누리는 다온을 산다. 두 회사는 지분을 3억 유로에 넘기는 계약을 맺었다: both sides, and so neither as one."""
    giving, taking = context.parties.get(context.latest, ((), ())) if context.latest else ((), ())
    told = bool(giving and taking)
    return told and any(link.predicate.frame.kind.purchase for link in reading.links)


def _of_last_deal(reading: Reading, context: Context) -> tuple[Mention, ...]:
    """누리는 2019년 이 회사를 샀다: whom the last deal was about, and not who acts here."""
    acting = names_of([a.mention for a in reading.arguments if a.case in ABOUT])
    named = (m for m in (*context.firms, *context.topics) if m.rule != PHRASE)
    known = (m for m in named if m.label == "COMPANY")
    return tuple(m for m in known if not is_public(m) and not names_of([m]) & acting)[:1]


def _group(last: Argument, own: Sequence[Argument]) -> tuple[Mention, ...]:
    return tuple(a.mention for a in own if a.start <= last.start)


def _subject(argument: Argument) -> bool:
    mention = argument.mention
    return mention.rule != ANAPHOR and (
        (mention.label in ACTORS and argument.case in {"bare", "genitive"})
        or (mention.label in PLACES and argument.case == "bare")
    )
