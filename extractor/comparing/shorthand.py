"""Records and their fields in a few words."""

from __future__ import annotations

import json
from typing import Any

from extractor.comparing.meaning import meaning
from extractor.comparing.quotes import is_quote, quotes
from extractor.terminal import one_line
from extractor.types import Amount
from extractor.writing.display import money

NOTHING = "nothing"
_LONGEST = 160


def named(record: dict[str, Any]) -> str:
    """A record in a few words: who, to whom, where, how much, kind and status.

    >>> named({"kind": "grant", "countries": [{"code": "KR"}], "investors": [{"name": "Gaon"}]})
    'Gaon · KR · grant'
    """
    parts = [
        *(_names(record.get(role), "name") for role in ("investors", "recipients")),
        _names(record.get("countries"), "code"),
        _money(record["amount"]) if record.get("amount") else "",
        ", ".join(filter(None, (record.get("kind"), record.get("status")))),
    ]
    return one_line(" · ".join(filter(None, parts)))


def _names(listed: list[dict[str, Any]] | None, key: str) -> str:
    return ", ".join(one[key] for one in listed or ())


def _money(amount: dict[str, Any]) -> str:
    qualifier, basis = amount.get("qualifier", "exact"), amount.get("currency_basis", "stated")
    low, high, currency = amount["low"], amount["high"], amount.get("currency")
    return money(Amount(low, high, currency, basis, qualifier, ()))


def both(name: str, old: Any, new: Any) -> tuple[str, str]:  # noqa: ANN401 - JSON is of any shape
    """A field before and after in a few words, in so many that the two differ.

    >>> both("countries", [{"code": "PL", "name": "Poland"}], [])
    ('PL', 'nothing')
    >>> both("amount", {"low": "5", "high": "5", "currency": "EUR"}, None)
    ('EUR 5', 'nothing')
    """
    before, after = _briefly(name, old), _briefly(name, new)
    if before == after or not _has_short_form(old, new):
        old, new = _apart(name, old, new)
        before, after = _wholly(name, old), _wholly(name, new)
    return _cut(before), _cut(after)


def _has_short_form(*values: Any) -> bool:  # noqa: ANN401 - JSON is of any shape
    return any(not isinstance(value, dict) or "low" in value for value in values)


def _apart(name: str, old: Any, new: Any) -> tuple[Any, Any]:  # noqa: ANN401 - JSON is of any shape
    """Of two tables what differs in them, of two lists the entries that one alone has."""
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        return tuple({key: one.get(key) for key in keys} for one in (old, new))  # type: ignore[return-value]
    if isinstance(old, list) and isinstance(new, list):
        said = [[meaning(name, one) for one in listed] for listed in (old, new)]
        return (
            [one for one in old if meaning(name, one) not in said[1]],
            [one for one in new if meaning(name, one) not in said[0]],
        )
    return old, new


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _briefly(name: str, value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, list):
        return "; ".join(_briefly(name, one) for one in value) or NOTHING
    if isinstance(value, dict):
        if "low" in value:
            return _money(value)
        return one_line(str(value.get("code") or value.get("name") or _wholly(name, value)))
    return _wholly(name, value)


def _wholly(name: str, value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    """All that a field says; without places, unless they alone differ."""
    if value in (None, [], {}):
        return NOTHING
    said = meaning(name, value)
    if said is None:
        return places(value)
    return one_line(_spelled(said))


def _spelled(value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    if isinstance(value, dict):
        return ", ".join(f"{key} {_spelled(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(map(_spelled, value)) or NOTHING
    if value is None:
        return NOTHING
    return json.dumps(value) if isinstance(value, bool) else str(value)


def places(value: Any) -> str:  # noqa: ANN401 - JSON is of any shape
    """Where a field is said, in code points of the text.

    >>> places({"spans": [{"text": "51%", "start": 3, "end": 6}]})
    '3–6'
    """
    found = [value] if is_quote(value) else quotes(value)
    return ", ".join(f"{quote['start']}–{quote['end']}" for quote in found) or NOTHING
