"""What is looked at, one function for each: nothing raises, what is wrong is said."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Any

from extractor import __version__
from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from packaging.requirements import Requirement

    from extractor.types import Record

PACKAGE = "investment-extractor"
OK, NOTE, FAILED = "ok", "note", "failed"
_AGAIN = "install the package again"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: its group and name, how it is, what it is, what to do."""

    group: str
    name: str
    state: str
    said: str
    mend: str = ""


def versions() -> Iterator[Check]:
    """Python, this package, and every package that it needs."""
    yield Check("versions", "extractor", OK, __version__)
    yield Check("versions", "python", OK, f"{platform.python_version()}, {sys.executable}")
    yield Check("versions", "system", OK, platform.platform())
    try:
        requirements = _requirements()
    except metadata.PackageNotFoundError:
        said = f"{PACKAGE} is not installed: what it needs is not known"
        yield Check("versions", "package", NOTE, said, f"pip install {PACKAGE}")
        return
    for requirement in requirements:
        said, fits = _installed(requirement)
        yield Check(
            "versions", requirement.name, OK if fits else FAILED, said, "" if fits else _AGAIN
        )


def extras() -> Iterator[Check]:
    """The packages of each extra; that one is not installed is no failure."""
    try:
        names = metadata.metadata(PACKAGE).get_all("Provides-Extra") or []
    except metadata.PackageNotFoundError:
        return
    for name in names:
        found = {one.name: _installed(one) for one in _requirements(name)}
        said = ", ".join(f"{package} {version}" for package, (version, _) in found.items())
        fits = all(fits for _, fits in found.values())
        mend = "" if fits else f"pip install '{PACKAGE}[{name}]'"
        yield Check("extras", name, OK if fits else NOTE, said or "is in Python", mend)


def rules(folder: Path | None) -> Iterator[Check]:
    """Where the rules are, and the hash of all that they say."""
    from extractor.rules.inventory import languages  # noqa: PLC0415 - not for the versions alone
    from extractor.rules.paths import fingerprint, rule_path  # noqa: PLC0415

    try:
        layers = ", ".join(str(layer.resolve()) for layer in rule_path(folder).layers)
        yield Check("rules", "folder", OK, layers)
        yield Check("rules", "hash", OK, fingerprint(folder))
        yield Check("rules", "languages", OK, ", ".join(languages(folder)))
        yield _cache()
    except (ExtractorError, OSError) as error:
        yield Check("rules", "folder", FAILED, str(error), _AGAIN)


def surroundings() -> Iterator[Check]:
    """How text comes in and goes out."""
    streams = (("stdin", sys.stdin), ("stdout", sys.stdout), ("stderr", sys.stderr))
    for name, stream in streams:
        where = "terminal" if stream.isatty() else "no terminal"
        yield Check("encodings", name, OK, f"{stream.encoding}, {where}")
    yield Check("encodings", "locale", OK, locale.getencoding())
    yield _file_names()
    columns, lines = shutil.get_terminal_size()
    named = os.environ.get("TERM", "unknown")
    colour = "no colour (NO_COLOR)" if os.environ.get("NO_COLOR") else "colour"
    yield Check("terminal", "kind", OK, f"{named}, {columns} × {lines}, {colour}")


def self_test(folder: Path | None) -> Iterator[Check]:
    """A sentence of each language, with the record that it must give."""
    # Seconds of imports and rules; whatever is wrong with them is what is looked for.
    try:
        from extractor.pipeline import Extractor  # noqa: PLC0415
        from extractor.rules.files import read_toml  # noqa: PLC0415
        from extractor.rules.paths import rule_path  # noqa: PLC0415

        extractor = Extractor(folder)
        sentences = read_toml(rule_path(folder) / "selftest.toml")
        if not sentences:
            yield Check("self-test", "start", FAILED, "there are no rules to try", _AGAIN)
        for language, wanted in sentences.items():
            found = _values(extractor.extract_text(wanted["text"], language=language).records)
            yield _compared(language, wanted, found)
    except Exception as error:  # noqa: BLE001 - a broken package may raise anything
        mend = "" if isinstance(error, ExtractorError) else _AGAIN
        yield Check("self-test", "start", FAILED, f"{type(error).__name__}: {error}", mend)


def _compared(language: str, wanted: dict[str, Any], found: list[dict[str, str | None]]) -> Check:
    values = {name: value for name, value in wanted.items() if name != "text"}
    if found == [values]:
        return Check("self-test", language, OK, wanted["text"])
    said = f"{wanted['text']} gives {found or 'no record'}, not {values}"
    return Check("self-test", language, FAILED, said, "`extractor rules check` names what is wrong")


def _values(records: Sequence[Record]) -> list[dict[str, str | None]]:
    return [
        {
            "investor": _quoted(record.investors),
            "country": _quoted(record.countries),
            "amount": _quoted([record.amount]),
            "low": record.amount.low if record.amount else None,
            "currency": record.amount.currency if record.amount else None,
        }
        for record in records
    ]


def _quoted(values: Sequence[Any]) -> str | None:
    return next((quote.text for value in values if value for quote in value.spans), None)


def _cache() -> Check:
    from extractor.caching.store import VARIABLE, store  # noqa: PLC0415 - not for the versions alone

    kept = store()
    if kept is None:
        return Check("rules", "cache", OK, f"none: {VARIABLE} is empty")
    folder = next(one for one in kept.path.parents if one.exists())
    if os.access(kept.path if kept.path.exists() else folder, os.W_OK):
        return Check("rules", "cache", OK, str(kept.path))
    mend = f"set {VARIABLE} to a folder of your own, so that a start takes a fifth of the time"
    return Check("rules", "cache", NOTE, f"{kept.path} cannot be written", mend)


def _file_names() -> Check:
    coding = sys.getfilesystemencoding()
    try:
        os.fsencode("\N{HANGUL SYLLABLE GA}")
    except UnicodeEncodeError:
        said = f"{coding}, which has no Korean"
        return Check("encodings", "file names", NOTE, said, "set PYTHONUTF8=1")
    return Check("encodings", "file names", OK, coding)


def _installed(requirement: Requirement) -> tuple[str, bool]:
    """What is installed of a package, and whether that is what is needed."""
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return "is not installed", False
    if requirement.specifier.contains(version, prereleases=True):
        return version, True
    return f"{version} is installed, needed is {requirement.specifier}", False


def _requirements(extra: str = "") -> list[Requirement]:
    """The packages that the package needs, or those that the extra adds to them."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - for doctor alone

    found = [Requirement(line) for line in metadata.requires(PACKAGE) or []]
    needed = [one for one in found if _holds(one, "")]
    return (
        needed if not extra else [one for one in found if _holds(one, extra) and one not in needed]
    )


def _holds(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})
