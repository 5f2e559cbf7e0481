"""Reads JSON lines that must be objects; errors say file and line."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.comparing.run import Line

STDIN = "-"


def objects(name: str, lines: Iterable[str]) -> Iterator[tuple[int, Line]]:
    """The objects of JSON lines with the number of each line; of one JSON array, of each item.

    Raises InputError, with file and line, for what is no JSON object.
    """
    numbered = (numbered for numbered in enumerate(lines, 1) if numbered[1].strip())
    first = next(numbered, None)
    items: Iterable[tuple[int, Any]] = ()
    if first and first[1].lstrip().startswith("["):
        text = first[1] + "".join(line for _, line in numbered)
        items = enumerate(_parsed(name, text, first[0]), 1)
    elif first:
        items = ((number, _parsed(name, line, number)) for number, line in chain([first], numbered))
    for number, value in items:
        if not isinstance(value, dict):
            raise InputError(f"{name}:{number}", "is no JSON object", "give JSON lines")
        yield number, value


def _parsed(name: str, text: str, number: int) -> Any:  # noqa: ANN401 - JSON is of any shape
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        at = number + getattr(error, "lineno", 1) - 1
        what = f"is no JSON ({getattr(error, 'msg', 'nested too deeply')})"
        raise InputError(f"{name}:{at}", what, "give JSON lines") from error


@contextmanager
def lines_of(name: str) -> Iterator[Iterator[str]]:
    """The lines of a file, or of standard input for ``-``.

    Raises InputError where it cannot be read or is no UTF-8.
    """
    try:
        if name == STDIN:
            yield (line.decode("utf-8") for line in sys.stdin.buffer)
        else:
            with Path(name).open(encoding="utf-8-sig", newline="\n") as stream:
                yield iter(stream)
    except UnicodeDecodeError as error:
        raise InputError(name, "is not UTF-8", "give JSON lines in UTF-8") from error
    except OSError as error:
        raise InputError(name, (error.strerror or str(error)).lower(), "check its name") from error
