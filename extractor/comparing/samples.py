"""Articles in a folder, each with its golden beside it: the records that it should give.

An article is NAME.txt, .md, .html or .htm; its golden, NAME.golden.json, is what
``extractor run --format json`` prints of it. ``inputs.toml`` in the folder has a table for each article
that does not say everything itself: ``["ko/seed.txt"]`` with ``published``, ``language``, ``title`` or ``url``.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractor.pipeline import Extractor, Result

INPUTS = "inputs.toml"
ENDING = ".golden.json"
SUFFIXES = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True)
class Sample:
    """An article under a folder; ``name`` is its path from there, with slashes."""

    path: Path
    name: str
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def golden(self) -> Path:
        """The path of its golden, whether it exists or not."""
        return self.path.with_name(self.path.stem + ENDING)


def is_sample(path: Path) -> bool:
    """Whether a file's name is one of an article: no README, nothing hidden.

    >>> from pathlib import Path
    >>> is_sample(Path("a.html")), is_sample(Path("README.md")), is_sample(Path("a.golden.json"))
    (True, False, False)
    """
    aside = path.name.startswith((".", "README"))
    return path.suffix.lower() in SUFFIXES and not aside


def find_samples(folder: Path) -> list[Sample]:
    """The articles under the folder, by path, without what is in hidden folders.

    Raises InputError if ``inputs.toml`` names no article or has unknown keys.
    """
    paths = [path for path in sorted(folder.rglob("*")) if is_sample(path) and path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    shown = {name: path for name, path in names.items() if not _is_hidden(name)}
    given = read_given(folder)
    for name in given.keys() - shown.keys():
        raise InputError(f"{folder / INPUTS}", f"{name!r} names no article", "mend or delete it")
    return [Sample(path, name, given.get(name, {})) for name, path in shown.items()]


def find_goldens(folder: Path) -> list[Path]:
    """The goldens under the folder, by path, without those in hidden folders."""
    found = sorted(folder.rglob(f"*{ENDING}"))
    return [path for path in found if not _is_hidden(path.relative_to(folder).as_posix())]


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def article_of(golden: Path) -> list[Path]:
    """The articles beside a golden that it can be of; one, if all is well."""
    stem = golden.name.removesuffix(ENDING)
    beside = (golden.with_name(stem + suffix) for suffix in SUFFIXES)
    return [path for path in beside if path.is_file() and is_sample(path)]


def read_given(folder: Path) -> dict[str, dict[str, str]]:
    """What ``inputs.toml`` of the folder says of its articles, by their names; nothing without one.

    Raises InputError where it is not as it should be.
    """
    path = folder / INPUTS
    if not path.exists():
        return {}
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not valid TOML: {error}") from error
    return {name: _table(path, name, table) for name, table in given.items()}


def _table(path: Path, name: str, table: object) -> dict[str, str]:
    from extractor.reading import Defaults  # noqa: PLC0415 - brings the HTML parser

    if not isinstance(table, dict):
        raise InputError(str(path), f"{name!r} is no table", f'write ["{name}"]')
    known = [field.name for field in fields(Defaults)]
    for key in table.keys() - set(known):
        raise InputError(str(path), f"{name!r} has a key {key!r}", f"known: {', '.join(known)}")
    return {key: str(value) for key, value in table.items()}


def result_of(extractor: Extractor, sample: Sample) -> Result:
    """What the sample gives. Its document is called by its name: where it is read must not matter.

    Raises InputError if the sample cannot be read.
    """
    from extractor.reading import Defaults, Failure  # noqa: PLC0415 - brings the HTML parser

    reader = extractor.reader(Defaults(**sample.given))
    found = list(reader.read([str(sample.path)], "auto", io.BytesIO()))
    if len(found) != 1:
        what = f"holds {len(found)} articles"
        raise InputError(str(sample.path), what, "give each article a file")
    article = found[0]
    if isinstance(article, Failure):
        raise article.error
    return extractor.extract(replace(article, id=sample.name, source=sample.name))
