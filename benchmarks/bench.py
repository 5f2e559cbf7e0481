"""How fast the steps are, on one core, start-up apart: `make bench`.

Prints the median of seven runs for each figure. Compare figures of one run only: machines are noisy.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import bench_pages
import bench_values

from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extractor.reading import Reader

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
# Annotated articles of the tests, and those that FOLDER on the command line holds.
ANNOTATED = ROOT / "tests" / "unseen"
RUNS = 7


def per_second(work: Callable[[], object], count: int) -> float:
    """How many of ``count`` things a second of processor time does, in the median of the runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return count / statistics.median(times)


def annotated(folder: Path, reader: Reader) -> Iterator[Article]:
    """The articles of a folder of annotated ones (JSON files with text, lang and published)."""
    for path in sorted(folder.rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        given = Defaults(told["lang"], told.get("published"))
        yield reader.read_text(told["text"], told["id"], None, given)


def extracting(name: str, articles: Iterable[Article], extractor: Extractor) -> None:
    """Print how many of the articles a second takes."""
    read = list(articles)
    letters = sum(len(article.text) for article in read) // max(len(read), 1)
    rate = per_second(lambda: [extractor.extract(a) for a in read], len(read))
    print(f"{name:<19}{rate:10.0f} a second ({len(read)}, {letters} letters each)")


def main(folders: Iterable[Path]) -> None:
    """Print the figures."""
    start = time.process_time()
    extractor = Extractor()
    print(f"start-up           {time.process_time() - start:10.2f} s")
    reader = extractor.reader(Defaults())
    paths = [str(SAMPLES)]
    articles = [a for a in reader.read(paths) if isinstance(a, Article)]
    extracting("samples", articles, extractor)
    for folder in folders:
        told = list(annotated(folder, reader))
        for language in sorted({article.language for article in told}):
            own = (article for article in told if article.language == language)
            extracting(f"{folder.name}, {language}", own, extractor)
    rate = per_second(lambda: list(reader.read(paths)), len(articles))
    print(f"reading            {rate:10.0f} files a second")


if __name__ == "__main__":
    main([ANNOTATED, *map(Path, sys.argv[1:])])
    sys.stdout.flush()
    bench_values.main()
    sys.stdout.flush()
    bench_pages.main()
