"""Where a run keeps its shards: in a folder of this machine, or in a storage.

A shard is written first, then its row comes into the manifest, which alone decides what is done.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from extractor.errors import InputError
from extractor.storage import Remote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MANIFEST = "manifest.jsonl"
# Shards on their way to a storage, and how many go at a time: each takes its time, not the machine's.
_ON_THEIR_WAY, _AT_A_TIME = 32, 8

Line = dict[str, Any]


class Kept(Protocol):
    """What a run keeps. Whatever cannot be written is an OSError or an InputError."""

    def made_by(self) -> Line | None:
        """What the run that is kept said of itself; None where none is."""
        ...

    def keys(self) -> set[str]:
        """The shards in the manifest."""
        ...

    def read(self, key: str) -> list[Line]:
        """The lines of a shard; fewer, or none, where it cannot be read."""
        ...

    def begin(self, made_by: Mapping[str, str]) -> None:
        """Begin a manifest."""
        ...

    def keep(self, key: str, lines: Iterable[Line]) -> None:
        """Keep a shard, and then its row."""
        ...

    def settle(self) -> None:
        """Wait until everything is kept."""
        ...

    def remove(self) -> None:
        """Remove everything."""
        ...


def kept_in(folder: Path | Remote) -> Kept:
    """What is kept in the folder."""
    return InStorage(folder) if isinstance(folder, Remote) else InFolder(folder)


@dataclass(frozen=True)
class InFolder:
    """Shards in a folder: files written under another name first, and a manifest that grows by lines."""

    folder: Path

    def made_by(self) -> Line | None:
        """The first line of the manifest."""
        return next(iter(self._manifest()), None)

    def keys(self) -> set[str]:
        """The shards in the other lines."""
        return {line["shard"] for line in self._manifest()[1:]}

    def read(self, key: str) -> list[Line]:
        """The lines of a shard."""
        return _lines(_bytes_of(self.folder / f"{key}.jsonl"))

    def begin(self, made_by: Mapping[str, str]) -> None:
        """Make the folder, and the manifest's first line."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._append(made_by)

    def keep(self, key: str, lines: Iterable[Line]) -> None:
        """Write a shard, and then its line."""
        path = self.folder / f"{key}.jsonl"
        part = path.with_suffix(".part")
        with part.open("wb") as stream:
            stream.write(_bytes(lines))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        self._append({"shard": key})

    def settle(self) -> None:
        """Everything is written at once."""

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _manifest(self) -> list[Line]:
        return _lines(_bytes_of(self.folder / _MANIFEST))

    def _append(self, line: Mapping[str, Any]) -> None:
        with (self.folder / _MANIFEST).open("ab") as stream:
            stream.write(_bytes([line]))
            stream.flush()
            os.fsync(stream.fileno())


class InStorage:
    """Shards in a storage, whose files do not grow: each row of the manifest is a file of its own.

    Several go at a time, in the background.
    """

    def __init__(self, folder: Remote) -> None:
        self._folder, self._rows = folder, folder / "manifest"
        self._threads = ThreadPoolExecutor(_AT_A_TIME)
        self._going: deque[Future[None]] = deque()

    def made_by(self) -> Line | None:
        """What the run's own file says."""
        head = self._folder / "run.json"
        return next(iter(_lines(head.read_bytes())), None) if head.is_file() else None

    def keys(self) -> set[str]:
        """The names of the rows."""
        return set(self._rows.names())

    def read(self, key: str) -> list[Line]:
        """The lines of a shard."""
        try:
            return _lines((self._folder / f"{key}.jsonl").read_bytes())
        except InputError:
            return []

    def begin(self, made_by: Mapping[str, str]) -> None:
        """Make the folders, and the run's own file."""
        for folder in (self._folder, self._rows):
            folder.make_folder()
        (self._folder / "run.json").write_bytes(_bytes([made_by]))

    def keep(self, key: str, lines: Iterable[Line]) -> None:
        """Send a shard, and then its row; where many are on their way, the first is waited for."""
        self._going.append(self._threads.submit(self._send, key, _bytes(lines)))
        if len(self._going) > _ON_THEIR_WAY:
            self._going.popleft().result()

    def settle(self) -> None:
        """Wait for all."""
        while self._going:
            self._going.popleft().result()

    def remove(self) -> None:
        """Remove all that is below the folder."""
        self._folder.remove()

    def _send(self, key: str, data: bytes) -> None:
        (self._folder / f"{key}.jsonl").write_bytes(data)
        (self._rows / key).write_bytes(b"done\n")


def _bytes(lines: Iterable[Mapping[str, Any]]) -> bytes:
    text = "".join(json.dumps(line) + "\n" for line in lines)
    return text.encode("utf-8", "backslashreplace")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _lines(data: bytes) -> list[Line]:
    """The lines of a file; the last is left out where it was broken off, and so is what cannot be read."""
    found = []
    for line in data.split(b"\n")[:-1]:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found
