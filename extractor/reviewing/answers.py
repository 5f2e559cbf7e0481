"""Answers for every amount of an article: the record that it gave, or why it gave none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.claims import strongest
from extractor.joining.forms.particles import case_after
from extractor.joining.forms.who import names_of
from extractor.terminal import counted
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.joining import Joined
    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Argument, Link, Predicate, Reading
    from extractor.joining.forms.facts import Fact
    from extractor.pipeline import Result
    from extractor.rules.grammar import Grammar
    from extractor.types import Mention, Record

# Labels of names that may be parties of a deal.
_PARTIES = {"COMPANY", "GOVERNMENT"}


class Nearest(NamedTuple):
    """The predicate nearest to an amount: its span, and the gap between both in code points.

    ``case`` is that of the amount, by its particle or preposition; empty without one. ``other`` is
    another amount that the predicate governs.
    """

    words: Span
    predicate: Predicate
    gap: int
    case: str
    other: Mention | None


@dataclass(frozen=True)
class Answer:
    """What became of an amount, the ``number``-th of its article, counted from 1.

    ``outcome`` is a name of ``wording.toml``. ``rule`` is the ground or the veto against a record,
    ``words`` its span. ``others`` are the names of the sentence that have no part in the deal.
    ``reading`` is that of its sentence, where pronouns still stand for names.
    """

    number: int
    amount: Mention
    outcome: str
    record: Record | None = None
    fact: Fact | None = None
    rule: str = ""
    words: Span | None = None
    nearest: Nearest | None = None
    others: tuple[Argument, ...] = ()
    reading: Reading | None = None

    @property
    def link(self) -> Link | None:
        """The predicate that governs the amount, with its arguments; None if there is none."""
        links = self.reading.links if self.reading else ()
        return next((one for one in links if one.amount.mention.span == self.amount.span), None)

    @property
    def reason(self) -> tuple[str, str]:
        """The table and the line of ``wording.toml`` with the reason for no record."""
        table = {"vetoed": "veto", "refused": "deal"}.get(self.outcome, "outcome")
        if self.outcome == "ungoverned" and self.nearest is None:
            return table, "unstated"
        return table, self.rule if table != "outcome" else self.outcome


class Block(NamedTuple):
    """A sentence of the article, or a line that is no sentence, counted from 1."""

    number: int
    span: Span
    mentions: tuple[Mention, ...]
    answers: tuple[Answer, ...]


class _Sums(NamedTuple):
    """What is known of each amount, by its span: its record, fact, veto, restated amount, reading."""

    recorded: Mapping[Span, tuple[Record, Fact]]
    refused: Mapping[Span, Fact]
    unnamed: Mapping[Span, Fact]
    restating: Mapping[Span, Fact]
    vetoed: Mapping[Span, tuple[str, Span]]
    governed: Mapping[Span, Reading]
    bracketed: Mapping[Span, Reading]


def answers(result: Result) -> list[Answer]:
    """One answer for each amount, in the order of the text."""
    amounts = sorted((m for m in result.mentions if m.label == "MONEY"), key=lambda m: m.span)
    sums = _sums(result.joined)
    return [_answer(number, m, sums, result.joined) for number, m in enumerate(amounts, 1)]


def commonest(answered: Sequence[Answer]) -> Answer | None:
    """The first answer with the commonest reason for no record; None if all gave one."""
    without = [answer for answer in answered if answer.record is None]
    reasons = Counter(answer.reason for answer in without)
    most = reasons.most_common(1)[0][0] if reasons else None
    return next((answer for answer in without if answer.reason == most), None)


def _sums(joined: Joined) -> _Sums:
    pairs = zip(joined.records, joined.facts, strict=True)
    recorded = {f.amount.span: (r, f) for r, facts in pairs for f in reversed(facts)}
    facts = [f for group in (*joined.facts, *joined.unnamed) for f in group]
    return _Sums(
        recorded,
        {fact.amount.span: fact for fact in joined.refused},
        {fact.amount.span: fact for group in joined.unnamed for fact in group},
        {m.span: fact for fact in facts for m in fact.equivalents},
        {
            veto.amount.mention.span: (veto.rule, reading.line.span(veto.start, veto.end))
            for reading in joined.readings
            for veto in reading.vetoed
        },
        {p.mention.span: r for r in joined.readings for p in r.line.of("MONEY")},
        {m.span: r for r in joined.readings for a in r.line.asides for m in a.mentions},
    )


def _answer(number: int, amount: Mention, sums: _Sums, joined: Joined) -> Answer:
    span = amount.span
    reading = sums.governed.get(span)
    if span in sums.recorded:
        record, fact = sums.recorded[span]
        first = record.amount is not None and span.start == record.amount.spans[0].start
        others = tuple(_others(reading, fact, record)) if reading else ()
        outcome = "record" if first else "repeated"
        return Answer(number, amount, outcome, record, fact, others=others, reading=reading)
    fact_of = {"equivalent": sums.restating, "refused": sums.refused, "unnamed": sums.unnamed}
    for outcome, facts in fact_of.items():
        if span in facts:
            return replace(_of_fact(number, amount, outcome, facts[span]), reading=reading)
    if span in sums.vetoed:
        rule, words = sums.vetoed[span]
        return Answer(number, amount, "vetoed", rule=rule, words=words)
    if reading:
        near = _nearest(amount, reading, joined.grammar)
        return Answer(number, amount, "ungoverned", nearest=near)
    outside = "sport" if joined.sport else "outside"
    return Answer(number, amount, "bracketed" if span in sums.bracketed else outside)


def _of_fact(number: int, amount: Mention, outcome: str, fact: Fact) -> Answer:
    """The answer for an amount of a fact without a record, with the claim against it."""
    against = strongest(fact.claims, "deal") if outcome == "refused" else None
    ground, words = (against.ground, against.span) if against else ("", None)
    return Answer(number, amount, outcome, fact=fact, rule=ground, words=words)


def _nearest(amount: Mention, reading: Reading, grammar: Grammar | None) -> Nearest | None:
    """The nearest predicate of the amount's sentence, with or without an amount; None if there is none."""
    predicates = [(idle.predicate, None) for idle in reading.idle]
    governing = [(link.predicate, link.amount.mention) for link in reading.links]
    case = _case(amount, reading, grammar) if grammar else ""
    found = (
        Nearest(
            span, predicate, max(span.start - amount.end, amount.start - span.end, 0), case, other
        )
        for predicate, other in (*governing, *predicates)
        if predicate.end > predicate.start
        for span in (reading.line.span(predicate.start, predicate.end),)
    )
    return min(found, key=lambda nearest: nearest.gap, default=None)


def _case(amount: Mention, reading: Reading, grammar: Grammar) -> str:
    """The case of an amount: by the particle behind it, or by the preposition before it."""
    line = reading.line
    placed = next((p for p in line.of("MONEY") if p.mention.span == amount.span), None)
    if placed is None:
        return ""
    if not grammar.capitalises:
        return case_after(line.text, placed.end, grammar)
    return grammar.cases.get(line.text[: placed.start].rstrip().rpartition(" ")[2], "")


def _others(reading: Reading, fact: Fact, record: Record) -> Iterator[Argument]:
    """The names of the sentence that no claim about the deal mentions and its record has not, each once."""
    claimed = [m for claim in fact.claims if isinstance(claim.says, tuple) for m in claim.says]
    spans, seen = {m.span for m in claimed}, names_of(claimed)
    seen |= {party.name for party in (*record.investors, *record.recipients)}
    for argument in reading.arguments:
        mention = argument.mention
        names = names_of([mention])
        named = mention.rule != ANAPHOR and mention.label in _PARTIES
        if named and mention.span not in spans and not names & seen:
            seen |= names
            yield argument


def decided(fact: Fact, about: str) -> tuple[Claim | None, tuple[Claim, ...]]:
    """The claim that answers a question of the fact, and those that lost, the strongest first.

    Of those that lost only what nobody stronger says: no name that won, and each name once.
    """
    about_it = [claim for claim in fact.claims if claim.about == about]
    best = strongest(fact.claims, about)
    lost = sorted((c for c in about_it if c is not best), key=lambda c: -c.strength)
    known = _names(best)
    others: list[Claim] = []
    for claim in lost:
        left = _without(claim, known)
        known |= _names(left)
        others += [left] * bool(_names(left))
    return best, tuple(others)


def _without(claim: Claim, known: set[object]) -> Claim:
    """The claim without the mentions, or the answer, whose names are known."""
    if isinstance(claim.says, tuple):
        return claim._replace(says=tuple(m for m in claim.says if not names_of([m]) <= known))
    return claim._replace(says=None) if claim.says in known else claim


def _names(claim: Claim | None) -> set[object]:
    """The answer of a claim as names, so that two mentions of one firm are the same answer."""
    if claim is None or claim.says is None:
        return set()
    return set(names_of(claim.says)) if isinstance(claim.says, tuple) else {claim.says}


def blocks(
    result: Result,
    answered: Sequence[Answer],
    amount: int | None = None,
    sentence: int | None = None,
) -> list[Block]:
    """The sentences and lines of the article in order, with their mentions and answers.

    ``amount`` and ``sentence`` select one of either, counted from 1.
    """
    mentions = sorted((*result.mentions, *_guessed(result)), key=lambda m: m.span)
    chosen = [a for a in answered if amount in {None, a.number}]
    starts = [m.start for m in mentions], [a.amount.start for a in chosen]
    found = []
    for number, span in enumerate(stretches(result), 1):
        if sentence in {None, number}:
            here, asked = (slice(*(bisect_left(at, end) for end in span)) for at in starts)
            found.append(Block(number, span, tuple(mentions[here]), tuple(chosen[asked])))
    return found


def _guessed(result: Result) -> Iterator[Mention]:
    """The names that no list and no rule for names has, read as names by their place in a sentence."""
    known = {mention.span for mention in result.mentions}
    for reading in result.joined.readings:
        for argument in reading.arguments:
            mention = argument.mention
            named = mention.label in _PARTIES and mention.rule != ANAPHOR
            if named and mention.span not in known:
                known.add(mention.span)
                yield mention


def require(result: Result, asked: int | None, count: int, what: str) -> None:
    """Raises InputError if the article has no amount or no sentence (``what``) of the number asked for."""
    if asked is not None and asked > count:
        where = result.article.source or result.article.id
        has = f"has {counted(count, what)}" if count else f"has no {what}"
        mend = f"give --{what} 1 to {count}" if count > 1 else f"leave --{what} out"
        raise InputError(where, f"{has}, so there is no {what} {asked}", mend)


def stretches(result: Result) -> list[Span]:
    """The article cut at its line breaks and at both ends of every sentence and every evidence.

    Where a sentence is read clause by clause, the words that join two are shown with the first.
    """
    text = result.article.text
    cuts = {0, len(text)}
    cuts.update(match.end() for match in re.finditer("\n+", text))
    read = [reading.line.sentence for reading in result.joined.readings]
    cuts.update(sentence.start for sentence in read)
    cuts.update(one.end for one, other in pairwise(read) if not text[one.end : other.start].strip())
    cuts.update(sentence.end for sentence in read[-1:])
    for record in result.records:
        for quote in record.evidence:
            cuts.update((quote.start, quote.end))
    spans = (Span(start, end) for start, end in pairwise(sorted(cuts)))
    return [span for span in spans if text[span.start : span.end].strip()]
