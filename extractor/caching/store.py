"""A file of values by key, which many processes read and add to.

The file is a row of records, each added whole by one write. A key is a hash of all that its value
follows from, so that no value gets old; a value has a hash too, and one that is damaged is missing: it
is computed and added again. Where the file cannot be read or written nothing is lost but time.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

VARIABLE = "EXTRACTOR_CACHE"
_HASH = 16
# Of a record: its sign, the length of its value in bytes, the key, the hash of key and value.
_HEAD = struct.Struct(f"<4sI{_HASH}s{_HASH}s")
_SIGN = b"inv1"
# Bytes of a file that holds more than any rules need: it is begun anew.
_MOST = 2**25
# Windows would else write line ends of its own.
_ADDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class Store:
    """The values of a file; what other processes add after the first look is not seen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._content: bytes | None = None
        # Where the value of a key begins and ends, of two values the later one.
        self._places: dict[bytes, tuple[int, int]] = {}
        self._sound = 0

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None where there is none, or a damaged one."""
        content = self._look()
        if key not in self._places:
            return None
        start, end = self._places[key]
        value = content[start:end]
        return value if content[start - _HASH : start] == _check(key, value) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Add a value, in silence where that cannot be done."""
        record = _HEAD.pack(_SIGN, len(value), key, _check(key, value)) + value
        with suppress(OSError):
            self._mend()
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _add(self.path, record)

    def _look(self) -> bytes:
        """The file's content, read once; its whole records are noted."""
        if self._content is None:
            self._content = b""
            with suppress(OSError):
                self._content = self.path.read_bytes()
            self._sound = self._note(self._content) if len(self._content) <= _MOST else 0
        return self._content

    def _note(self, content: bytes) -> int:
        """Note where each value stands; where the whole records end."""
        at = 0
        while at + _HEAD.size <= len(content):
            sign, length, key, _ = _HEAD.unpack_from(content, at)
            start = at + _HEAD.size
            if sign != _SIGN or start + length > len(content):
                break
            at = start + length
            self._places[key] = start, at
        return at

    def _mend(self) -> None:
        """Where the file does not end with a whole record, or is too long, replace it by what is sound.

        A file that has grown since was only looked at while somebody wrote.
        """
        content = self._look()
        if self._sound == len(content):
            return
        self._content = content[: self._sound]
        if self.path.stat().st_size == len(content):
            other = self.path.with_name(f"{self.path.name}.{os.getpid()}")
            other.unlink(missing_ok=True)
            _add(other, self._content)
            other.replace(self.path)


def _add(path: Path, content: bytes) -> None:
    """Add to a file, which is made for this user alone, by one write."""
    file = os.open(path, _ADDING, 0o600)
    try:
        os.write(file, content)
    finally:
        os.close(file)


def key_of(*said: object) -> bytes:
    """The key of what a value follows from."""
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()


def _check(key: bytes, value: bytes) -> bytes:
    return blake2b(key + value, digest_size=_HASH).digest()


@lru_cache(maxsize=1)
def store() -> Store | None:
    """The store of this Python's values; None where ``EXTRACTOR_CACHE`` is empty: no cache is kept.

    It lies in the folder that ``EXTRACTOR_CACHE`` names, else in the user's folder of caches.
    """
    folder = os.environ.get(VARIABLE)
    if folder is None:
        from platformdirs import user_cache_dir  # noqa: PLC0415 - only where no folder is named

        folder = user_cache_dir("investment-extractor", appauthor=False)
    return Store(Path(folder) / f"{sys.implementation.cache_tag}.cache") if folder else None
