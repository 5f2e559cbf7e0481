"""Writes what a run found in the form of another tool."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from extractor.interchange.annotations import annotated, apart
from extractor.reviewing.page.gathering import read_articles
from extractor.writing.output import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from extractor.interchange.annotations import Annotated

_WRITERS = {
    "brat": ("extractor.interchange.brat", "as_brat"),
    "conll": ("extractor.interchange.conll", "as_conll"),
    "docbin": ("extractor.interchange.docbin", "as_docbin"),
    "inception": ("extractor.interchange.xmi", "as_xmi"),
    "label-studio": ("extractor.interchange.label_studio", "as_label_studio"),
    "prodigy": ("extractor.interchange.prodigy", "as_prodigy"),
    "w3c": ("extractor.interchange.web_annotation", "as_web_annotations"),
}
# Where a character has one label.
_FLAT = ("conll", "docbin")


@dataclass(frozen=True)
class Exported:
    """What was written: files, numbers of articles and records, and marks that had no room."""

    files: tuple[Path, ...]
    articles: int
    records: int
    left_out: int


def export(records: str, form: str, folder: Path) -> Exported:
    """Write the files of a format to a folder, which is made if it is not there.

    ``records`` is the output of `extractor run --documents --mentions`, a path or ``-`` for stdin.
    Raises InputError for what is not, and for an article that the format cannot hold; OSError where the
    folder cannot be written.
    """
    articles = [annotated(one) for one in read_articles(records).values()]
    contents = [*files(articles, form)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents:
        _write(folder / name, content)
    lost = sum(len(one.marks) - len(apart(one.marks)) for one in articles) if form in _FLAT else 0
    paths = tuple(folder / name for name, _ in contents)
    return Exported(paths, len(articles), sum(len(one.deals) for one in articles), lost)


def files(articles: Sequence[Annotated], form: str) -> Iterable[tuple[str, str | bytes]]:
    """The files of a format, each with its name; only its own module is imported."""
    module, function = _WRITERS[form]
    made: Iterable[tuple[str, str | bytes]] = getattr(import_module(module), function)(articles)
    return made


def _write(path: Path, content: str | bytes) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return
    with whole(path) as stream:
        stream.write(content)
