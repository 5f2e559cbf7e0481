"""Paths of rules, in the packaged folder and in a folder that is added to it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_NAMED = re.compile(r'^[ \t]*(?:name|code)[ \t]*=[ \t]*"([^"\n]*)"', re.MULTILINE)


def data_folder() -> Path:
    """The rules that come with the package: inside the wheel, or beside the sources."""
    inside = Path(__file__).parent / "data"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


@dataclass(frozen=True)
class RulePath:
    """A folder or a file of the rules in each layer that may have it, the packaged layer first.

    >>> path = RulePath((Path("rules"), Path("mine"))) / "en" / "money.toml"
    >>> [layer.as_posix() for layer in path.layers]
    ['rules/en/money.toml', 'mine/en/money.toml']
    """

    layers: tuple[Path, ...]

    def __truediv__(self, name: str) -> RulePath:
        """The path of a name in the folder."""
        return RulePath(tuple(layer / name for layer in self.layers))

    def __str__(self) -> str:
        """The path for messages: that of the add-on if it has the file."""
        return str(next(reversed(self.existing), self.layers[0]))

    @property
    def parent(self) -> RulePath:
        """The folder that holds it."""
        return RulePath(tuple(layer.parent for layer in self.layers))

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return self.layers[0].stem

    @property
    def existing(self) -> tuple[Path, ...]:
        """The paths in those layers that have it."""
        return tuple(layer for layer in self.layers if layer.exists())

    def names(self, pattern: str) -> tuple[str, ...]:
        """The names in the folder, in any layer, that match a glob pattern, sorted."""
        found = ((path, layer) for layer in self.layers for path in layer.glob(pattern))
        return tuple(sorted({path.relative_to(layer).as_posix() for path, layer in found}))

    def entry(self, name: str) -> str:
        """``file:line`` of the entry with this name or code, for messages; line 1 if there is none."""
        return self._line(lambda path: lines_of(path).get(name, ()))

    def table(self, name: str) -> str:
        """``file:line`` of a table's head, for messages."""
        return self._line(lambda path: tuple(_heads(path, f"[{name}]")))

    def key(self, table: str, key: str) -> str:
        """``file:line`` of a key in a table, for messages."""
        return self._line(lambda path: tuple(_keys(path, table, key)))

    def _line(self, lines: Callable[[Path], tuple[int, ...]]) -> str:
        for layer in reversed(self.existing):
            for line in lines(layer):
                return f"{layer}:{line}"
        return f"{self}:1"


def rule_path(rules: str | Path | RulePath | None = None) -> RulePath:
    """The packaged rules, with those of a folder added to them.

    A RulePath is taken as it is. Raises RulesError if there is no such folder.
    """
    if isinstance(rules, RulePath):
        return rules
    if rules is None:
        return RulePath((data_folder(),))
    folder = Path(rules)
    if not folder.is_dir():
        raise RulesError(str(rules), "no such folder of rules", "give the folder with --rules")
    return RulePath((data_folder(), folder))


def lines_of(path: Path) -> Mapping[str, tuple[int, ...]]:
    """The line numbers of a TOML file by the name or code that they give."""
    stat = path.stat()
    return _indexed(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=128)
def _indexed(path: Path, *_stamp: int) -> Mapping[str, tuple[int, ...]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    found: dict[str, tuple[int, ...]] = {}
    line, at = 1, 0
    for match in _NAMED.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found[match[1]] = (*found.get(match[1], ()), line)
    return found


def _heads(path: Path, head: str) -> Iterator[int]:
    for number, line in enumerate(_read(path), 1):
        if line.startswith(head):
            yield number


def _keys(path: Path, table: str, key: str) -> Iterator[int]:
    """The line numbers of a key in a table; with an empty table name, of top-level keys."""
    wanted = re.compile(rf'"?{re.escape(key)}"?\s*=')
    inside = not table
    for number, line in enumerate(_read(path), 1):
        if line.startswith("["):
            inside = bool(table) and line.startswith(f"[{table}]")
        elif inside and wanted.match(line):
            yield number


def _read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def fingerprint(rules: str | Path | RulePath | None = None) -> str:
    """A hash of all that the rules say: the same for the same files.

    Raises RulesError if there is no such folder.
    """
    said = hashlib.sha256()
    path = rule_path(rules)
    for number, layer in enumerate(path.layers):
        for file in sorted(one for one in layer.rglob("*") if one.is_file()):
            said.update(f"{number}/{file.relative_to(layer).as_posix()}\0".encode())
            said.update(hashlib.sha256(file.read_bytes()).digest())
    return said.hexdigest()[:16]
