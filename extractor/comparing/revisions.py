"""Folders as a git revision has them, written out where they can be read."""

from __future__ import annotations

import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import InputError
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

# Two characters at least before the colon: C:\news is a folder.
_AT_REVISION = re.compile(r"\A(?P<revision>[^:]{2,}):(?P<folder>.+)")
_BLOB = re.compile(rb"100\d{3} blob (?P<hash>[0-9a-f]+)\t(?P<path>.+)", re.DOTALL)


class AtRevision(NamedTuple):
    """A folder, as the path from here, at a git revision."""

    revision: str
    folder: str


def at_revision(name: str) -> AtRevision | None:
    """What ``REVISION:FOLDER`` names; None where it is a path.

    >>> at_revision("HEAD~1:articles")
    AtRevision(revision='HEAD~1', folder='articles')
    >>> at_revision("articles")
    """
    match = None if Path(name).exists() else _AT_REVISION.fullmatch(name)
    return AtRevision(match["revision"], match["folder"]) if match else None


@contextmanager
def written_out(there: AtRevision) -> Iterator[Path]:
    """The folder at the revision, in a temporary folder of its own.

    Raises InputError where there is no git, no such revision or no such folder in it.
    """
    with TemporaryDirectory(prefix="extractor-") as target:
        for path, data in _blobs(there):
            file = Path(target) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield Path(target)


def _blobs(there: AtRevision) -> Iterator[tuple[str, bytes]]:
    """The files of the folder, by their paths below it, with their bytes as they were committed."""
    tree = f"{there.revision}:./{there.folder}"
    unknown = f"no such file, and git knows no revision {there.revision!r}"
    _git(there, "rev-parse", "--verify", "--quiet", f"{there.revision}^{{commit}}", fails=unknown)
    lacking = "no such folder in this revision"
    listed = _git(there, "ls-tree", "-r", "-z", "--full-tree", tree, fails=lacking).split(b"\0")
    files = [match for entry in listed if (match := _BLOB.fullmatch(entry))]
    wanted = b"".join(match["hash"] + b"\n" for match in files)
    data = _git(there, "cat-file", "--batch", given=wanted)
    for match in files:
        head, _, data = data.partition(b"\n")
        size = int(head.rpartition(b" ")[2])
        yield match["path"].decode("utf-8", "surrogateescape"), data[:size]
        data = data[size + 1 :]


def _git(
    there: AtRevision, command: str, *arguments: str, given: bytes = b"", fails: str = ""
) -> bytes:
    where = f"{there.revision}:{there.folder}"
    if there.revision.startswith("-"):
        raise InputError(where, "no such file and no git revision", "check its name")
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the revision is no option
            ["git", command, *arguments],  # noqa: S607 - the user's own git
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError(where, "git is not installed", "name a file or a folder") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        mend = "write REVISION:FOLDER, such as HEAD~1:articles"
        raise InputError(where, fails or one_line(said), mend)
    return done.stdout
