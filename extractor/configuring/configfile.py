"""The file with options: where it is looked for, and where in it something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE, PROJECT = "extractor.toml", "pyproject.toml"
_TOOL = ("tool", "extractor")
_HEAD = re.compile(r"\A\[([^\[\]]+)\]")
_ENTRY = re.compile(r"\A([\w\"'. -]+)=")


class ConfigurationError(ExtractorError):
    """A file of options that cannot be used."""


@dataclass(frozen=True)
class Configuration:
    """What a file says: the tables of ``extractor.toml``, or those below ``[tool.extractor]``."""

    path: Path
    text: str
    tables: Mapping[str, Any]

    def where(self, *key: str) -> str:
        """``file:line`` of a key or a table; the file alone where no line begins with it."""
        wanted = ".".join((*_within(self.path), *key))
        lines = (number for number, name in _names(self.text) if name == wanted)
        number = next(lines, None)
        return f"{shown(self.path)}:{number}" if number else shown(self.path)


def found(folder: Path, home: Path) -> Configuration | None:
    """The file of a folder, or of the nearest folder above it that has one.

    Folders above are looked into up to the root of the repository or the home folder; where the
    folder lies in neither, not at all. Raises ConfigurationError.
    """
    for one in _reach(folder, home):
        if (one / FILE).is_file():
            return read(one / FILE)
        if (one / PROJECT).is_file() and (configuration := read(one / PROJECT)).tables:
            return configuration
    return None


def configuration_of(named: Path | None) -> Configuration | None:
    """The file that is named, else the one that is found from the working folder."""
    if named:
        return read(named.absolute())
    try:
        return found(Path.cwd(), Path.home())
    except (FileNotFoundError, RuntimeError):
        # The working folder is gone, or nobody is at home.
        return None


def read(path: Path) -> Configuration:
    """The file at a path. Raises ConfigurationError where it cannot be read or is no TOML."""
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(shown(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(shown(path), "is not UTF-8", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = shown(path) + (f":{line[1]}" if line else "")
        raise ConfigurationError(where, f"is no TOML: {error}") from error
    for name in _within(path):
        tables = tables.get(name, {})
        if not isinstance(tables, dict):
            raise ConfigurationError(shown(path), f"{name} is no table")
    return Configuration(path, text, tables)


def shown(path: Path) -> str:
    """A path for messages: from the working folder where it lies there."""
    folder = Path.cwd()
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _within(path: Path) -> tuple[str, ...]:
    return _TOOL if path.name == PROJECT else ()


def _reach(folder: Path, home: Path) -> Sequence[Path]:
    """The folders to look into, the nearest first."""
    line = [folder, *folder.parents]
    ends = (n for n, one in enumerate(line, 1) if one == home or (one / ".git").exists())
    return line[: next(ends, 1)]


def _names(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin with a key or the head of a table, and its dotted name."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line.lstrip()):
            table = _plain(head[1])
            yield number, table
        elif entry := _ENTRY.match(line.lstrip()):
            yield number, ".".join(filter(None, (table, _plain(entry[1]))))


def _plain(name: str) -> str:
    return re.sub(r"[\"' ]", "", name)
