"""How fast the steps are, on one core, start-up apart: `make bench`.

Prints the median of seven runs for each figure. Compare figures of one run only: machines are noisy.
"""

from __future__ import annotations

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
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[1] / "samples"
RUNS = 7


def per_second(work: Callable[[], object], count: int) -> float:
    """How many of ``count`` things a second of processor time does, in the median of the runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return count / statistics.median(times)


def main() -> None:
    """Print the figures."""
    start = time.process_time()
    extractor = Extractor()
    print(f"start-up           {time.process_time() - start:10.2f} s")
    reader = extractor.reader(Defaults())
    paths = [str(SAMPLES)]
    articles = [a for a in reader.read(paths) if isinstance(a, Article)]
    letters = sum(len(article.text) for article in articles)
    rate = per_second(lambda: [extractor.extract(a) for a in articles], len(articles))
    print(f"articles           {rate:10.0f} a second ({letters // len(articles)} letters each)")
    rate = per_second(lambda: list(reader.read(paths)), len(articles))
    print(f"reading            {rate:10.0f} files a second")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    bench_values.main()
    sys.stdout.flush()
    bench_pages.main()
