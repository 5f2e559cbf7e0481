"""Makes goldens of corrected annotations."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.comparing.samples import ENDING
from extractor.errors import ExtractorError, InputError
from extractor.interchange.correcting import corrected_records
from extractor.interchange.file_names import file_names
from extractor.interchange.from_brat import read_brat
from extractor.interchange.from_label_studio import read_label_studio
from extractor.interchange.stated_values import StatedValues
from extractor.library import extract, read
from extractor.reviewing.page.gathering import read_articles
from extractor.rules import load
from extractor.rules.inventory import kinds
from extractor.types import Article, Span
from extractor.writing.dicts import mention_line, plain
from extractor.writing.output import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extractor.comparing.run import Line
    from extractor.interchange.annotations import Annotated, Mark
    from extractor.reviewing.page.gathering import Reviewed


def goldens(corrected: str, records: str, folder: Path | None) -> Iterator[Path | InputError]:
    """The golden that was written for each corrected article, or what is wrong with it.

    ``corrected`` is a JSON file of Label Studio or a folder of brat, ``records`` what was exported to it.
    Raises InputError where either is not, OSError where a golden cannot be written.
    """
    written = read_articles(records)
    paths: set[Path] = set()
    for one in _read(corrected, written):
        try:
            if isinstance(one, InputError):
                raise one
            path = _write(one, written, folder, paths)
            paths.add(path)
            yield path
        except InputError as error:
            yield error


def _read(name: str, written: dict[str, Reviewed]) -> Iterator[Annotated | InputError]:
    if Path(name).is_dir():
        names = {short: identity for identity, short in file_names(written).items()}
        return read_brat(name, names)
    own = {record["kind"] for article in written.values() for record in article.records}
    return read_label_studio(name, {*kinds(), *own})


def _write(
    one: Annotated, written: dict[str, Reviewed], folder: Path | None, paths: set[Path]
) -> Path:
    article = written.get(one.id)
    if article is None:
        raise InputError(one.id, "is no document of the records", "give what was exported")
    if article.document["text"] != one.text:
        raise InputError(one.id, "has another text than the records", "give what was exported")
    path = _path(article.document, folder)
    if path in paths:
        what = f"would be written over {path}, which is another article's"
        raise InputError(one.id, what, "leave -o out, or import them apart")
    text = json.dumps(corrected(article, one), ensure_ascii=False, indent=2) + "\n"
    with whole(path) as stream:
        stream.write(text)
    return path


def corrected(article: Reviewed, one: Annotated) -> list[Line]:
    """The records of an article as they are corrected. Raises InputError for what has no value."""
    document = article.document

    def read_alone(words: str) -> list[Line]:
        alone = Article("", words, document["language"], published=document.get("published"))
        return [mention_line(alone, mention) for mention in extract(alone).mentions]

    def quote(mark: Mark) -> Line:
        found: Line = plain(_source(document).quote(Span(mark.start, mark.end)))
        return found

    return corrected_records(
        article, one, StatedValues(article, one, read_alone, quote, _countries())
    )


@cache
def _countries() -> Mapping[str, str]:
    """The English names of countries, by code."""
    return load().country_names


def _source(document: Line) -> Article:
    """The article, read again from its file: only that says where new words are in the raw input."""
    language, published = document["language"], document.get("published")
    mend = "new words need the file that they are in, as it was"
    try:
        article = read(document.get("source") or "", language=language, published=published)
    except ExtractorError as error:
        raise InputError(document["id"], f"cannot be read again: {error}", mend) from error
    if article.text != document["text"]:
        raise InputError(document["id"], "its file has another text now", mend)
    return article


def _path(document: Line, folder: Path | None) -> Path:
    source = document.get("source")
    if not source and folder is None:
        raise InputError(document["id"], "is of no file", "give a folder with -o")
    path = Path(source or document["id"])
    if folder is None:
        return path.with_name(path.stem + ENDING)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / (path.stem + ENDING)
