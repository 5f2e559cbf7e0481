"""Pages with the text that is right, and how much of it a cleaner finds.

The pages are our own of the tests, and annotated ones of others where they lie beside this project.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
OTHERS = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "reading" / "pages"
WORDS = 4


class Page(NamedTuple):
    """A page, and the texts that are right: with its deck and without."""

    name: str
    data: bytes
    bodies: tuple[str, ...]


def read_sets() -> Iterator[tuple[str, list[Page]]]:
    """The sets of pages that are there, by name."""
    yield "our own pages", list(_own())
    truth = OTHERS / "html-en" / "ground-truth.json"
    if truth.exists():
        told = json.loads(truth.read_text(encoding="utf-8"))
        yield (
            "English pages",
            [_page("html-en/html", name, said["articleBody"]) for name, said in told.items()],
        )
    if korean := sorted((OTHERS / "html-ko").glob("*.json")):
        yield "Korean pages", [_korean(path) for path in korean]


def _own() -> Iterator[Page]:
    for path in sorted(OWN.glob("*.html")):
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Page(path.stem, path.read_bytes(), (said["body"],))


def _korean(path: Path) -> Page:
    said = json.loads(path.read_text(encoding="utf-8"))
    deck = (f"{said['deck']}\n{said['text']}",) if said.get("deck") else ()
    return _page("html-ko", said["id"], said["text"], *deck)


def _page(folder: str, name: str, *bodies: str) -> Page:
    return Page(
        name, gzip.decompress((OTHERS / folder / f"{name}.html.gz").read_bytes()), tuple(bodies)
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    last = max(1, len(words) - WORDS + 1)
    return Counter(tuple(words[at : at + WORDS]) for at in range(last if words else 0))


def shares(right: str, found: str) -> tuple[float | None, float]:
    """Precision (None where nothing was found) and recall of one page, over runs of four words."""
    wanted, got = _shingles(right), _shingles(found)
    both = sum((wanted & got).values())
    return (both / got.total() if got else None), both / wanted.total() if wanted else 1.0


def f1(pages: Sequence[Page], texts: Sequence[str]) -> float:
    """F1 of the mean precision and the mean recall of the pages."""
    rows = [
        max((shares(body, text) for body in page.bodies), key=lambda row: (row[0] or 0) + row[1])
        for page, text in zip(pages, texts, strict=True)
    ]
    precision = statistics.mean([row[0] for row in rows if row[0] is not None] or [0.0])
    recall = statistics.mean(row[1] for row in rows)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
