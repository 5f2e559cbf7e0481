"""Unpacks gzip, bzip2, xz and Zstandard as a stream, and stops at what grows beyond measure."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from extractor.errors import InputError, missing_extra

if TYPE_CHECKING:
    from extractor.reading.unread import Place

PACKINGS = ("gzip", "bzip2", "xz", "zstd")
# Text packs to a tenth, pages of one site to a fiftieth; a bomb to a thousandth.
RATIO = 200
# Below so many bytes the ratio says nothing.
FREE = 10 * 2**20


def unpack(kind: str, stream: BinaryIO, place: Place) -> io.BufferedReader:
    """The bytes that were packed.

    Reading them raises InputError where the packing is broken or cut off, or where they are more
    than ``RATIO`` times what was read.

    Raises:
        InputError: what reads Zstandard is not installed.
    """
    counted = _Counted(stream)
    return io.BufferedReader(_Unpacked(_opened(kind, counted, place.name), counted, kind, place))


def _opened(kind: str, stream: _Counted, where: str) -> _Readable:
    packed = cast("BinaryIO", stream)
    if kind == "gzip":
        return gzip.GzipFile(fileobj=packed)
    if kind == "bzip2":
        return bz2.BZ2File(packed)
    if kind == "xz":
        return lzma.LZMAFile(packed)
    return _zstandard(packed, where)


def _zstandard(packed: BinaryIO, where: str) -> _Readable:
    try:
        if sys.version_info >= (3, 14):
            from compression.zstd import ZstdFile  # noqa: PLC0415
        else:
            from backports.zstd import ZstdFile  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra(where, "is packed with zstd", "zstd") from error
    return ZstdFile(packed)


def too_much(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are no text.

    >>> too_much(50_000_000, 5_000_000), too_much(50_000_000, 50_000)
    (False, True)
    """
    return unpacked > FREE and unpacked > RATIO * packed


def bomb(where: str) -> InputError:
    """The error of a file that grows beyond measure."""
    what = f"unpacks to more than {RATIO} times its size, as no text does"
    return InputError(where, what, "if it is sound, unpack it yourself", "too-large")


class _Readable(Protocol):
    def read1(self, size: int, /) -> bytes: ...


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # What comes at once, not what fills the buffer: a pipe may be slow.
        read = getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes, measured against the packed ones."""

    def __init__(self, stream: _Readable, packed: _Counted, kind: str, place: Place) -> None:
        self._stream, self._packed, self._kind, self._where = stream, packed, kind, place.name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            # What there is before a fault comes out first.
            data = self._stream.read1(len(buffer))
        except InputError:
            raise
        except Exception as error:
            said = str(error)
            said = said if said[:2].isupper() else said[:1].lower() + said[1:]
            what = f"is broken or cut off: {said}"
            mend = f"get the file again ({self._kind})"
            raise InputError(self._where, what, mend, "broken") from error
        self._count += len(data)
        if too_much(self._count, self._packed.count):
            raise bomb(self._where)
        buffer[: len(data)] = data
        return len(data)
