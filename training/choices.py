"""What there was to choose from for each decision about a deal: the rules' answer, and everything else that the article names.

A decision is an array of candidates, the rules' own answer first; which of them is right is known from the
marks. Parties and countries are decided by comparing all candidates of a role at once, "nobody" among them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipeline import Extractor
from extractor.types import Name, Place
from training.articles import KINDS
from training.compiling import sentences
from training.scoring import annotated, of_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extractor.pipeline import Result
    from extractor.types import Mention, Record
    from training.articles import Annotated
    from training.scoring import Deal

DECISIONS = ("kinds", "investors", "recipients", "countries")
Forms = frozenset[str]
_WORD = re.compile(r"[^\W\d_]+")
_FARTHEST = 3  # sentences that lie farther off are one class
_OFTEN = 4  # names told more often are one class
_BESIDE = 3  # letters of the word or the particle behind a name


@dataclass(frozen=True)
class Candidate:
    """One answer: what the model may see of it, and whether it is the marked one."""

    features: frozenset[str]
    right: bool


@dataclass(frozen=True)
class Choice:
    """The candidates of one decision about a deal of an article, what the rules say first."""

    article: str
    decision: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class _Told:
    """A deal in its article: the sentences' beginnings, the sum's place, who and what is named, by name."""

    text: str
    starts: tuple[int, ...]
    at: int
    record: Record
    parties: Mapping[str, Sequence[Mention]]
    countries: Mapping[str, Sequence[Mention]]

    def sentence(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def forms(self, name: str) -> Forms:
        """A name and all the words that stand for it."""
        return frozenset({name, *(self.text[m.start : m.end] for m in self.parties[name])})


def choices(articles: Iterable[Annotated]) -> Iterator[Choice]:
    """The decisions about each deal whose sum the rules find."""
    extractor = Extractor()
    for article in articles:
        result = extractor.extract_text(
            article.text, language=article.language, published=article.published
        )
        for record, deal in _pairs(article, result):
            told = _told(article, result, record)
            for decision, candidates in (
                ("kinds", _kinds(told, deal)),
                ("investors", _parties(told, "investors", deal.givers)),
                ("recipients", _parties(told, "recipients", deal.takers)),
                ("countries", _countries(told, deal)),
            ):
                yield Choice(article.id, decision, tuple(candidates))


def _pairs(article: Annotated, result: Result) -> Iterator[tuple[Record, Deal]]:
    left = [deal for deal in annotated(article) if not deal.optional]
    records = [record for record in result.records if record.amount is not None]
    for record, read in zip(records, of_records(records), strict=True):
        deal = next((deal for deal in left if deal.same_sum(read)), None)
        if deal is not None:
            left.remove(deal)
            yield record, deal


def _told(article: Annotated, result: Result, record: Record) -> _Told:
    parties: dict[str, list[Mention]] = {}
    countries: dict[str, list[Mention]] = {}
    for mention in result.mentions:
        if isinstance(mention.value, Name):
            parties.setdefault(mention.value.name, []).append(mention)
        elif isinstance(mention.value, Place):
            countries.setdefault(mention.value.country, []).append(mention)
    starts = tuple(sentence.start for sentence in sentences(article))
    assert record.amount is not None  # noqa: S101 - only such records are paired
    return _Told(article.text, starts, record.amount.spans[0].start, record, parties, countries)


def _kinds(told: _Told, deal: Deal) -> Iterator[Candidate]:
    """Each kind with the words of the sum's sentence and of the headline."""
    here = told.sentence(told.at)
    begin, end = told.starts[here], (*told.starts, len(told.text))[here + 1]
    words = set(_WORD.findall(told.text[begin:end].casefold()))
    words |= set(_WORD.findall(told.text[: (*told.starts, len(told.text))[1]].casefold()))
    own = told.record.kind
    for kind in (own, *sorted(KINDS - {own})):
        seen = {f"{kind}: {word}" for word in words} | {f"{kind} for {own}"}
        yield Candidate(frozenset(seen | ({"rules"} if kind == own else set())), kind == deal.kind)


def _parties(told: _Told, role: str, wanted: tuple[Forms, ...]) -> Iterator[Candidate]:
    """What the rules name, as one candidate even where it is a list; nobody; each other name alone."""
    found = tuple(
        frozenset({p.name, *(s.text for s in p.spans)}) for p in getattr(told.record, role)
    )
    alone = {name for name in told.parties if len(found) == 1 and told.forms(name) & found[0]}
    seen = {"rules", f"rules name {min(len(found), 2)}", f"rules, {told.record.kind}"}
    for name in alone:
        seen |= _seen(told, told.parties[name])
    yield Candidate(frozenset(seen), _same(found, wanted))
    if found:
        nobody = frozenset({"nobody", f"nobody, {told.record.kind}"})
        yield Candidate(nobody, _same((), wanted))
    for name in sorted(told.parties.keys() - alone):
        marks = {f"a name where rules name {min(len(found), 2)}"}
        marks |= (
            {"of the rules' list"} if any(told.forms(name) & forms for forms in found) else set()
        )
        seen = marks | _seen(told, told.parties[name])
        yield Candidate(frozenset(seen), _same((told.forms(name),), wanted))


def _countries(told: _Told, deal: Deal) -> Iterator[Candidate]:
    """The rules' countries, none, and each country that the article names alone."""
    found = frozenset(country.code for country in told.record.countries)
    seen = {"rules", f"rules name {min(len(found), 2)}"}
    for code in found & told.countries.keys() if len(found) == 1 else ():
        seen |= _seen(told, told.countries[code])
    yield Candidate(frozenset(seen), found == deal.countries)
    if found:
        yield Candidate(frozenset({"none"}), not deal.countries)
    homes = {party.country for party in (*told.record.investors, *told.record.recipients)}
    for code in sorted(told.countries.keys() - (found if len(found) == 1 else set())):
        marks = {f"a country where rules name {min(len(found), 2)}"}
        marks |= {"a party's home"} if code in homes else set()
        seen = marks | _seen(told, told.countries[code])
        yield Candidate(frozenset(seen), deal.countries == {code})


def _same(found: tuple[Forms, ...], wanted: tuple[Forms, ...]) -> bool:
    """Whether each of both is named by the other."""
    both = (found, wanted), (wanted, found)
    return all(any(one & two for two in theirs) for ours, theirs in both for one in ours)


def _seen(told: _Told, mentions: Sequence[Mention]) -> set[str]:
    """Where a name stands from the sum, how often, in the headline, and what stands beside it."""
    here = told.sentence(told.at)
    near = min(mentions, key=lambda m: (abs(told.sentence(m.start) - here), abs(m.start - told.at)))
    off = told.sentence(near.start) - here
    side = ("before" if near.start < told.at else "behind") if off == 0 else ""
    behind = _WORD.match(told.text[near.end :].lstrip(" ")[:_BESIDE])
    every = [m.start for group in told.parties.values() for m in group]
    return {
        f"named {min(len(mentions), _OFTEN)} times",
        near.label,
        f"{max(min(off, _FARTHEST), -_FARTHEST)} sentences off {side}",
        f"{max(min(off, _FARTHEST), -_FARTHEST)} sentences off {side}, {told.record.kind}",
        f"behind it {behind[0].casefold() if behind else told.text[near.end : near.end + 1]}",
        *(["in the headline"] if any(told.sentence(m.start) == 0 for m in mentions) else []),
        *(["named first"] if every and min(m.start for m in mentions) <= min(every) else []),
    }
