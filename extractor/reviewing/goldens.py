"""Compares samples with their goldens: ``python -m extractor.reviewing.goldens samples``.

A sample is an article NAME.txt or NAME.html; its golden, NAME.golden.json beside it, is the
output of ``extractor run --format json`` for it. ``samples/inputs.toml`` has a table for each sample
that needs one: ``["ko/seed.txt"]`` with ``published``, ``language``, ``title`` or ``url``.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError, InputError
from extractor.reviewing.differences import Difference, between
from extractor.terminal import counted
from extractor.writing.jsonlines import array

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.pipeline import Extractor

INPUTS = "inputs.toml"
ENDING = ".golden.json"
_SUFFIXES = (".txt", ".html")


@dataclass(frozen=True)
class Sample:
    """An article under the folder of samples; ``name`` is its path from there, with slashes."""

    path: Path
    name: str
    given: dict[str, str]

    @property
    def golden(self) -> Path:
        """The path of its golden, whether it exists or not."""
        return self.path.with_name(self.path.stem + ENDING)

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is its path or file name, with or without the suffix."""
        path = Path(self.name)
        names = {self.name, path.with_suffix("").as_posix(), path.name, path.stem}
        return name in names or Path(name).resolve() == self.path.resolve()


def find_samples(samples: Path) -> list[Sample]:
    """The samples under the folder, by path, without hidden files and README files.

    Raises InputError if ``inputs.toml`` names no sample or has unknown keys.
    """
    paths = sorted(path for path in samples.rglob("*") if _is_article(path.relative_to(samples)))
    given = _given(samples / INPUTS)
    names = {path: path.relative_to(samples).as_posix() for path in paths}
    for name in given.keys() - set(names.values()):
        raise InputError(f"{samples / INPUTS}", f"{name!r} names no article", "mend or delete it")
    return [Sample(path, name, given.get(name, {})) for path, name in names.items()]


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix in _SUFFIXES and not hidden and not path.name.startswith("README")


def _given(path: Path) -> dict[str, dict[str, str]]:
    if not path.exists():
        return {}
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
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


def written(extractor: Extractor, sample: Sample) -> str:
    """The golden that the sample should have now. Raises InputError if the sample cannot be read."""
    from extractor.reading import Defaults, Failure  # noqa: PLC0415 - brings the HTML parser

    reader = extractor.reader(Defaults(**sample.given))
    results = []
    for article in reader.read([str(sample.path)], "auto", io.BytesIO()):
        if isinstance(article, Failure):
            raise article.error
        # The golden must not depend on the folder that the command is called in.
        results.append(extractor.extract(replace(article, id=sample.name, source=sample.name)))
    return "".join(array(results))


def compare(samples: Path, extractor: Extractor | None = None) -> list[Difference]:
    """The differences between the samples and their goldens, by sample; empty if there are none.

    A missing golden, an unused one and an article that cannot be read are differences.
    Raises InputError for a bad ``inputs.toml``, RulesError for bad rules.
    """
    extractor = extractor or _extractor()
    found = find_samples(samples)
    differences = [item for sample in found for item in _differences(extractor, sample)]
    return [*differences, *_misplaced(samples, found)]


def _extractor() -> Extractor:
    from extractor.pipeline import Extractor  # noqa: PLC0415 - brings spaCy

    return Extractor()


def _differences(extractor: Extractor, sample: Sample) -> list[Difference]:
    try:
        now = written(extractor, sample)
    except InputError as error:
        return [Difference(sample.name, "failed", str(error))]
    if not sample.golden.exists():
        count = counted(len(json.loads(now)), "record")
        what = f"no {sample.golden.name}; it would have {count}"
        return [Difference(sample.name, "missing", what)]
    return _changes(sample, sample.golden.read_text(encoding="utf-8"), now)


def _changes(sample: Sample, before: str, now: str) -> list[Difference]:
    if before == now:
        return []
    try:
        old: list[dict[str, Any]] = json.loads(before)
    except ValueError as error:
        return [Difference(sample.name, "failed", f"{sample.golden.name} is no JSON: {error}")]
    what = "the same records in another order or layout"
    return between(sample.name, old, json.loads(now)) or [Difference(sample.name, "changed", what)]


def _misplaced(samples: Path, found: Sequence[Sample]) -> Iterator[Difference]:
    """Goldens without an article, and goldens that two articles share."""
    owners: dict[Path, list[str]] = {}
    for sample in found:
        owners.setdefault(sample.golden, []).append(sample.name)
    for path in sorted(samples.rglob(f"*{ENDING}")):
        if path not in owners:
            name = path.relative_to(samples).as_posix()
            yield Difference(name, "unused", "no article of this name; delete it")
    for names in owners.values():
        if len(names) > 1:
            yield Difference(names[0], "failed", f"shares its golden with {', '.join(names[1:])}")


def accept(samples: Path, names: Sequence[str], extractor: Extractor | None = None) -> list[Path]:
    """The paths of the goldens that were written: those of the named samples (path or stem) alone.

    Raises InputError for a name of no sample or of several, before anything is written, and for a
    sample that cannot be read.
    """
    found = find_samples(samples)
    chosen = [_called(found, name) for name in names]
    extractor = extractor or _extractor()
    texts = {sample.golden: written(extractor, sample) for sample in chosen}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def _called(found: Sequence[Sample], name: str) -> Sample:
    called = [sample for sample in found if sample.is_called(name)]
    if not called:
        raise InputError(name, "no such sample", "name it by its path or its name without ending")
    if len(called) > 1:
        raise InputError(name, f"names {len(called)} samples", " or ".join(s.name for s in called))
    return called[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 if nothing differs or all is accepted, 1 for a difference, 2 for an error."""
    parser = argparse.ArgumentParser(prog="goldens", description="Samples against their goldens.")
    parser.add_argument("samples", type=Path, help="the folder of samples")
    parser.add_argument("--accept", nargs="+", metavar="SAMPLE", help="write these goldens")
    chosen = parser.parse_args(arguments)
    if not chosen.samples.is_dir():
        parser.error(f"{chosen.samples} is no folder")
    try:
        if chosen.accept:
            return _accepted(chosen.samples, chosen.accept)
        return _compared(chosen.samples)
    except ExtractorError as error:
        sys.stderr.write(f"goldens: {error}\n")
        return 2


def _accepted(samples: Path, names: Sequence[str]) -> int:
    for path in accept(samples, names):
        sys.stdout.write(f"wrote {path}\n")
    return 0


def _compared(samples: Path) -> int:
    differences = compare(samples)
    for difference in differences:
        sys.stdout.write(f"{difference}\n")
    if not differences:
        sys.stdout.write("all samples give their goldens\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
