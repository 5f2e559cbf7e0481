"""Targets for fuzzing: any bytes in, and nothing but the error of an input or of a rule may come out.

`make fuzz TIME=60` runs each for so many seconds: `python tests/fuzzing/targets.py [SECONDS [TARGET]]`. Where atheris is
installed it guides the search by what code is reached, and keeps what led to new code in `out/fuzz/`, where the next run
begins; else the seeds are spoiled at random.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import random
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError, RulesError
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.rules import data_folder, load
from extractor.types import Article
from extractor.writing import mention_line, record_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SAMPLES = Path(__file__).parents[2] / "samples"
KEPT = Path(__file__).parents[2] / "out" / "fuzz"
LONGEST = 20_000
# Bytes and seconds of one input, and megabytes that reading it may take.
LIMITS = {"max_len": 6_000, "timeout": 120, "rss_limit_mb": 3_000}
# What is put between the bytes of a seed.
SCRAPS = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf0\x9f", b"\r\n", b"\\ud800", b'"'),
    *(b"{", b"]", b"<p>", b"<!--", b"&#xD800;", b"\x1b[31m", b"$3bn", "3억 ".encode(), b"9" * 40),
    *(b"(?:a+)+", b"[[rule]]\n", b"name = 1\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"../"),
)


@cache
def extractor() -> Extractor:
    return Extractor()


def read(data: bytes, name: str) -> None:
    """All that a file of these bytes gives; its quotes are slices."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for found in extractor().reader(Defaults()).read([str(path)]):
            if isinstance(found, Article):
                with contextlib.suppress(InputError):
                    _check(found)


def _check(article: Article) -> None:
    result = extractor().extract(article)
    for mention in result.mentions:
        assert mention_line(article, mention)["span"]["text"]
    for record in map(record_line, result.records):
        span = record["evidence"][0]
        assert article.text[span["start"] : span["end"]] == span["text"]


def page(data: bytes) -> None:
    """The bytes of a page."""
    read(data, "page.html")


def text(data: bytes) -> None:
    """A text file."""
    read(data, "text.txt")


def lines(data: bytes) -> None:
    """JSON lines."""
    read(data, "lines.jsonl")


def archive(data: bytes) -> None:
    """Archives, by the name that their first byte gives."""
    names = ("a.zip", "a.tar", "a.gz", "a.eml", "a.mhtml", "a.xz", "a.rss", "a.csv")
    read(data[1:], names[data[0] % len(names)] if data else names[0])


def rules(data: bytes) -> None:
    """A rule file of an added folder."""
    names = (
        *("en/money.toml", "en/investment.toml", "en/patterns.toml", "places.csv", "kinds.toml"),
        *("currencies.toml", "companies.csv", "en/words.toml", "en/endings.toml", "pages.toml"),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (names[data[0] % len(names)] if data else names[0])
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data[1:])
        with contextlib.suppress(RulesError):
            book = load.__wrapped__(folder)
            # The rules of a language concern no other: half the work.
            own = book.languages.get(path.parent.name)
            for language in [own] if own else book.languages.values():
                assert language.grammar is not None
                assert language.money is not None
                assert language.dates is not None
                assert language.names is not None


def _packed() -> list[bytes]:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    one = min(SAMPLES.glob("*/*.txt"))
    with zipfile.ZipFile(zipped, "w") as pack:
        pack.write(one, "a.txt")
    with tarfile.open(fileobj=tarred, mode="w:gz") as pack:
        pack.add(one, "a.txt")
    mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nGaon will invest $3m."
    return [
        b"\0" + zipped.getvalue(),
        b"\1" + tarred.getvalue(),
        b"\3" + mail,
        b"\7text,url\nGaon will invest $3m in Spain,x\n",
    ]


def _rule_files() -> list[bytes]:
    files = ("en/money.toml", "en/investment.toml", "en/patterns.toml", "places.csv", "kinds.toml")
    return [
        bytes([number]) + (data_folder() / name).read_bytes()[:1500]
        for number, name in enumerate(files)
    ]


def _lines() -> list[bytes]:
    fields = [
        {"text": "Gaon will invest $3m in Spain.", "id": 7},
        {"html": "<h1>Plant</h1><p>Gaon &amp; Nuri will invest $3m.</p>", "language": "en"},
        {"title": "가온전자", "text": "폴란드에 3억 유로를 투자한다.", "published": "2024-07-15"},
        {"text": "Nuri won a €2m order.", "url": "https://news.example/1", "title": None},
    ]
    lines_ = [json.dumps(one, ensure_ascii=escaped) for one in fields for escaped in (True, False)]
    return [line.encode() for line in (*lines_, "\n".join(lines_), f"[{', '.join(lines_)}]")]


def _samples(ending: str) -> list[bytes]:
    return [path.read_bytes()[:LONGEST] for path in sorted(SAMPLES.glob(f"*/*.{ending}"))]


TARGETS: Mapping[str, tuple[Callable[[bytes], None], Callable[[], Sequence[bytes]]]] = {
    "page": (page, lambda: _samples("html")),
    "text": (text, lambda: _samples("txt")),
    "lines": (lines, _lines),
    "archive": (archive, _packed),
    "rules": (rules, _rule_files),
}


def spoiled(dice: random.Random, seed: bytes) -> bytes:
    """A stretch of a seed with some bytes changed, cut, doubled or put in."""
    start = dice.randrange(max(1, len(seed) // 2)) if dice.random() < 0.3 else 0
    data = bytearray(seed[:1] + seed[start + 1 : start + 4000])
    for _ in range(dice.randrange(1, 8)):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((0, 0, 1, 4, 40)))
        data[at:end] = dice.choice((*SCRAPS, bytes([dice.randrange(256)]), bytes(data[at:end]) * 2))
    return bytes(data)


def fuzz(name: str, seconds: float, seed: int = 0) -> int:
    """How many inputs a target took; the one at which it failed lies in a file that the error names."""
    target, seeds = TARGETS[name]
    dice, known, until, count = random.Random(seed), seeds(), time.monotonic() + seconds, 0  # noqa: S311
    while time.monotonic() < until:
        data = spoiled(dice, dice.choice(known))
        try:
            target(data)
        except BaseException as error:
            path = Path(tempfile.mkdtemp()) / name
            path.write_bytes(data)
            error.add_note(f"{name}: input number {count}, in {path}")
            raise
        count += 1
    return count


def guided(name: str, seconds: float) -> None:
    """Fuzz a target with atheris, which needs a process of its own; what failed lies in the folder that it names."""
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    for seed in TARGETS[name][1]():
        (folder / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
    words = KEPT / "words.txt"
    escaped = ("".join(map("\\x{:02x}".format, scrap)) for scrap in SCRAPS)
    words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    options = {
        **LIMITS,
        "dict": words,
        "max_total_time": round(seconds),
        "artifact_prefix": f"{folder}-",
    }
    said = [f"-{option}={value}" for option, value in options.items()]
    command = [sys.executable, str(Path(__file__).with_name("guided.py")), name, *said, str(folder)]
    subprocess.run(command, check=True)


def main() -> None:
    """Fuzz each target, or the one that is named, for some seconds."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    for name in sys.argv[2:] or TARGETS:
        if find_spec("atheris"):
            guided(name, seconds)
        else:
            sys.stdout.write(f"{name}: {fuzz(name, seconds, int(time.time()))} inputs\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
