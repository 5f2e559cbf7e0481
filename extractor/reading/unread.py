"""What inputs hold: documents as they lie there, before anything is decoded."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from extractor.errors import InputError
from extractor.reading.given import NOTHING, Defaults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.jsonlines import Entry
    from extractor.types.retrieval import Retrieval

# Bytes of one document: more than any article has, and few enough for several at a time.
LARGEST = 64 * 2**20
# Bytes of an archive inside an archive, or out of a pipe, that has to be held in memory.
HELD = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Item:
    """One document of an input: its bytes, a line of JSON (``form`` is line), or fields that a row states.

    ``where`` names it and no other document of the run, ``source`` the file that it is in.
    ``given`` is what the input says of it, ``charset`` what it declares outside the document.
    """

    where: str
    source: str | None
    content: bytes | Entry
    form: str = "auto"
    charset: str | None = None
    came: Retrieval | None = None
    given: Defaults = NOTHING
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or one document of it, that cannot be read; the others are read all the same."""

    source: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream of bytes comes from: a file, a member of an archive, standard input.

    ``inner`` is its name without the endings of packing (``a.jsonl`` of ``a.jsonl.gz``), ``form`` what
    the user says it is, ``depth`` the number of archives and packings around it.
    """

    name: str
    source: str | None
    form: str = "auto"
    inner: str = ""
    depth: int = 0
    came: Retrieval | None = None

    def member(self, name: str) -> Place:
        """The place of a member of the archive that is here.

        >>> Place("a.zip", "a.zip").member("b.html").name
        'a.zip!b.html'
        """
        inside = f"{self.name}!{name}"
        return Place(inside, inside, self.form, name, self.depth + 1)

    def unpacked(self) -> Place:
        """The same place without one packing.

        >>> Place("a.jsonl.gz", None, inner="a.jsonl.gz").unpacked().inner
        'a.jsonl'
        """
        return replace(self, inner=self.inner.rpartition(".")[0], depth=self.depth + 1)


class Member(NamedTuple):
    """A file inside an archive; its stream is read before the next member is asked for."""

    place: Place
    stream: BinaryIO


def failure(where: str, what: str, mend: str = "", code: str = "") -> Failure:
    """A failure that is returned, not raised; ``mend`` says what to do."""
    return Failure(where, InputError(where, what, mend, code))


def whole_of(stream: BinaryIO, where: str, most: int = LARGEST) -> bytes:
    """All bytes of a document.

    Raises:
        InputError: they are more than ``most``.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(where, most)
    return data


def too_large(where: str, most: int = LARGEST) -> InputError:
    """The error of what has more than ``most`` bytes."""
    what = f"is larger than {most // 2**20} MB, as no article is"
    return InputError(where, what, "split it, or give its articles as JSON lines", "too-large")


def seekable(stream: BinaryIO, where: str) -> BinaryIO:
    """The stream, or what it holds, in memory.

    Raises:
        InputError: it would have to be held, and is too large for that.
    """
    try:
        if stream.seekable():
            return stream
    except AttributeError:
        pass  # a member of a tar archive that is read as it comes
    return io.BytesIO(whole_of(stream, where, HELD))


class AsItComes:
    """A stream that gives what it has, so that what lies before a fault is read, and knows how far it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read, self._place = getattr(stream, "read1", stream.read), 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        data: bytes = self._read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        """The number of bytes that were read."""
        return self._place


def lines_of(stream: BinaryIO, where: str) -> Iterator[bytes]:
    """The lines of a stream, as they come.

    Raises:
        InputError: a line is longer than a document may be.
    """
    for number, line in enumerate(iter(lambda: stream.readline(LARGEST + 1), b""), 1):
        if len(line) > LARGEST:
            what = f"line {number} is longer than {LARGEST // 2**20} MB"
            raise InputError(where, what, "give one article a line", "too-large")
        yield line
