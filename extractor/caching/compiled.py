"""Regular expressions whose compiled code is kept: compiling takes most of a start.

The code is a list of numbers, of which ``re`` makes a pattern some seventy times as quickly as of the
expression, and which it checks before it uses it. Python does not promise that its code stays the same, so
the key names the very build of Python; where this Python's ``re`` has no such code, all is compiled.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from contextlib import suppress
from typing import Any

from extractor.caching.store import Store, key_of, store

_BUILD: tuple[object, ...] = ()
# A Python whose ``re`` is made in another way has none of this.
with suppress(ImportError, AttributeError):
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _BUILD = (sys.version, sys.byteorder, _sre.MAGIC, _sre.CODESIZE)

# Shorter expressions are compiled as quickly as they are looked up.
_SHORT = 60
# The type of the code's numbers.
_CODE = "I"


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same pattern as ``re.compile`` makes, from the cache where it is there. Raises re.error."""
    kept = store() if _BUILD and len(source) > _SHORT else None
    if kept is None:
        return re.compile(source, flags)
    key = key_of("pattern", _BUILD, source, int(flags))
    value = kept.get(key)
    return _pattern(source, value) if value else _new(source, int(flags), key, kept)


def _pattern(source: str, value: bytes) -> re.Pattern[str]:
    line, _, code = value.partition(b"\n")
    numbers = array(_CODE)
    numbers.frombytes(code)
    flags, groups, names = json.loads(line)
    return _made(source, flags, numbers.tolist(), groups, names)


def _new(source: str, flags: int, key: bytes, kept: Store) -> re.Pattern[str]:
    """The pattern compiled now, and added to the store."""
    parsed = _parser.parse(source, flags)
    numbers = _compiler._code(parsed, flags)  # noqa: SLF001 - the key names the build
    state = parsed.state
    flags, groups, names = int(flags | state.flags), state.groups - 1, dict(state.groupdict)
    line = json.dumps([flags, groups, names]).encode()
    kept.put(key, line + b"\n" + array(_CODE, numbers).tobytes())
    return _made(source, flags, numbers, groups, names)


def _made(
    source: str, flags: int, numbers: list[int], groups: int, names: dict[str, int]
) -> re.Pattern[str]:
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: Any = _sre.compile(source, flags, numbers, groups, names, tuple(by_number))
    return made  # type: ignore[no-any-return]
