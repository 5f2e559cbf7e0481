"""Articles that are too like one another: shared runs of words, near copies by MinHash."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from datasketch import MinHash, MinHashLSH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RUN = 5
# The share of an article's runs of words that may stand in another one too.
MOST_SHARED = 0.05
# The Jaccard likeness of two articles' runs of three words from which they are near copies.
NEAR, SHINGLE, PERMUTATIONS = 0.3, 3, 128
_WORD = re.compile(r"\w+")


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[i:] for i in range(length)), strict=False))


def shared_runs(texts: dict[str, str]) -> Iterator[tuple[str, float]]:
    """The articles of whose runs of five words more than one in twenty stand in another article."""
    runs = {name: _runs(text, RUN) for name, text in texts.items()}
    everywhere = Counter(run for own in runs.values() for run in own)
    for name, own in runs.items():
        shared = sum(everywhere[run] > 1 for run in own) / max(len(own), 1)
        if shared > MOST_SHARED:
            yield name, shared


def near_copies(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of articles that are near copies of each other."""
    index = MinHashLSH(threshold=NEAR, num_perm=PERMUTATIONS)
    for name, text in texts.items():
        sketch = _sketch(_runs(text, SHINGLE))
        for other in sorted(index.query(sketch)):
            yield str(other), name
        index.insert(name, sketch)


def _sketch(runs: Iterable[tuple[str, ...]]) -> MinHash:
    sketch = MinHash(num_perm=PERMUTATIONS)
    for run in runs:
        sketch.update(" ".join(run).encode())
    return sketch
