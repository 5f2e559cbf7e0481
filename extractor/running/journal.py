"""What a run has done, kept beside its output until it ends, so that it can be gone on with.

Documents are kept in shards: runs of documents that end where a document's own hash says so, so that a
document more or less changes one shard alone. A shard is a file whose name is the hash of what is in it,
written under another name first; then its line comes into the manifest. Both are for one set of rules.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from extractor.running.outcomes import OPEN, Outcome, failed, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from extractor.reading import Failure, Item

# One document in so many ends a shard; these many documents or bytes do in any case.
_ENDS, _MOST, _MOST_BYTES = 128, 512, 2**23
_MANIFEST = "manifest.jsonl"


@dataclass(frozen=True)
class Shard:
    """A run of documents, and the hash of all that is in them."""

    key: str
    documents: tuple[Item | Failure, ...]


def shards(found: Iterable[Item | Failure]) -> Iterator[Shard]:
    """The shards of the documents that inputs hold."""
    documents: list[Item | Failure] = []
    whole, size = blake2b(digest_size=16), 0
    for one in found:
        digest, length = _digest(one)
        documents.append(one)
        whole.update(digest)
        size += length
        ends = int.from_bytes(digest[:4], "big") % _ENDS == 0
        if ends or len(documents) >= _MOST or size >= _MOST_BYTES:
            yield Shard(whole.hexdigest(), tuple(documents))
            documents, whole, size = [], blake2b(digest_size=16), 0
    if documents:
        yield Shard(whole.hexdigest(), tuple(documents))


def _digest(one: Item | Failure) -> tuple[bytes, int]:
    """The hash of a document with all that is said of it, and its length."""
    from extractor.reading import Failure  # noqa: PLC0415 - only where there is something to read

    if isinstance(one, Failure):
        said, content = f"{one.source}\0{one.error}", b""
    else:
        content = one.content if isinstance(one.content, bytes) else repr(one.content).encode()
        said = repr(replace(one, content=b""))
    return blake2b(said.encode("utf-8", "replace") + b"\0" + content).digest(), len(content)


class Journal:
    """The shards of one run that are done. ``made_by`` says with which rules and for which output."""

    def __init__(self, folder: Path, made_by: Mapping[str, str]) -> None:
        self._folder, self._made_by = folder, {"type": "run", **made_by}
        self._kept: set[str] = set()
        self._under_way: deque[tuple[Shard, bool]] = deque()
        self._outcomes: list[Outcome] = []

    def resume(self) -> bool:
        """Take what an earlier run has done; False where there is none, or it had other rules."""
        lines = _lines(self._folder / _MANIFEST)
        if not lines or lines[0] != self._made_by:
            self.remove()
            return False
        self._kept = {line["shard"] for line in lines[1:]}
        return True

    def pieces(self, found: Iterable[Item | Failure]) -> Iterator[Item | Outcome]:
        """What is still to be done, and in its place the outcomes of what is done."""
        for shard in shards(found):
            known = self._read(shard) if shard.key in self._kept else None
            self._under_way.append((shard, known is not None))
            yield from known or pieces(shard.documents)

    def add(self, outcome: Outcome) -> None:
        """Take the next outcome, in order; the shard that it completes is kept."""
        self._outcomes.append(outcome)
        shard, known = self._under_way[0]
        if len(self._outcomes) < len(shard.documents):
            return
        self._under_way.popleft()
        if not known:
            self._keep(shard)
        self._outcomes.clear()

    def remove(self) -> None:
        """Forget everything: the run is at its end, or starts anew."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._kept.clear()

    def _read(self, shard: Shard) -> list[Outcome] | None:
        outcomes = [from_json(line) for line in _lines(self._folder / f"{shard.key}.jsonl")]
        return outcomes if len(outcomes) == len(shard.documents) else None

    def _keep(self, shard: Shard) -> None:
        path = self._folder / f"{shard.key}.jsonl"
        part = path.with_suffix(".part")
        if not self._kept and not (self._folder / _MANIFEST).exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            _append(self._folder / _MANIFEST, self._made_by)
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            for outcome in self._outcomes:
                stream.write(json.dumps(to_json(outcome)) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        _append(
            self._folder / _MANIFEST, {"shard": shard.key, "documents": str(len(shard.documents))}
        )
        self._kept.add(shard.key)


def pieces(found: Iterable[Item | Failure]) -> Iterator[Item | Outcome]:
    """Documents to be worked on, and the failures of those that could not be opened."""
    from extractor.reading import Failure  # noqa: PLC0415 - only where there is something to read

    for one in found:
        yield failed(one.source, OPEN, one.error) if isinstance(one, Failure) else one


def _append(path: Path, line: Mapping[str, Any]) -> None:
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(line) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def _lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a file; the last is left out where it was broken off, and so is what cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in text.split("\n")[:-1]:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found
