"""Who stays the topic while somebody else is the subject: Alder has grown. Nuri Legal advised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import is_public, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractor.joining.forms.clauses import Argument, Idle, Reading
    from extractor.joining.forms.context import Context
    from extractor.joining.forms.facts import Fact
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention

# A name with the particle of a topic says itself that the sentence is about it.
_MARKED = "topic"
# How far before a name the word begins that says what it is to another.
_RIVAL_WITHIN = 24


def keeps_topic(
    subject: Argument,
    reading: Reading,
    context: Context,
    facts: Sequence[Fact],
    dealers: Collection[Mention],
) -> bool:
    """Whether a pronoun of the sentence goes on about the topic, and its subject deals in nothing.

    What a pronoun stands for is the sentence's centre, whoever acts (Grosz, Joshi and Weinstein,
    "Centering", Computational Linguistics 21, 1995): Its bank is Nuri Bank.
    """
    if subject.case == _MARKED or names_of([subject.mention]) & names_of(context.topics):
        return False
    dealing = names_of([m for fact in facts for m in (*fact.investors, *fact.recipients)])
    if names_of([subject.mention]) & (dealing | names_of([*dealers])):
        return False
    return any(_pronoun_of(argument, reading, context) for argument in reading.arguments)


def _pronoun_of(argument: Argument, reading: Reading, context: Context) -> bool:
    """Whether the words there stand for the topic and do not name it."""
    named = argument.mention.span == reading.line.span(argument.start, argument.end)
    return not named and bool(names_of([argument.mention]) & names_of(context.topics))


def named_aside(mention: Mention, text: str, grammar: Grammar) -> bool:
    """Nuri-backed Alder invests, shares of rival Nuri fell: named to say something of somebody else."""
    near = text[max(0, mention.start - _RIVAL_WITHIN) : mention.start]
    rival = grammar.patterns["rival_of"].search(near)
    return rival is not None or bool(grammar.patterns["in_compound"].match(text, mention.end))


def whose_shares(reading: Reading, grammar: Grammar, text: str) -> Argument | None:
    """Alder's shares rose, the council's cabinet agreed: the sentence is about the firm or the body."""
    its_shares = grammar.patterns["its_shares"]
    firms = (
        a
        for a in reading.arguments
        if a.mention.label in {"COMPANY", "GOVERNMENT"}
        and not named_aside(a.mention, text, grammar)
    )
    return next((a for a in firms if its_shares.match(reading.line.text, a.end)), None)


def who_builds(reading: Reading) -> Argument | None:
    """A mill is to be built by Alder, 알더의 공장이 들어선다: the sentence is about Alder, where nobody is the subject."""
    building = [i for i in reading.idle if i.predicate.frame.kind.outlay]
    agents = (a for idle in building for a in idle.arguments if a.case == _builder_case(idle))
    return next((a for a in agents if a.mention.label == "COMPANY"), None)


def _builder_case(idle: Idle) -> str | None:
    """The case of who builds what rises or is built."""
    if idle.predicate.form == "passive":
        return "by"
    slot = idle.predicate.frame.slots.get("investor")
    return "genitive" if slot is not None and set(slot.cases) == {"genitive"} else None


def firm_before(context: Context) -> tuple[Mention, ...]:
    """The last topic that was a firm: the fine is the regulator's, the company is still Alder."""
    firms = (m for m in context.topics if m.label == "COMPANY" and not is_public(m))
    return tuple(firms)[:1] or context.firm


def of_firm_here(refused: Sequence[Fact], fact: Fact, reading: Reading) -> bool:
    """Vela took in $7m; its backers include Nuri: they are no backers of whose round was told before."""
    last = refused[-1] if refused else None
    if last is None or last.sentence != reading.line.sentence or not last.kind.raising:
        return False
    return bool(last.recipients) and not names_of(last.recipients) & names_of(fact.recipients)


def about_another(fact: Fact, topics: Sequence[Mention]) -> bool:
    """Whether the sentences since the deal are about a firm that has no part in it."""
    parties = names_of((*fact.recipients, *fact.investors))
    later = [m for m in topics if m.label == "COMPANY" and m.start > fact.sentence.end]
    return bool(fact.recipients and later) and not names_of(topics) & parties


def backing_topic(facts: Sequence[Fact], context: Context) -> set[str]:
    """The first close brought in $3m from Alder and Nuri: they put money into whom the sentences go on about."""
    raised = (f for f in facts if f.kind.raising)
    known = names_of(context.topics)
    return names_of([m for f in raised if names_of(f.recipients) & known for m in f.investors])


def of_part(reading: Reading, grammar: Grammar) -> bool:
    """Whether the sentence is about a part of a firm: a 20% stake."""
    return grammar.patterns["of_part"].search(reading.line.text) is not None
