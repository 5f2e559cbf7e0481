"""The two sides of a comparison, however they are named: files, folders, git revisions."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.comparing.folders import read_folder
from extractor.comparing.jsonobjects import STDIN
from extractor.comparing.revisions import AtRevision, at_revision, written_out
from extractor.comparing.saved import read_run
from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.comparing.folders import Claims
    from extractor.comparing.run import Run
    from extractor.comparing.run_lines import Worded
    from extractor.pipeline import Extractor


@dataclass(frozen=True)
class Wanted:
    """How sides are read: ``rules`` is a folder to add to the package's rules.

    ``articles``: the articles of a folder, also where it has goldens. ``claims``: see ``read_folder``;
    ``worded``: see ``run_lines``.
    """

    rules: Path | None = None
    articles: bool = False
    claims: Claims | None = None
    worded: Worded | None = None


def read_both(old: str, new: str, wanted: Wanted) -> tuple[Run, Run]:
    """Both sides, articles of the same name as the same documents.

    Raises InputError for a side that cannot be read, RulesError for rules that cannot be used.
    """
    if old == new == STDIN:
        raise InputError(STDIN, "only one of the two can come from standard input", "name a file")
    before, after = read_source(old, wanted), read_source(new, wanted)
    if Path(old).is_file() == Path(new).is_file():
        return before, after
    return _called_alike(before, after), _called_alike(after, before)


def read_source(name: str, wanted: Wanted) -> Run:
    """The run that a file (JSON lines, a store, Parquet), ``-``, a folder or REVISION:FOLDER holds.

    A folder at a revision is read by the rules of that revision, if the folder of rules was there then.
    """
    if not name:
        raise InputError("OLD and NEW", "one of the two is empty", "name a file or a folder")
    there = None if name == STDIN else at_revision(name)
    if there:
        return _read_revision(name, there, wanted)
    if Path(name).is_dir():
        return _read_folder(name, Path(name), wanted)
    return read_run(name, wanted.worded)


def _read_revision(name: str, there: AtRevision, wanted: Wanted) -> Run:
    with ExitStack() as stack:
        folder = stack.enter_context(written_out(there))
        if wanted.rules:
            then = AtRevision(there.revision, os.path.relpath(wanted.rules))
            try:
                wanted = replace(wanted, rules=stack.enter_context(written_out(then)))
            except InputError:
                name = f"{name} by the rules of now"
        run = _read_folder(name, folder, wanted)
    # What was written out is gone by now.
    documents = {key: replace(document, file=None) for key, document in run.documents.items()}
    return replace(run, documents=documents)


def _read_folder(name: str, folder: Path, wanted: Wanted) -> Run:
    making = partial(_extractor, wanted.rules)
    return read_folder(name, folder, making, articles=wanted.articles, claims=wanted.claims)


def _extractor(rules: Path | None) -> Extractor:
    from extractor.pipeline import Extractor  # noqa: PLC0415 - brings all that reads

    return Extractor(rules)


def _called_alike(run: Run, other: Run) -> Run:
    """The run, its documents by the other's ids where those are their paths from another folder.

    A run of ``samples`` calls an article samples/ko/a.txt that the folder's golden calls ko/a.txt.
    """
    ends: dict[str, str | None] = {}
    for identity in other.documents:
        for at in (n for n, sign in enumerate(identity) if sign == "/"):
            end = identity[at + 1 :]
            ends[end] = None if end in ends else identity
    documents = {}
    for identity, document in run.documents.items():
        called = identity if identity in other.documents else ends.get(identity) or identity
        documents[called] = replace(document, id=called)
    return replace(run, documents=documents)
