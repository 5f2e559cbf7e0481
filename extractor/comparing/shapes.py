"""Whether lines that were read back have the form that the command writes; anybody may have edited them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from extractor.comparing.quotes import is_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extractor.comparing.run import Line


def misshapen(record: Line) -> Iterator[str]:
    """The names of the fields that are not as the output writes them.

    >>> list(misshapen({"kind": "grant", "amount": "5", "investors": [{"name": "Gaon"}]}))
    ['amount']
    """
    for name, holds in _FIELDS.items():
        value = record.get(name)
        if value is not None and not holds(value):
            yield name
    if not _spans_are_quotes(record):
        yield "spans"


def is_explained(amount: object) -> bool:
    """Whether a JSON value is an amount with its claims, as `extractor explain` writes it."""
    if not isinstance(amount, dict) or not isinstance(amount.get("amount"), dict):
        return False
    told = [amount.get(name) or [] for name in ("claims", "circumstances")]
    own = is_quote(amount["amount"].get("span")) and _is_text(amount.get("reason"))
    return own and all(isinstance(one, list) and all(map(_is_claim, one)) for one in told)


def _is_claim(value: object) -> bool:
    return isinstance(value, dict) and all(
        _is_text(value.get(name)) for name in ("about", "says", "text")
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _all(holds: Callable[[Any], bool]) -> Callable[[object], bool]:
    """Whether a value is a list whose entries all are so."""
    return lambda value: isinstance(value, list) and all(map(holds, value))


def _called(key: str) -> Callable[[object], bool]:
    """Whether a value is a table with a text under the key."""
    return lambda value: isinstance(value, dict) and _is_text(value.get(key))


def _is_amount(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    words = (value.get(name) for name in ("currency", "qualifier", "currency_basis"))
    figures = (value.get(name) for name in ("low", "high"))
    return all(one is None or _is_text(one) for one in words) and all(map(_is_figure, figures))


def _is_figure(value: object) -> bool:
    try:
        return isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _spans_are_quotes(value: Any) -> bool:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, dict):
        own = "spans" not in value or _all(is_quote)(value["spans"])
        return own and all(map(_spans_are_quotes, value.values()))
    return all(map(_spans_are_quotes, value)) if isinstance(value, list) else True


_FIELDS: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("id", "kind", "status", "part_of"), _is_text),
    **dict.fromkeys(("investors", "recipients", "places", "attribution"), _all(_called("name"))),
    **dict.fromkeys(("document", "stake", "round", "period", "announced", "purpose"), _is_table),
    **dict.fromkeys(("sectors", "rules"), _all(_is_text)),
    "countries": _all(_called("code")),
    "amount": _is_amount,
    "equivalents": _all(_is_amount),
    "evidence": _all(is_quote),
}
