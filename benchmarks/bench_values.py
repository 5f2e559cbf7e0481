"""Texts a second for amounts and dates, beside price-parser, quantulum3 and dateparser, on one core.

Also how long one hard text takes: 5,000 digits, a table of 10,000 characters, 300 names. `make bench`.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-bench" / "bin" / "python"
TABLE = ROOT / "tests" / "finding" / "money.toml"
SHORT = {
    "en": ("Gaon raised $30 million in May", "up 3% to €1.2bn"),
    "ko": ("가온전자가 폴란드에 3억 유로 투자", "약 2조3000억 원 규모"),
}
HARD = {
    "5,000 digits": "7" * 5_000,
    "a table of 10,000": ("12.5 | 3,400 | 7% | 1.2bn | 300\n" * 320)[:10_000],
    "300 names": "Alder Point Energy, " * 300,
}
_MARKS = re.compile(r"\[([^\[\]=]+?) = [^\[\]]+\]")
RUNS, FACTOR = 7, 250


def seconds(work: Callable[[], object]) -> float:
    """The processor time of ``work`` in the median of the runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def show(name: str, find: Callable[[str], object], texts: Sequence[str]) -> None:
    """Print one figure, after one text that loads what is loaded once."""
    find(texts[0])
    rate = len(texts) / seconds(lambda: [find(text) for text in texts])
    print(f"{name:<34}{rate:>10,.0f} texts a second", flush=True)


def table(language: str) -> list[str]:
    """The texts of the project's own table of amounts, without their marks."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["example"]
    return [_MARKS.sub(r"\1", row["text"]) for row in rows if row["lang"] == language]


def main() -> None:
    """Print our figures, then those of the peers."""
    from extractor.finding.dates import find_dates  # noqa: PLC0415 - the peers' environment lacks it
    from extractor.finding.money import find_money  # noqa: PLC0415
    from extractor.finding.numbers import find_numbers  # noqa: PLC0415
    from extractor.rules import load  # noqa: PLC0415

    for code, short in SHORT.items():
        rules = load().languages[code]
        show(f"amounts, {code}, short", lambda t, r=rules: find_money(t, r.money), short * FACTOR)
        show(f"amounts, {code}, our table", lambda t, r=rules: find_money(t, r.money), table(code))
        show(
            f"dates, {code}, short",
            lambda t, r=rules: find_dates(t, r.dates, "2024-07-15"),
            short * FACTOR,
        )
        finders = {
            "amounts": lambda t, r=rules: find_money(t, r.money),
            "dates": lambda t, r=rules: find_dates(t, r.dates, "2024-07-15"),
            "numbers": lambda t, r=rules: find_numbers(t, r.numbers),
        }
        for name, text in HARD.items():
            for kind, find in finders.items():
                took = seconds(lambda f=find, t=text: f(t))
                print(f"{kind}, {code}, {name:<20}{took * 1000:>14.1f} ms")
    sys.stdout.flush()
    if PEERS.exists():
        subprocess.run([str(PEERS), __file__, "--peers"], check=True)  # noqa: S603 - our own file


def peers() -> None:
    """Print the figures of the other tools, run by their own environment."""
    from dateparser.search import search_dates  # noqa: PLC0415 - each only where it is installed
    from price_parser import Price  # noqa: PLC0415
    from quantulum3 import parser  # noqa: PLC0415

    for code, short in SHORT.items():
        show(f"price-parser, {code}, short", Price.fromstring, short * FACTOR)
        show(f"price-parser, {code}, our table", Price.fromstring, table(code))
    show("quantulum3, en, short", parser.parse, SHORT["en"] * 20)
    for code, short in SHORT.items():
        show(
            f"dateparser, {code}, short",
            lambda t, c=code: search_dates(t, languages=[c]),
            short * 20,
        )


if __name__ == "__main__":
    peers() if "--peers" in sys.argv else main()
