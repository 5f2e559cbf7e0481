"""Where the time goes from clean text to records, by part of the program.

    python benchmarks/shares.py [-o PICTURE.svg]

A timer of processor time looks again and again at what is running (every 4 ms on most systems): it counts
for the innermost part of the table below. The articles are those of `bench.py`; each is read once before, and
then until a few seconds are over.
"""

from __future__ import annotations

import argparse
import math
import signal
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import machine, on_one_core
from texts import LANGUAGES, all_texts, as_articles

import extractor
from extractor.pipeline import Extractor
from extractor.reading import Defaults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

    from extractor.types import Article

EVERY, SECONDS = 0.001, 4.0
# What a part is called, by the beginning of its module's path; what is not here counts for who calls it.
PARTS = {
    "finding/money": "amounts",
    "finding/dates": "dates",
    "finding/periods": "dates",
    "finding/names": "names",
    "finding/manywords": "names",
    "finding/sentences": "sentences cut",
    "joining/naming": "who is named",
    "joining/sentences": "sentences read",
    "joining/deciding": "deciding",
    "joining/telling": "from sentence to sentence",
    "joining/weighing": "weighing words",
    "joining/records": "records",
    "joining": "the rest of joining",
    "disclosures": "forms",
    "": "the rest",
}
KINDS = {"deals": "deals", "sums": "sums, no deal", "plain": "no sum"}
PACKAGE = Path(extractor.__file__).parent


def main() -> None:
    """Print the shares, and draw them where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, metavar="PICTURE.svg")
    options = parser.parse_args()
    on_one_core()
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    found = dict(measured())
    for name, shares in found.items():
        print(f"\n{name}")
        for part, share in sorted(shares.items(), key=lambda item: -item[1]):
            print(f"  {part:<28}{share:6.1%}")
    if options.output:
        draw(found, options.output)


def measured() -> Iterator[tuple[str, dict[str, float]]]:
    """The shares of each part, by language and kind of text."""
    extractor_ = Extractor()
    reader = extractor_.reader(Defaults())
    for (language, kind), told in sorted(all_texts(reader).items()):
        read = as_articles(reader, told, language)
        yield f"{LANGUAGES[language]}, {KINDS[kind]}", shares(extractor_, read)


def shares(extractor_: Extractor, read: list[Article]) -> dict[str, float]:
    """The share of each part in the time that the articles take."""
    began = time.process_time()
    for article in read:
        extractor_.extract(article)
    rounds = math.ceil(SECONDS / (time.process_time() - began))
    seen: Counter[str] = Counter()
    before = signal.signal(signal.SIGPROF, lambda _number, frame: seen.update([part_of(frame)]))
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        for article in read * rounds:
            extractor_.extract(article)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return {part: count / seen.total() for part, count in seen.items()}


def part_of(frame: FrameType | None) -> str:
    """The part that runs: the innermost module of the package that the table has."""
    while frame:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PACKAGE):
            name = path.relative_to(PACKAGE).as_posix()
            part = next(said for begin, said in PARTS.items() if name.startswith(begin))
            if part != PARTS[""]:
                return part
        frame = frame.f_back
    return PARTS[""]


def draw(found: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """One bar for each kind of text, its parts side by side."""
    import matplotlib as mpl  # noqa: PLC0415 - for the picture alone

    # The same figures give the same bytes.
    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "shares", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
    colours = plt.get_cmap("tab20").colors  # type: ignore[attr-defined]
    names = list(found)
    left = [0.0] * len(names)
    for colour, part in zip(colours, dict.fromkeys(PARTS.values()), strict=False):
        widths = [100 * found[name].get(part, 0.0) for name in names]
        axes.barh(names, widths, left=left, color=colour, label=part)
        left = [done + width for done, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.set_xlabel("share of the time, %")
    axes.set_xlim(0, 100)
    figure.legend(loc="outside right center", frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    main()
