"""Opens inputs as streams of bytes that never wait for ever: files, and named pipes with a time limit."""

from __future__ import annotations

import io
import os
import selectors
import stat
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.storage import Remote, is_remote

# How long a read from a pipe waits for its next byte, in seconds.
PATIENCE = 60.0

_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def special(name: str) -> str:
    """What ``name`` is if it exists and is neither a file nor a folder; else an empty string.

    >>> special("/dev/null"), special("no-such-file")
    ('a device', '')
    """
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - the path as given
    except (OSError, ValueError):
        return ""
    return _SPECIAL.get(stat.S_IFMT(mode), "")


def size_of(name: str) -> int:
    """The number of bytes of a file, here or in a storage; 0 for a pipe. Raises OSError or InputError."""
    return Remote(name).size() if is_remote(name) else Path(name).stat().st_size


def open_input(name: str, where: str) -> BinaryIO:
    """The stream of a file, here or in a storage, or of a pipe, such as ``<(zcat articles.jsonl.gz)``.

    A read of a pipe fails when nothing has come for ``PATIENCE`` seconds.

    Raises:
        InputError: it is a device or a socket, or the storage does not give it.
        OSError: it cannot be opened.
    """
    if is_remote(name):
        return Remote(name).open()
    kind = special(name)
    if kind == _SPECIAL[stat.S_IFIFO]:
        pipe = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
        return io.BufferedReader(_Pipe(pipe, where))
    if kind:
        raise InputError(
            where, f"is {kind}, no article", "give a file, or - for standard input", "special"
        )
    return Path(name).open("rb")


class _Pipe(io.RawIOBase):
    """A pipe that is read as it comes; opened without blocking, so that it may have no writer yet."""

    def __init__(self, pipe: int, where: str) -> None:
        self._pipe, self._where = pipe, where
        self._ready = selectors.DefaultSelector()
        self._ready.register(pipe, selectors.EVENT_READ)

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The number of bytes that came; 0 at the end.

        Raises:
            InputError: nothing came for too long.
        """
        if not self._ready.select(PATIENCE):
            what = f"is a named pipe into which nothing was written for {PATIENCE:.0f} seconds"
            mend = "give a file, or a pipe with a program that writes"
            raise InputError(self._where, what, mend, "deadline")
        data = os.read(self._pipe, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the pipe; a second time does nothing."""
        if not self.closed:
            self._ready.close()
            os.close(self._pipe)
        super().close()
