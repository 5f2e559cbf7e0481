"""Quotes in records: words and their place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.run import Line


def quotes(value: Any) -> Iterator[Line]:  # noqa: ANN401 - JSON is of any shape
    """Every quote in a line, however deep, in its order.

    >>> list(quotes({"spans": [{"text": "51%", "start": 3, "end": 6}], "percent": "51"}))
    [{'text': '51%', 'start': 3, 'end': 6}]
    """
    if is_quote(value):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from quotes(item)


def is_quote(value: object) -> bool:
    """Whether a JSON value is a quote: its words, and where they start and end."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and isinstance(value.get("start"), int)
        and isinstance(value.get("end"), int)
    )
