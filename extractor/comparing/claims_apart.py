"""Why records differ: the claims, or at least the rules, that one of two runs alone has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from extractor.comparing.differences import Difference
    from extractor.comparing.run import Document, Line

# What a claim about a field of another name is about.
_ABOUT = {
    "investors": "investor",
    "recipients": "recipient",
    "countries": "country",
    "places": "country",
}


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

    Where one run has no such record: what became of its amount there. Where one has no claims: the
    rules that the records do not share, and what the other run claims about the fields that differ.
    """
    words = next(iter((one.record.get("amount") or {}).get("spans") or ()), None)
    before, after = (_amount(*side, words) for side in ((old, one.old), (new, one.new)))
    sides = (("−", before, one.old), ("+", after, one.new))
    for sign, amount, record in sides:
        if amount and record is None:
            yield f"{sign} amount: {one_line(str(amount['reason']))}"
    if before and after:
        yield from _signed(_claims(before), _claims(after))
        return
    yield from _signed(*([] if a and not (one.old and one.new) else _rules(r) for _, a, r in sides))
    values = [field.name for field in one.fields if field.level == "value"]
    about = {_ABOUT.get(name, name) for name in values} if one.fields else None
    for sign, amount, record in sides:
        if amount and record:
            yield from (f"{sign} {claim}" for claim in _won(amount, about))


def _signed(old: list[str], new: list[str]) -> Iterator[str]:
    yield from (f"− {text}" for text in old if text not in new)
    yield from (f"+ {text}" for text in new if text not in old)


def _rules(record: Line | None) -> list[str]:
    return [f"rule {one_line(rule)}" for rule in record.get("rules") or ()] if record else []


def _amount(document: Document, record: Line | None, words: Line | None) -> Line | None:
    """The amount that gave the record; without one, that of its words, the nearest. None if there is none."""
    found = [
        amount
        for amount in document.amounts
        if (amount.get("record") == record["id"] if record else _is_of(amount, words))
    ]
    start = words["start"] if words else 0
    return min(found, key=lambda a: abs(a["amount"]["span"]["start"] - start), default=None)


def _is_of(amount: Line, words: Line | None) -> bool:
    """Whether an amount has the words, in any place."""
    return words is not None and bool(amount["amount"]["span"]["text"] == words["text"])


def _claims(amount: Line) -> list[str]:
    return list(dict.fromkeys(map(str, _each(amount))))


def _won(amount: Line, about: Collection[str] | None) -> list[str]:
    """The claims that decided these questions; None for all that there are."""
    won = (c for c in _each(amount) if c.won and (about is None or c.about in about))
    return list(dict.fromkeys(map(str, won)))


def _each(amount: Line) -> Iterator[_Claim]:
    """The claims; what has one reason alone (dates, periods) is a claim that won."""
    for one in (*(amount.get("claims") or ()), *(amount.get("circumstances") or ())):
        about, says, text = (str(one[name]) for name in ("about", "says", "text"))
        yield _Claim(about, says, text, won=bool(one.get("won", True)))
