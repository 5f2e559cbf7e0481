"""Results of functions, kept as JSON: data alone, which is read more quickly than it is computed."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from extractor.caching.store import key_of, store

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def computed(function: Callable[..., Result], *given: Any) -> Result:  # noqa: ANN401 - of the function
    """What the function returns for these arguments, from the cache where it is there.

    The function follows from its arguments and from the code of its own module, which the key names. It
    returns what JSON gives back as it was: texts, lists, numbers, and dictionaries by text. What JSON
    cannot say, as a date of a TOML file, is computed each time. What it raises goes on.

    >>> computed(sorted, ["b", "a"])
    ['a', 'b']
    """
    kept = store()
    code = _code(function.__module__) if kept else None
    if not kept or not code:
        return function(*given)
    key = key_of("result", sys.version_info, code, function.__qualname__, given)
    if value := kept.get(key):
        return cast("Result", json.loads(value))
    result = function(*given)
    if written := _written(result):
        kept.put(key, written)
    return result


@cache
def _code(module: str) -> bytes | None:
    """A hash of a module's source; None where it cannot be seen."""
    try:
        return key_of(Path(str(sys.modules[module].__file__)).read_bytes())
    except (AttributeError, OSError):
        return None


def _written(result: object) -> bytes | None:
    try:
        return json.dumps(result, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError):
        return None
