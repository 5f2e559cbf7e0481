"""Whose works a sum is for, where they do not act themselves: who tells of them, for whom they rise, whose plan they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.who import is_weak, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.deciding.candidate import Candidate
    from extractor.joining.forms.clauses import Argument
    from extractor.types import Mention

_COMPANY = "COMPANY"
_SPEAKERS = {_COMPANY, "GOVERNMENT"}
# The case of a name that stands for itself: Alder said, said Alder.
_BARE = "bare"
# What stands behind a name that ends its sentence.
_ENDS = {"", "."}


def owners(candidate: Candidate) -> tuple[Mention, ...]:
    """For whom works rise, or whose plan they are: a $3m hall for Alder, the $3m hall is part of Alder's plans."""
    if not candidate.frame.kind.outlay or candidate.link.predicate.form != "noun":
        return ()
    return next(((a.mention,) for a in _firms(candidate) if _owns(a, candidate)), ())


def tellers(candidate: Candidate) -> tuple[Mention, ...]:
    """Who alone tells of works: Alder said its new mill would cost $3m; a $3m mill will open, Alder said."""
    if not candidate.frame.kind.outlay:
        return ()
    firms = [*_firms(candidate)]
    told = [a for a in firms if _tells(a, candidate)]
    alone = len(names_of([a.mention for a in firms])) == 1
    return (told[0].mention,) if told and alone else ()


def _firms(candidate: Candidate) -> Iterator[Argument]:
    """The firms and public bodies of the sentence."""
    said = (a for a in candidate.reading.arguments if a.mention.label in _SPEAKERS)
    return (a for a in said if not is_weak(a.mention))


def _owns(argument: Argument, candidate: Candidate) -> bool:
    end = candidate.link.predicate.end
    if argument.mention.label != _COMPANY or argument.start < end:
        return False
    patterns, text = candidate.grammar.patterns, candidate.text
    if patterns["built_for_whom"].fullmatch(text, end, argument.start):
        return True
    planned = patterns["own_plan"].match(text, argument.end)
    return planned is not None and bool(patterns["is_of"].fullmatch(text, end, argument.start))


def _tells(argument: Argument, candidate: Candidate) -> bool:
    """Whether it stands before the works as who tells of them, or behind as who said so."""
    patterns, text = candidate.grammar.patterns, candidate.text
    predicate, amount = candidate.link.predicate, candidate.link.amount
    verb, first = predicate.form != "noun", min(predicate.start, amount.start)
    account = patterns["by_account"].search(text, 0, argument.start) is not None
    if not (argument.case == _BARE or account) or not (verb or _of_works(candidate)):
        return False
    if argument.end <= first:
        told = patterns["tells_of_cost" if verb else "tells_of_works"]
        return told.fullmatch(text, argument.end, predicate.start if verb else first) is not None
    if argument.mention.label != _COMPANY or argument.start < max(predicate.end, amount.end):
        return False
    if verb and not patterns["works_cost"].search(text, 0, predicate.end):
        return False
    ended = account and text[argument.end :].strip() in _ENDS
    return ended or patterns["ends_telling"].match(text, argument.end) is not None


def _of_works(candidate: Candidate) -> bool:
    """Whether the noun that has the sum is something built: spending in all is nobody's works."""
    predicate = candidate.link.predicate
    works = candidate.grammar.patterns["works_noun"]
    return works.fullmatch(candidate.text, predicate.start, predicate.end) is not None
