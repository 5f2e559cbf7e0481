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

from extractor.finding.dates import find_dates
from extractor.finding.money import find_money
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.types import Article

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[1] / "samples"
TEXTS = (
    "Gaon raised $30 million in May",
    "가온전자가 폴란드에 3억 유로 투자",
    "up 3% to €1.2bn",
    "약 2조3000억 원 규모",
)
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
    for code in ("en", "ko"):
        rules = extractor.rules.languages[code]
        texts = [t for t in TEXTS if (code == "ko") == any("가" <= c <= "힣" for c in t)] * 500
        rate = per_second(lambda: [find_money(t, rules.money) for t in texts], len(texts))  # noqa: B023 - called at once
        print(f"amounts, {code}        {rate:10.0f} short texts a second")
        rate = per_second(
            lambda: [find_dates(t, rules.dates, "2024-07-15") for t in texts],  # noqa: B023 - called at once
            len(texts),
        )
        print(f"dates, {code}          {rate:10.0f} short texts a second")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    bench_pages.main()
