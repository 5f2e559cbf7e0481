"""Reads a folder as a run: its goldens as they are, or its articles as the rules read them now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from extractor.comparing.jsonobjects import lines_of, objects
from extractor.comparing.run import Document, Run
from extractor.comparing.samples import ENDING, article_of, find_goldens, find_samples, result_of
from extractor.comparing.saved import run_of
from extractor.errors import ExtractorError, InputError, internal_error
from extractor.writing.dicts import record_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from extractor.comparing.run import Line
    from extractor.comparing.samples import Sample
    from extractor.pipeline import Extractor, Result

Claims: TypeAlias = "Callable[[Result], Iterable[Line]]"


def read_folder(
    name: str,
    folder: Path,
    extractor: Callable[[], Extractor],
    *,
    articles: bool = False,
    claims: Claims | None = None,
) -> Run:
    """The run of a folder: its goldens; its articles where there are none or ``articles`` is true.

    ``name`` is what messages call it. ``extractor`` makes what reads articles, when it is needed;
    ``claims`` gives the amounts of an article with what was said for and against them.
    Raises InputError where the folder holds neither, or a golden is none.
    """
    goldens = [] if articles else find_goldens(folder)
    if goldens:
        return Run(name, {one.id: one for one in (_golden(folder, path) for path in goldens)})
    samples = find_samples(folder)
    if not samples:
        what = "holds no goldens and no articles" if not articles else "holds no articles"
        raise InputError(name, what, f"goldens are NAME{ENDING}, articles NAME.txt or NAME.html")
    reading = extractor()
    return Run(name, {sample.name: read_sample(reading, sample, claims) for sample in samples})


def _golden(folder: Path, path: Path) -> Document:
    """A golden's document, called by the path of its article from the folder."""
    beside = article_of(path)
    records = read_golden(path)
    named = [str(record["document"]["id"]) for record in records]
    own = beside[0] if beside else path.with_name(path.name.removesuffix(ENDING))
    identity = next(iter(named), own.relative_to(folder).as_posix())
    return Document(identity, tuple(records), file=beside[0] if beside else None)


def read_golden(path: Path) -> list[Line]:
    """The records of a golden. Raises InputError where it is no list of records of one article."""
    with lines_of(str(path)) as lines:
        text = "".join(lines)
    if not text.lstrip().startswith("["):
        raise InputError(str(path), "is no golden: a JSON array of records", "write it again")
    run = run_of(str(path), objects(str(path), [text]))
    if len(run.documents) > 1:
        raise InputError(str(path), f"holds {len(run.documents)} articles", "one for each article")
    return [record for document in run.documents.values() for record in document.records]


def read_sample(extractor: Extractor, sample: Sample, claims: Claims | None = None) -> Document:
    """The document of an article as the rules read it, or why it cannot be read."""
    try:
        result = result_of(extractor, sample)
    except ExtractorError as error:
        return Document(sample.name, file=sample.path, error=str(error))
    except Exception as error:  # noqa: BLE001 - the other articles go on
        shown = internal_error(sample.name, error)
        return Document(sample.name, file=sample.path, error=str(shown))
    records = json.loads(json.dumps([record_line(record) for record in result.records]))
    return Document(
        sample.name,
        tuple(records),
        result.article.text,
        sample.path,
        amounts=tuple(claims(result)) if claims else (),
    )
