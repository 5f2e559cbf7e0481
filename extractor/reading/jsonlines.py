"""Reads articles from JSON: one object a line, or a file that is one object or a list of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_STRINGS = ("text", "html", "published", "language", "url", "title")
_HALF = re.compile("[\ud800-\udfff]")
_KINDS = {
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    type(None): "null",
}
_SHOWN_KEYS = 12
_MEND = "write the line again with a program that writes JSON"
_PAIR = "write the character whole, or as a pair of escapes"


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON object: its content (``text`` or ``html``) and its metadata."""

    id: str
    text: str | None
    html: str | None
    published: str | None
    language: str | None
    url: str | None
    title: str | None


def parse_entry(line: str, where: str, default_id: str, number: int = 0) -> Entry:
    """The article in ``line``, a JSON object; ``number`` is its line, for messages.

    >>> parse_entry('{"text": "…", "id": 7}', "a.jsonl:1", "a.jsonl:1").id
    '7'

    Raises:
        InputError: it is no JSON object, has no text, or a field is of the wrong type.
    """
    return make_entry(load(line, where, number), where, default_id)


def load(text: str, where: str, number: int = 0) -> Any:  # noqa: ANN401 - JSON may hold anything
    """The value of a JSON text; ``number``, if given, is its line in the file, for messages.

    Raises:
        InputError: it is no JSON; the message gives line and column.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        source = where.rpartition(":")[0] if number else where
        place = f"{source}:{number or error.lineno}:{error.colno}"
        raise InputError(place, f"is no JSON: {error.msg}", _MEND, "json") from None
    except (ValueError, RecursionError) as error:
        what = "too deep" if isinstance(error, RecursionError) else "a number is too long"
        raise InputError(where, f"cannot be read as JSON: {what}", _MEND, "json") from None


def make_entry(value: object, where: str, default_id: str) -> Entry:
    """The article that a JSON value describes.

    Raises:
        InputError: it is no object, has no text, or a field is of the wrong type.
    """
    if not isinstance(value, dict):
        wanted = 'give objects such as {"id": "1", "text": "…"}'
        raise InputError(where, f"is {_kind(value)}, not an object", wanted, "json")
    fields = {name: _string(value, name, where) for name in _STRINGS}
    if not any((fields[name] or "").strip() for name in ("text", "html")):
        keys = ", ".join(list(value)[:_SHOWN_KEYS]) or "none"
        raise InputError(
            where, f"has no text; its keys: {keys}", 'give "text" or "html"', "no-text"
        )
    return Entry(id=_id(value, where) or default_id, **fields)


def _kind(value: object) -> str:
    """What a value is: of JSON, or of a table that knows more kinds."""
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _id(value: Mapping[str, object], where: str) -> str | None:
    number = value.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return _string(value, "id", where)


def _string(value: Mapping[str, object], name: str, where: str) -> str | None:
    found = value.get(name)
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        raise InputError(
            where, f'"{name}" is {_kind(found)}, not a string', "write it in quotes", "json"
        )
    half = _HALF.search(found)
    if half:
        what = f'"{name}" holds half a character (a lone surrogate) at {half.start()}'
        raise InputError(where, what, _PAIR, "json")
    return found


def filled_lines(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.strip()
