"""Every pattern that the package has compiled or can compile, found by walking its objects."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import sys
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import extractor
from extractor.pipeline import Extractor
from extractor.reading.page_rules import PageRule, Rules
from extractor.rules import Rule
from extractor.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EVERYDAY = {
    "en": "Gaon Motors will invest $3 million (2.5 million euros) in a mill in Ohio by May 2027, $4-5 million of it now.",
    "ko": "가온전자는 2027년 5월까지 울산 공장에 3억 유로(약 4000억원)를 투자하고 3~4천억원을 더 넣는다고 밝혔다.",
}


class Tried(NamedTuple):
    """A pattern, and the longest text on which it is tried; None where that is any."""

    pattern: re.Pattern[Any]
    longest: int | None


def patterns() -> dict[str, Tried]:
    """The patterns by name: constants of modules, rules, and what is joined of them.

    Lazy ones are compiled: a rule that no sample ever asks for is here too. A pattern that is no
    rule's and no constant's is called by its beginning.
    """
    _forget()
    reader = Extractor()
    for language, text in EVERYDAY.items():
        reader.extract(Article("x", text, language, published="2026-07-15"))
    modules = [
        importlib.import_module(name)
        for _, name, _ in pkgutil.walk_packages(extractor.__path__, "extractor.")
        if not name.endswith("__main__")
    ]
    reached = list(_reached([reader, *(vars(module) for module in modules)]))
    names = dict(_names(reached, modules))
    found: dict[re.Pattern[Any], str] = {}
    for value in reached:
        if isinstance(value, re.Pattern):
            found.setdefault(value, names.get(value, ascii(value.pattern)[:80]))
    longest = dict(_longest(reached))
    return {
        f"{number}: {name}": Tried(pattern, longest.get(pattern))
        for number, (pattern, name) in enumerate(found.items())
    }


def _forget() -> None:
    """Empties the caches of functions: other tests leave rules there that are broken on purpose."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "extractor":
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _longest(reached: Iterable[object]) -> Iterator[tuple[re.Pattern[Any], int]]:
    """Rules of pages judge lines up to a length, alone and joined."""
    for value in reached:
        if isinstance(value, PageRule):
            yield value.pattern, value.longest
        elif isinstance(value, Rules):
            joined = [one for one in vars(value).values() if isinstance(one, re.Pattern)]
            yield from ((one, max(rule.longest for rule in value)) for one in joined if any(value))


def _names(
    reached: Iterable[object], modules: Iterable[ModuleType]
) -> Iterator[tuple[re.Pattern[Any], str]]:
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield value, f"{module.__name__}.{name}"
    for value in reached:
        if isinstance(value, Rule):
            yield value.pattern, value.id
            if value.unless:
                yield value.unless, f"{value.id} unless"


def _reached(roots: Iterable[object]) -> Iterator[object]:
    """Everything of the package's own that the roots lead to."""
    waiting, seen = list(roots), set[int]()
    alike = set[int]()  # what is computed of its own kind (rules of rules) goes no further
    kept = []  # what is made on the way must not die: another object would get its id
    while waiting:
        value = waiting.pop()
        if id(value) in seen or not _own(value):
            continue
        seen.add(id(value))
        kept.append(value)
        yield value
        if id(value) not in alike:
            alike.update(id(made) for made in _computed(value) if type(made) is type(value))
        waiting += gc.get_referents(value)


def _own(value: object) -> bool:
    if isinstance(value, ModuleType):
        return False
    made_by = value.__module__ if isinstance(value, type) else type(value).__module__
    module = getattr(value, "__module__", None) if callable(value) else made_by
    return str(module).split(".")[0] in {"extractor", "builtins", "functools", "types", "re"}


def _computed(value: object) -> Iterator[object]:
    for kind in type(value).__mro__:
        for name, member in vars(kind).items():
            if isinstance(member, cached_property) and kind.__module__.startswith("extractor"):
                yield getattr(value, name)
