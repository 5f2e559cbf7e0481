"""The review page of 1,000 articles: how long it takes to make, to open and to filter; its size.

The articles are those of `corpus/`, taken again under other ids until there are enough. The page is
opened in a headless Chromium; of each figure the median of several runs is printed. "open" is from
navigation until the page is loaded, laid out and painted, "filter" from a choice until the frame
that shows it is painted. Ends with exit code 1 where a figure is above its bound. `make bench-review`.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from review_page.driving import Browser, start

from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.reviewing.explain import explained
from extractor.reviewing.page.producing import write_page
from extractor.writing.jsonlines import lines
from training.articles import articles, read_article

NUMBER, RUNS = 1000, 5
BOUNDS = {"open": 2.0, "filter": 0.2, "size": 3.0}
FILTERS = {
    "country": "ask('country', 'US')",
    "kind": "ask('kind', 'acquisition')",
    "company": "ask('company', [...facets.values()].find((one) => one.company.length).company[0])",
    "search": "ask('search', 'energy')",
    "search, again": "ask('search', 'market')",
    "table": "showView('table')",
    "table, country": "ask('country', 'KR')",
    "sums": "showView('sums')",
    "sums, country": "ask('country', 'KR')",
}
PAINTED = """
    const done = arguments[arguments.length - 1], began = performance.now();
    SCRIPT;
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
"""


def main() -> int:
    """Make, open and filter the page, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        records, claims, page = (Path(folder) / name for name in ("r.jsonl", "c.jsonl", "p.html"))
        texts = run(records, claims)
        taken = []
        for name, more in (("with claims", str(claims)), ("page", None)):
            began = time.perf_counter()
            write_page(str(records), page, claims=more)
            taken.append(time.perf_counter() - began)
            size = page.stat().st_size
            print(f"{name:16} {size / 1e6:8.1f} MB, {size / texts:.2f} times its texts")
        print(f"{'make':16} {taken[-1]:8.2f} s")
        found = {"size": size / texts, **browse(page)}
    slow = [name for name, bound in BOUNDS.items() if found[name] > bound]
    print("\n".join(f"above its bound: {name}" for name in slow))
    return 1 if slow else 0


def run(records: Path, claims: Path) -> int:
    """Write what a run and its explanation give of the articles; the bytes of the texts."""
    extractor, size = Extractor(), 0
    paths = islice(cycle(articles()), NUMBER)
    with records.open("w", encoding="utf-8") as one, claims.open("w", encoding="utf-8") as other:
        for number, path in enumerate(paths):
            article = read_article(path)
            reader = extractor.reader(Defaults(article.language, article.published))
            result = extractor.extract(reader.read_text(article.text, f"{article.id}-{number}"))
            one.writelines(lines([result], mentions=True, documents=True))
            other.write(explained(result, shape="json") + "\n")
            size += len(result.article.text.encode())
    return size


def browse(page: Path) -> dict[str, float]:
    """Seconds to open the page, and of the slowest filter."""
    with start() as browser:
        opened = statistics.median(opening(browser, page) for _ in range(RUNS))
        print(f"{'open':16} {opened:8.2f} s")
        slowest = 0.0
        for name, script in FILTERS.items():
            times = [filtering(browser, script) for _ in range(RUNS)]
            slowest = max(slowest, statistics.median(times))
            print(f"{name:16} {statistics.median(times) * 1000:8.0f} ms")
    return {"open": opened, "filter": slowest}


def opening(browser: Browser, page: Path) -> float:
    """Seconds until the page is there."""
    browser.open(page, page.parent)
    painted = PAINTED.replace("SCRIPT", "document.body.offsetHeight")
    browser.driver.execute_async_script(painted)
    script = """
      const [load] = performance.getEntriesByType('navigation');
      const paints = performance.getEntriesByType('paint').map((paint) => paint.startTime);
      return JSON.stringify([load.loadEventEnd, ...paints]);"""
    return float(max(json.loads(browser.run(script)))) / 1000


def filtering(browser: Browser, script: str) -> float:
    """Seconds until a choice is shown, from a page without choices."""
    milliseconds = browser.driver.execute_async_script(PAINTED.replace("SCRIPT", script))
    browser.run("clearFilters()")
    return float(milliseconds) / 1000


if __name__ == "__main__":
    sys.exit(main())
