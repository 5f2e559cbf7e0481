"""What a run has done, kept beside its output until it ends, so that it can be gone on with.

Documents are kept in shards: runs of documents that end where a document's own hash says so, so that a
document more or less changes one shard alone. A shard's name is the hash of what is in it; what is kept
is for one set of rules.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from extractor.running.keeping import kept_in
from extractor.running.outcomes import OPEN, Outcome, failed, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from extractor.reading import Failure, Item
    from extractor.storage import Remote

# One document in so many ends a shard; these many documents or bytes do in any case.
_ENDS, _MOST, _MOST_BYTES = 128, 512, 2**23


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

    def __init__(self, folder: Path | Remote, made_by: Mapping[str, str]) -> None:
        self._kept_in = kept_in(folder)
        self._made_by = {"type": "run", **made_by}
        self._kept: set[str] = set()
        self._begun = False
        self._under_way: deque[tuple[Shard, bool]] = deque()
        self._outcomes: list[Outcome] = []

    def resume(self) -> bool:
        """Take what an earlier run has done; False where there is none, or it had other rules."""
        if self._kept_in.made_by() != self._made_by:
            self.remove()
            return False
        self._kept, self._begun = self._kept_in.keys(), True
        return True

    def portions(self, found: Iterable[Item | Failure]) -> Iterator[list[Item | Outcome]]:
        """For each shard what is still to be done, or the outcomes of what is done."""
        for shard in shards(found):
            known = self._read(shard) if shard.key in self._kept else None
            self._under_way.append((shard, known is not None))
            yield [*(known or pieces(shard.documents))]

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

    def settle(self) -> None:
        """Wait until everything is kept that was taken. Raises OSError or InputError where it cannot be."""
        self._kept_in.settle()

    def remove(self) -> None:
        """Forget everything: the run is at its end, or starts anew."""
        self._kept_in.remove()
        self._kept.clear()
        self._begun = False

    def _read(self, shard: Shard) -> list[Outcome] | None:
        outcomes = [from_json(line) for line in self._kept_in.read(shard.key)]
        return outcomes if len(outcomes) == len(shard.documents) else None

    def _keep(self, shard: Shard) -> None:
        if not self._begun:
            self._kept_in.begin(self._made_by)
            self._begun = True
        self._kept_in.keep(shard.key, [to_json(outcome) for outcome in self._outcomes])


def pieces(found: Iterable[Item | Failure]) -> Iterator[Item | Outcome]:
    """Documents to be worked on, and the failures of those that could not be opened."""
    from extractor.reading import Failure  # noqa: PLC0415 - only where there is something to read

    for one in found:
        yield failed(one.source, OPEN, one.error) if isinstance(one, Failure) else one


def portions(found: Iterable[Item | Failure]) -> Iterator[list[Item | Outcome]]:
    """The same, shard by shard."""
    return ([*pieces(shard.documents)] for shard in shards(found))
