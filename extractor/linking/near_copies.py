"""Articles of nearly the same words, as wire copies are: MinHash of runs of three words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.errors import missing_extra

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The share of runs of words that two copies have in common, at least, and the size of a sketch.
NEAR, _RUN, _PERMUTATIONS = 0.5, 3, 128
_WORD = re.compile(r"\w+")


def near_copies(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of keys of articles that are near copies, the earlier first. Raises MissingExtra."""
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_extra("link", "near copies need datasketch", "link") from error
    index = MinHashLSH(threshold=NEAR, num_perm=_PERMUTATIONS)
    sketches: dict[int, Any] = {}
    for key, text in texts:
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch(sorted(_runs(text)))
        for other in sorted(index.query(sketch)):
            if sketches[other].jaccard(sketch) >= NEAR:
                yield other, key
        index.insert(key, sketch)
        sketches[key] = sketch


def _runs(text: str) -> set[bytes]:
    words = _WORD.findall(text.casefold())
    several = zip(*(words[i:] for i in range(_RUN)), strict=False)
    return {" ".join(run).encode("utf-8", "surrogatepass") for run in several}
