"""How work grows: with the length of an article, with the amounts of a sentence, with the listed names.

Rates stay where work is linear. A rate that falls below half of a shorter one's is marked.
"""

from __future__ import annotations

import csv
import random
import tempfile
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import OURS, Tool, Work, rates
from texts import LANGUAGES, Text, as_articles, corpus_texts

from extractor.pipeline import Extractor
from extractor.reading import Defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from measuring import Effort, Row

KILOBYTES, AMOUNTS, NAMES = (1, 10, 100, 1000), (10, 100, 1000), (1_000, 10_000, 100_000)
# The long ones take a while: fewer rounds will do.
ROUNDS = 2
# At least this share of the rate of ten times less is kept.
KEPT = 0.5
HEAD = ("name", "type", "country", "ko", "en", "wikidata", "ticker")
SENTENCES = {
    "en": ("Gaon Electronics will invest $3 million", ", €{n} million", " in Poland."),
    "ko": ("가온전자는 폴란드에 300만 달러", ", {n}00만 유로", "를 투자한다고 밝혔다."),
}


def rows(effort: Effort) -> Iterator[Row]:
    """The rows of length, amounts and names."""
    rounds = min(effort.rounds, ROUNDS)
    yield from _lengths(rounds, effort.steps)
    yield from _amounts(rounds, effort.steps)
    yield from _names(rounds, effort)


def _lengths(rounds: int, steps: int | None) -> Iterator[Row]:
    texts = corpus_texts()
    for code, language in LANGUAGES.items():
        found = []
        for size in KILOBYTES[:steps]:
            work = Work("growth", f"{language}, article of {size:,} kB", "kB/s", size)
            found += rates(
                work, _readers(_of_size(texts[code, "deals"], size * 1000), code), rounds
            )
        yield from _marked(found)


def _of_size(texts: Sequence[str], size: int) -> str:
    """Texts one behind the other, and around again, up to so many bytes."""
    long, told = bytearray(), cycle(texts)
    while len(long) < size:
        long += next(told).encode() + b"\n\n"
    return long[:size].decode(errors="ignore")


def _readers(text: str, language: str) -> list[Tool]:
    extractor = Extractor()
    (article,) = as_articles(extractor.reader(Defaults()), [Text(text)], language)
    return [
        Tool(OURS, lambda: lambda: extractor.extract(article)),
        Tool("spaCy tokeniser, cold", lambda: _spacy(text, language), anew=True),
    ]


def _spacy(text: str, language: str) -> Callable[[], object]:
    from rows_articles import blank  # noqa: PLC0415 - imports spaCy, which a fresh process needs not

    pipeline = blank(language)
    pipeline.max_length = 10**7
    return lambda: pipeline.make_doc(text)


def _amounts(rounds: int, steps: int | None) -> Iterator[Row]:
    for code, language in LANGUAGES.items():
        found = []
        for count in AMOUNTS[:steps]:
            head, more, tail = SENTENCES[code]
            text = head + "".join(more.format(n=n + 4) for n in range(count - 1)) + tail
            name = f"{language}, sentence of {count:,} amounts"
            tools = _readers(text, code)[:1]
            found += rates(Work("growth", name, "amounts/s", count), tools, rounds)
        yield from _marked(found)


def _names(rounds: int, effort: Effort) -> Iterator[Row]:
    told = [Text(text) for text in corpus_texts()["en", "deals"][: effort.most or 60]]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for count in NAMES[: effort.steps]:
            names = list(invented(count))
            rules = _listed(names, Path(folder, str(count)))
            work = Work("growth", f"English, {count:,} names more", "articles/s", len(told))
            found += rates(work, _naming(rules, names, told), rounds)
    yield from _marked(found)


def invented(count: int) -> Iterator[str]:
    """So many names of two words that nobody has, from a seed."""
    dice, known = random.Random(7), set[str]()  # noqa: S311 - no secret
    heads, tails = ("Zel", "Vor", "Quil", "Thar", "Brae", "Osk"), ("mund", "vik", "bar", "sel")
    while len(known) < count:
        word, other = (
            dice.choice(heads) + "".join(dice.choices("aeioulnrst", k=4)) + dice.choice(tails)
            for _ in range(2)
        )
        if (name := f"{word} {other.title()}") not in known:
            known.add(name)
            yield name


def _listed(names: Sequence[str], folder: Path) -> Path:
    folder.mkdir()
    with (folder / "companies.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(HEAD)
        table.writerows((name, "company", "PL", "", name, "", "") for name in names)
    return folder


def _naming(rules: Path, names: Sequence[str], texts: list[Text]) -> list[Tool]:
    def ours() -> Callable[[], object]:
        extractor = Extractor(rules)
        read = as_articles(extractor.reader(Defaults()), texts, "en")
        return lambda: [extractor.extract(article) for article in read]

    def matcher() -> Callable[[], object]:
        from rows_articles import blank  # noqa: PLC0415
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415

        pipeline = blank("en")
        find = PhraseMatcher(pipeline.vocab)
        find.add("NAME", [pipeline.make_doc(name) for name in names])
        return lambda: [find(pipeline.make_doc(text)) for text, _ in texts]

    return [Tool(OURS, ours), Tool("spaCy PhraseMatcher", matcher)]


def _marked(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows in their order; ours of the greatest size held against ours of ten times less."""
    own = [row for row in rows if row.tool == OURS]
    last, before = own[-1], own[-2] if len(own) > 1 else own[-1]
    for row in rows:
        if row is last and row is not before and row.figure and before.figure:
            met = row.figure >= KEPT * before.figure
            yield replace(row, target=f"{KEPT} of the rate before", met=met)
        else:
            yield row
