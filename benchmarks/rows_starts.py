"""What a start takes, and how much memory a run: commands, each in a process of its own."""

from __future__ import annotations

import json
import statistics
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

from measuring import OURS, Row, medians, ran
from texts import corpus_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from measuring import Effort

SHORT = "Gaon Electronics will invest €300 million in a battery plant in Poland.\n"
RUN = ("-m", "extractor", "run", "--quiet", "-")
SPACY = ("-c", "import spacy")
FIRST = ("-c", "import sys, extractor; extractor.extract(sys.stdin.read())")
TOKENS = (
    "-c",
    """
import json, spacy, sys
pipeline = spacy.blank("en")
pipeline.max_length = 10**7
for line in sys.stdin:
    pipeline.make_doc(json.loads(line)["text"])
""",
)
KIWI = ("-c", "import kiwipiepy, sys; kiwipiepy.Kiwi().tokenize(sys.stdin.read())")
LIBRARY, UNCACHED = "extractor, library", "extractor, no cache"
# What is run with the short text; without a cache all rules are read and compiled.
TEXT: dict[str, Sequence[str]] = {
    OURS: RUN,
    LIBRARY: FIRST,
    UNCACHED: RUN,
    "import spacy": SPACY,
    "import trafilatura": ("-c", "import trafilatura"),
    "kiwipiepy": KIWI,
}
# A start takes this share of `import spacy` at most, and help so many seconds.
START, HELP = 0.6, 0.15
# A long article, in characters.
LONG = 1_000_000


def rows(effort: Effort) -> Iterator[Row]:
    """The rows of starts, then those of memory; with a cache that holds what these runs need alone."""
    with tempfile.TemporaryDirectory(prefix="cache-") as folder:
        yield from _starts(effort.rounds, folder)
        yield from _memory(effort, folder)


def _starts(rounds: int, cache: str) -> Iterator[Row]:
    text = _seconds(TEXT, rounds, cache)
    spacy = statistics.median(text["import spacy"] or [0.0])
    for row in medians("start-up", "one short text", "s", text):
        held = row.tool in {OURS, LIBRARY}
        yield _held(row, START * spacy, f"{START} of import spacy") if held else row
    for option in ("--version", "--help"):
        said = {OURS: ("-m", "extractor", option), "python -c pass": ("-c", "pass")}
        for row in medians("start-up", option, "s", _seconds(said, rounds, cache)):
            yield _held(row, HELP, f"{HELP} s") if row.tool == OURS else row


def _seconds(
    commands: Mapping[str, Sequence[str]], rounds: int, cache: str
) -> dict[str, list[float] | None]:
    """Seconds of each round, the commands in turn; the first fills caches and does not count."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            settings = {"EXTRACTOR_CACHE": "" if name == UNCACHED else cache}
            if done := ran(command, SHORT, settings):
                taken[name].append(done.seconds)
    return {name: seconds[1:] or None for name, seconds in taken.items()}


def _held(row: Row, most: float, target: str) -> Row:
    if row.figure is None:
        return row
    return replace(row, target=target, met=row.figure <= most)


def _memory(effort: Effort, cache: str) -> Iterator[Row]:
    texts = corpus_texts()["en", "deals"]
    long = "\n\n".join(texts * 5)[: LONG if effort.most is None else LONG // 100]
    works = {
        "one short text": [SHORT],
        f"{len(texts[: effort.most])} articles": texts[: effort.most],
        f"article of {len(long) // 1000:,} kB": [long],
    }
    for work, told in works.items():
        lines = "".join(
            json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(told)
        )
        taken = {}
        for tool, command in {OURS: (*RUN, "--from", "jsonl"), "spaCy tokeniser": TOKENS}.items():
            done = ran(command, lines, {"EXTRACTOR_CACHE": cache})
            taken[tool] = [done.megabytes] if done else None
        yield from medians("memory", work, "MB", taken)
