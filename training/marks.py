"""Marked text: what stands between braces is a span of the article and what it says of a deal.

``{Gaon Foods|who 1} will spend {€300m|sum 1 EUR 300m} on a mill in {Lodz|where 1 PL}``. A mark says
several things with semicolons between them: ``{Poland|where 1 PL; who 2 =Government of Poland}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

ROLES = frozenset({"who", "whom", "where", "sum", "same", "when", "no", "trap", "name"})
QUALIFIERS = frozenset(
    {"exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "multiple"}
)
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_STRAY = re.compile(r"[{}|]")
_SAID = re.compile(r"(?P<role>[a-z]+)(?P<deals>(?: \d+)*)(?: (?P<rest>\S.*))?")
_SCALES = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
_VALUE = re.compile(r"(\d[\d,_]*(?:\.\d+)?)(" + "|".join(filter(None, _SCALES)) + r")?")
_MONEY = re.compile(
    r"(?P<currency>[A-Z]{3}) (?P<low>[^\s.]\S*?)(?:\.\.(?P<high>\S+?))?(?: (?P<rest>\S.*))?"
)


class MarkError(ValueError):
    """A mark that cannot be read. ``at`` is its place in the marked text."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True)
class Value:
    """A sum: ``low`` and ``high`` in units of the currency, with its qualifier."""

    currency: str
    low: Decimal
    high: Decimal
    qualifier: str


@dataclass(frozen=True)
class Said:
    """One thing that a mark says: a role, the deals that it is of, and what follows.

    ``insists``: the writer has seen that the reader reads the words otherwise, and means it.
    """

    role: str
    deals: tuple[int, ...] = ()
    name: str | None = None
    country: str | None = None
    value: Value | None = None
    reason: str | None = None
    insists: bool = False


@dataclass(frozen=True)
class Mark:
    """The half-open span of the marked words in the clean text, and what they say."""

    start: int
    end: int
    said: tuple[Said, ...]
    at: int


def read_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The clean text and its marks from left to right.

    >>> text, (mark,) = read_marks("It costs {€3m|sum 1 EUR 3m at_most}.")
    >>> text, text[mark.start : mark.end], mark.said[0].value.low
    ('It costs €3m.', '€3m', Decimal('3000000'))

    Raises MarkError where a mark cannot be read.
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    done = length = 0
    for found in _MARK.finditer(marked):
        plain = marked[done : found.start()]
        _without_strays(plain, done)
        words = found[1]
        if words != words.strip():
            raise MarkError("white space at an end of the marked words", found.start())
        start = length + len(plain)
        said = tuple(_said(one.strip(), found.start()) for one in found[2].split(";"))
        marks.append(Mark(start, start + len(words), said, found.start()))
        pieces += (plain, words)
        length, done = start + len(words), found.end()
    _without_strays(marked[done:], done)
    return "".join((*pieces, marked[done:])), tuple(marks)


def _without_strays(plain: str, at: int) -> None:
    if stray := _STRAY.search(plain):
        raise MarkError(f"a {stray[0]!r} that belongs to no mark", at + stray.start())


def _said(words: str, at: int) -> Said:
    found = _SAID.fullmatch(words)
    if not found or found["role"] not in ROLES:
        raise MarkError(f"{words!r}: begins with none of {', '.join(sorted(ROLES))}", at)
    role, rest = found["role"], found["rest"] or ""
    deals = tuple(map(int, found["deals"].split()))
    if bool(deals) != (role not in {"no", "trap", "name"}):
        raise MarkError(f"{words!r}: {'needs' if not deals else 'takes no'} numbers of deals", at)
    insists = rest.endswith("!")
    rest = rest.removesuffix("!").rstrip()
    said = Said(role, deals, insists=insists)
    match role:
        case "who" | "whom" | "name":
            return _party(said, rest, at)
        case "where":
            return _place(said, rest, at)
        case "sum" | "same":
            return _sum(said, rest, at)
        case "no":
            return _no_deal(said, rest, at)
        case "trap":
            return _with(said, reason=rest or None)
        case _:
            return said


def _with(said: Said, **more: object) -> Said:
    return Said(**{**vars(said), **more})


def _party(said: Said, rest: str, at: int) -> Said:
    if rest and not rest.startswith("="):
        raise MarkError(f"{rest!r}: the name behind {said.role} begins with =", at)
    return _with(said, name=rest.removeprefix("=").strip() or None)


def _place(said: Said, rest: str, at: int) -> Said:
    if not re.fullmatch(r"[A-Z]{2}", rest):
        raise MarkError(f"{rest!r}: where needs a country's two letters", at)
    return _with(said, country=rest)


def _sum(said: Said, rest: str, at: int) -> Said:
    value, left = _money(rest, at)
    if left:
        raise MarkError(f"{left!r}: nothing follows the qualifier of a sum", at)
    return _with(said, value=value)


def _no_deal(said: Said, rest: str, at: int) -> Said:
    value, reason = _money(rest, at)
    if not reason:
        raise MarkError("an amount that is in no deal needs a reason: no USD 5m revenue", at)
    return _with(said, value=value, reason=reason)


def _money(words: str, at: int) -> tuple[Value, str]:
    """The value at the beginning of the words, and what follows it."""
    found = _MONEY.fullmatch(words)
    if not found:
        raise MarkError(f"{words!r}: a sum is written EUR 300m or KRW 3조..4조", at)
    low = _number(found["low"], at)
    high = _number(found["high"], at) if found["high"] else low
    first, _, rest = (found["rest"] or "").partition(" ")
    if first in QUALIFIERS:
        return Value(found["currency"], low, high, first), rest
    own = "exact" if low == high else "range"
    return Value(found["currency"], low, high, own), found["rest"] or ""


def _number(words: str, at: int) -> Decimal:
    """``3조5000억`` and ``1.2bn`` as units.

    >>> _number("3조5000억", 0)
    Decimal('3500000000000')
    """
    total = Decimal(0)
    pieces = list(_VALUE.finditer(words))
    if not pieces or "".join(piece[0] for piece in pieces) != words:
        raise MarkError(f"{words!r} is no figure", at)
    try:
        for piece in pieces:
            total += Decimal(re.sub("[,_]", "", piece[1])) * _SCALES[piece[2] or ""]
    except InvalidOperation as error:
        raise MarkError(f"{words!r} is no figure", at) from error
    return total
