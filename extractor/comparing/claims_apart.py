"""Why records differ: the claims, or at least the rules, that one of two runs alone has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.differences import Difference
    from extractor.comparing.run import Document, Line


class _Claim(NamedTuple):
    about: str
    says: str
    text: str
    won: bool

    def __str__(self) -> str:
        lost = "" if self.won else " (lost)"
        return one_line(f"{self.about} {self.says}: {self.text}{lost}")


def claims_apart(one: Difference, old: Document, new: Document) -> Iterator[str]:
    """A line for each claim that one run alone makes about a record, − for the old one, + for the new.

    Where a run has no claims: for each rule that the records do not share. Where one run has no such
    record: what became of its amount there.
    """
    place = _place(one.record)
    before, after = _amount(old, one.old, place), _amount(new, one.new, place)
    if before is None or after is None:
        yield from _signed(_rules(one.old), _rules(one.new))
        return
    claims = [_claims(amount) for amount in (before, after)]
    for sign, amount, record in (("−", before, one.old), ("+", after, one.new)):
        if record is None:
            yield f"{sign} no record: {one_line(str(amount['reason']))}"
    yield from _signed(*claims)


def _signed(old: list[str], new: list[str]) -> Iterator[str]:
    yield from (f"− {text}" for text in old if text not in new)
    yield from (f"+ {text}" for text in new if text not in old)


def _rules(record: Line | None) -> list[str]:
    return [f"rule {one_line(rule)}" for rule in record.get("rules") or ()] if record else []


def _place(record: Line) -> int | None:
    spans = (record.get("amount") or {}).get("spans")
    return spans[0]["start"] if spans else None


def _amount(document: Document, record: Line | None, place: int | None) -> Line | None:
    """The amount that gave the record; without one, that at its place. None where there is none."""
    if record:
        own = (a for a in document.amounts if a.get("record") == record.get("id"))
        return next(own, None)
    here = (a for a in document.amounts if a["amount"]["span"]["start"] == place)
    return next(here, None)


def _claims(amount: Line) -> list[str]:
    found = (
        _Claim(str(c["about"]), str(c["says"]), str(c["text"]), bool(c.get("won")))
        for c in amount.get("claims") or ()
    )
    return list(dict.fromkeys(map(str, found)))
