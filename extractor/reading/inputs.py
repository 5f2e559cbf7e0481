"""Expands the inputs of the command line to single sources: files, folders, patterns, lists."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from extractor.errors import InputError
from extractor.reading.streams import open_input, special
from extractor.reading.unpacking.signatures import HEAD, holds_articles
from extractor.reading.unread import Failure, failure
from extractor.storage import Remote, is_remote
from extractor.terminal import counted
from extractor.types.retrieval import BESIDE, Retrieval

FORMS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
# Endings of what holds articles; what is inside is told by how it begins.
CONTAINERS = (
    *(".csv", ".tsv", ".parquet", ".rss", ".atom", ".eml", ".mht", ".mhtml", ".warc", ".wet"),
    *(".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"),
)
STDIN = "-"

Note = Callable[[str], None]
Fetch = Callable[[str], tuple[bytes, Retrieval]]

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def shown(name: str) -> str:
    """A file name as UTF-8 text, for messages; bytes that are none are replaced."""
    try:
        return os.fsencode(name).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace").decode("utf-8")


def list_sources(
    inputs: Iterable[str], form: str, note: Note, own: Collection[str] = ()
) -> Iterator[str | Failure]:
    """The file names, addresses and ``-`` of the inputs, in order; a failure for each input without any.

    ``note`` is called with the number of files of a folder or pattern that were skipped. Files of
    ``own``, by their whole names, are those that the run writes: they are skipped too.
    """
    for name in inputs:
        if name.startswith("@"):
            yield from _from_list(name[1:], form, note, own)
        else:
            yield from _expand(name, form, note, own)


def _from_list(name: str, form: str, note: Note, own: Collection[str]) -> Iterator[str | Failure]:
    try:
        with open_input(name, shown("@" + name)) as stream:
            lines = stream.read().decode("utf-8-sig").splitlines()
    except InputError as error:
        yield Failure(shown("@" + name), error)
        return
    except (OSError, ValueError) as error:
        yield failure(shown("@" + name), reason(error))
        return
    paths = [line.strip() for line in lines if line.strip()]
    if not paths:
        yield failure(shown("@" + name), "the list is empty", "give one path a line", "empty")
    for path in paths:
        if whole_name(path) in own:
            what = "is what the results or errors of this run are written to"
            yield failure(shown(path), what, "have them written to another file", "output")
        else:
            yield from _expand(path, form, note, own)


def _expand(name: str, form: str, note: Note, own: Collection[str]) -> Iterator[str | Failure]:
    if is_address(name) and form == "jsonl":
        yield failure(name, "a page on the web is no JSON lines", "save it as a file first")
        return
    if name == STDIN or is_address(name):
        yield name
        return
    if is_remote(name):
        yield from _stored(Remote(name), form, note, own)
        return
    try:
        folder, there = Path(name).is_dir(), Path(name).exists()
    except (OSError, ValueError) as error:
        yield failure(shown(name), reason(error))
        return
    if folder:
        yield from _chosen(name, _walk(name), form, note, own)
    elif there:
        yield name
    elif glob.has_magic(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
        files = (path for path in found if not Path(path).is_dir())
        yield from _chosen(name, files, form, note, own)
    else:
        mend = "give a file, a folder, a pattern or -"
        yield failure(shown(name), "no such file", mend, "not-found")


def _stored(remote: Remote, form: str, note: Note, own: Collection[str]) -> Iterator[str | Failure]:
    """What an address in a storage names: by the same rules as on this machine."""
    try:
        remote.forget()
        kind = remote.kind()
        if kind == "file":
            yield remote.address
        elif kind:
            yield from _chosen(remote.address, _walk_stored(remote), form, note, own)
        elif glob.has_magic(remote.address):
            yield from _chosen(remote.address, remote.glob(), form, note, own)
        else:
            what = "no such file, folder or bucket"
            yield failure(remote.address, what, "check the address", "not-found")
    except InputError as error:
        yield Failure(remote.address, error)


def _walk_stored(remote: Remote) -> Iterator[str]:
    for base, folders, files in remote.walk():
        folders[:] = sorted(name for name in folders if not _passed_over(name, files))
        yield from (f"{base}/{name}" for name in sorted(files))


def _walk(folder: str) -> Iterator[str | Failure]:
    """The files below ``folder``, sorted by name, without hidden folders and the parts of saved pages.

    Links to folders are followed; one that leads back to a folder that is read already is a failure.
    """
    refused: list[OSError] = []
    seen = {os.path.realpath(folder)}
    for base, folders, files in os.walk(folder, onerror=refused.append, followlinks=True):
        folders[:] = sorted(name for name in folders if not _passed_over(name, files))
        for name in list(folders):
            path = os.path.join(base, name)  # noqa: PTH118 - the path as given
            if os.path.realpath(path) in seen:
                folders.remove(name)
                yield failure(
                    shown(path), "leads back to a folder that is read already", code="loop"
                )
            seen.add(os.path.realpath(path))
        yield from (os.path.join(base, name) for name in sorted(files))  # noqa: PTH118 - the path as given
    for error in refused:
        yield failure(shown(str(error.filename)), reason(error), code="permission")


def _passed_over(folder: str, files: Iterable[str]) -> bool:
    """Whether a folder is hidden, or holds the pictures and scripts of a page saved beside it."""
    page, joint, _ = folder.rpartition("_files")
    if not joint:
        page, joint, _ = folder.rpartition(".files")
    saved = {f"{page}.html", f"{page}.htm"} if joint else set()
    return folder.startswith(".") or not saved.isdisjoint(files)


def _chosen(
    name: str, paths: Iterable[str | Failure], form: str, note: Note, own: Collection[str]
) -> Iterator[str | Failure]:
    read = skipped = 0
    for path in paths:
        if isinstance(path, Failure):
            read += 1
            yield path
        elif own and whole_name(path) in own:
            skipped += 1
        elif is_article(path, form):
            read += 1
            kind = special(path)
            what = f"is {kind}, which is not waited for in a folder"
            yield failure(shown(path), what, "name it itself", "special") if kind else path
        elif not path.endswith(BESIDE):
            skipped += 1
    if skipped:
        note(f"{shown(name)}: passed over {counted(skipped, 'file')} (no articles)")
    if not read:
        suffixes = " ".join((*FORMS, *CONTAINERS))
        mend = f"articles are files in {suffixes}"
        yield failure(shown(name), "holds no articles", mend, "empty")


def whole_name(name: str) -> str:
    """A file's name by which it is known wherever it is named: an address, or the path without links."""
    return name if is_remote(name) else os.path.realpath(name)


def is_article(path: str, form: str) -> bool:
    """Whether a file of a folder or pattern is read: by its name, else by how it begins."""
    name = os.path.basename(path)  # noqa: PTH119 - Path.name is empty for "."
    if is_aside(name):
        return False
    if form != "auto" or says_article(name):
        return True
    return not special(path) and holds_articles(_head(path), name)


def is_aside(name: str) -> bool:
    """Whether a file stands beside articles: README, hidden, a golden, how a page was fetched, rules."""
    return name.startswith((".", "README")) or name.endswith((".golden.json", BESIDE, ".toml"))


def says_article(name: str) -> bool:
    """Whether a file's name says that it is an article, or holds some."""
    return suffix(name) in FORMS or suffix(name) in CONTAINERS


def _head(path: str) -> bytes:
    try:
        with open_input(path, path) as stream:
            return stream.read(HEAD)
    except (OSError, ValueError, InputError):
        return b""


def suffix(name: str) -> str:
    """The suffix of a file name, in lower case and with its dot."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - as for the names above


def is_address(name: str) -> bool:
    """Whether an input is the address of a web page.

    >>> is_address("https://news.example/1"), is_address("news.html")
    (True, False)
    """
    return bool(_ADDRESS.match(name))


def form_of(name: str, form: str) -> str:
    """The form of an input: the given one, else by its file name's suffix, else auto."""
    if form != "auto" or is_address(name):
        return form
    return FORMS.get(suffix(name), "auto")


def fetched(name: str, form: str, fetch: Fetch | None) -> tuple[bytes, str, Retrieval]:
    """The bytes of a web page, its form, and how it was fetched.

    Raises:
        InputError: it cannot be fetched, or there is no ``fetch``.
    """
    if not fetch:
        raise InputError(name, "is an address, and files are read here", "save the page first")
    data, came = fetch(name)
    return data, came.form if form == "auto" else form, came


def reason(error: Exception) -> str:
    """The words of a message for an error of the operating system."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    if isinstance(error, UnicodeDecodeError):
        return "is no UTF-8 text"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error)
