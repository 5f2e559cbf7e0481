"""Cleaning pages, beside the cleaners of others: same pages, one process, one core; part of `make bench`.

Prints for each cleaner the pages it does in a second of processor time (median of the runs, start-up
apart, nothing kept from run to run) and the F1 of its body text: shared runs of four words, averaged
over the pages. The pages are the annotated ones beside this project, else our own of the tests.
The cleaners of others are in an environment of their own (requirements-bench.txt).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "reading" / "pages"
PEERS = ROOT / ".venv-bench" / "bin" / "python"
RUNS = 3
WORDS = 4

Cleaner = "Callable[[bytes], str]"


class Page(NamedTuple):
    """A page, its set, and the texts that are right: with its deck and without."""

    name: str
    data: bytes
    bodies: tuple[str, ...]


def read_sets() -> Iterator[tuple[str, list[Page]]]:
    """The sets of annotated pages that are there."""
    if not SHARED.exists():
        yield "own", list(_own())
        return
    truth = json.loads((SHARED / "html-en" / "ground-truth.json").read_text(encoding="utf-8"))
    folder = SHARED / "html-en" / "html"
    yield (
        "en",
        [Page(n, _packed(folder / f"{n}.html.gz"), (t["articleBody"],)) for n, t in truth.items()],
    )
    korean = [json.loads(path.read_text(encoding="utf-8")) for path in _sorted("html-ko", "json")]
    yield "ko", [_korean(said) for said in korean]


def _sorted(folder: str, ending: str) -> list[Path]:
    return sorted((SHARED / folder).glob(f"*.{ending}"))


def _korean(said: dict[str, str]) -> Page:
    deck = (f"{said['deck']}\n{said['text']}",) if said.get("deck") else ()
    data = _packed(SHARED / "html-ko" / f"{said['id']}.html.gz")
    return Page(said["id"], data, (said["text"], *deck))


def _packed(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _own() -> Iterator[Page]:
    for path in sorted(OWN.glob("*.html")):
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Page(path.stem, path.read_bytes(), (said["body"],))


def ours() -> Callable[[bytes], str]:
    """This project's reader, from bytes to the body's text."""
    from extractor.errors import InputError  # noqa: PLC0415 - each cleaner is imported when it runs
    from extractor.reading import load_page_rules  # noqa: PLC0415
    from extractor.reading.decoding import decode  # noqa: PLC0415
    from extractor.reading.page import clean_page  # noqa: PLC0415
    from extractor.rules import rule_path  # noqa: PLC0415

    rules = load_page_rules(rule_path())

    def clean(data: bytes) -> str:
        try:
            page = clean_page(decode(data, "page", page=True).text, rules, "page")
        except InputError:
            return ""
        return page.text[page.title_end :]

    return clean


def trafilatura(**settings: bool) -> Callable[[bytes], str]:
    """Trafilatura, with its own decoding."""
    from trafilatura import extract  # noqa: PLC0415

    return lambda data: extract(data, include_comments=False, **settings) or ""


def readability() -> Callable[[bytes], str]:
    """readability-lxml; its summary is HTML."""
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    def clean(data: bytes) -> str:
        found = fromstring(Document(data).summary())
        for part in found.iter("p", "div", "br", "li"):
            part.tail = "\n" + (part.tail or "")
        return str(found.text_content())

    return clean


def resiliparse() -> Callable[[bytes], str]:
    """Resiliparse, with its own guess of the encoding."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    def clean(data: bytes) -> str:
        tree = HTMLTree.parse_from_bytes(data, detect_encoding(data))
        return str(extract_plain_text(tree, main_content=True, preserve_formatting=True))

    return clean


CLEANERS: dict[str, Callable[[], Callable[[bytes], str]]] = {
    "extractor": ours,
    "trafilatura": trafilatura,
    "trafilatura, fast": lambda: trafilatura(fast=True),
    "readability-lxml": readability,
    "resiliparse": resiliparse,
}


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    last = max(1, len(words) - WORDS + 1)
    return Counter(tuple(words[at : at + WORDS]) for at in range(last if words else 0))


def shares(right: str, found: str) -> tuple[float | None, float]:
    """Precision (None where nothing was found) and recall of one page."""
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


def _forget() -> None:
    """A page met for the first time costs more than one met again."""
    scan = sys.modules.get("extractor.reading.page_judging")
    for name in ("judge_tag", "judge_names"):
        if scan and hasattr(scan, name):
            getattr(scan, name).cache_clear()


def measure(cleaner: Callable[[bytes], str], sets: Sequence[tuple[str, list[Page]]]) -> str:
    """Speed over all pages, and F1 of each set."""
    times, texts = [], {}
    for _ in range(RUNS):
        _forget()
        start = time.process_time()
        texts = {name: [cleaner(page.data) for page in pages] for name, pages in sets}
        times.append(time.process_time() - start)
    count = sum(len(pages) for _, pages in sets)
    figures = "".join(f"{f1(pages, texts[name]):10.3f}" for name, pages in sets)
    return f"{count / statistics.median(times):10.1f}{figures}"


def compare() -> None:
    """Print a line for each cleaner that is installed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.path.insert(0, str(ROOT))
    sets = list(read_sets())
    heads = "".join(f"{'F1 ' + name:>10}" for name, _ in sets)
    print(f"{'pages of others' if SHARED.exists() else 'own pages':<20}{'a second':>10}{heads}")
    for name, make in CLEANERS.items():
        try:
            print(f"{name:<20}{measure(make(), sets)}", flush=True)
        except ImportError:
            print(f"{name:<20} is not installed here")


def main() -> None:
    """Compare in the environment that has the others' cleaners, where it is there."""
    if not PEERS.exists():
        compare()
        return
    subprocess.run([str(PEERS), __file__, "--here"], check=True)  # noqa: S603 - our own file


if __name__ == "__main__":
    compare() if "--here" in sys.argv else main()
