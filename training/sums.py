"""Learns from annotated texts which words around a sum speak for a deal, of which kind, and whose: ``make train``.

Logistic regression (scikit-learn) over the features of ``joining/sentences/verb_medial/words_around``. The texts are the part train of
``corpus/``, the sentences of ``tests/joining/deals`` and the small texts and news items of ``tests/unseen/cases`` but for
those that are kept to measure with.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from extractor.joining.sentences.verb_medial.words_around import sum_features
from extractor.pipeline import Extractor
from extractor.reading import Defaults
from extractor.rules.kinds import read_kinds
from extractor.rules.paths import rule_path
from extractor.rules.sum_weights import HUNDREDTHS, NONE, TAKER
from extractor.types import Money
from training.scoring import annotated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from extractor.joining.forms.line import Line
    from extractor.rules.notation import Example as MarkedExample
    from training.articles import Annotated

TESTS = Path(__file__).parents[1] / "tests"
# Sets of texts that nothing is learnt from, and those of which every other one is kept.
CLOSED = ("small3_en", "small3_ko", "fourteenth_ko", "sixteenth_ko")
HALF = ("third", "fourth", "sixth", "tenth", "eighth_ko")
_STRENGTH = 1.0  # inverse of regularisation: 0.3 gives fewer weights, and finds fewer
_SEEN = 5  # at how many sums a feature has to stand
_LEAST = 5  # smaller weights, in hundredths, are left out of the table
_ROLES = ("investor", "recipient", "amount")
_AMOUNT = re.compile(r"(\w{3}) ([\d.]+?)(?:\.\.[\d.]+)?$")


class Stated(NamedTuple):
    """A deal that a text states: its sum as currency and number, or as it is written, its kind and its parties' names."""

    currency: str
    number: Decimal
    words: str
    kind: str
    givers: tuple[str, ...]
    takers: tuple[str, ...]


class Text(NamedTuple):
    """A text, its title and day, and the deals that it states."""

    text: str
    title: str | None
    published: str | None
    deals: tuple[Stated, ...]


@dataclass(frozen=True)
class Example:
    """The features of a sum, and its class."""

    features: frozenset[str]
    what: str


def texts(language: str, articles: Iterable[Annotated]) -> Iterator[Text]:
    """All texts that are learnt from; ``articles`` are those of the corpus."""
    for article in articles:
        deals = (
            Stated(deal.currency, deal.low, "", deal.kind, *map(_flat, (deal.givers, deal.takers)))
            for deal in annotated(article)
        )
        yield Text(article.text, None, article.published, tuple(deals))
    for line in tomllib.loads(_read(f"joining/deals/{language}.toml"))["sentence"]:
        yield Text(
            line["text"],
            line.get("title"),
            line.get("published"),
            tuple(map(_of_line, line["deals"])),
        )
    yield from _of_frames(language)
    for path in sorted((TESTS / "unseen" / "cases").glob(f"*{language}.jsonl")):
        if path.stem not in CLOSED:
            yield from _of_cases(path)


def _of_frames(language: str) -> Iterator[Text]:
    """The examples of the frames, and those that they reject where no other frame makes a record of them."""
    extractor = Extractor()
    for frame in extractor.rules.languages[language].grammar.frames:
        if frame.weighed:
            continue
        for example in frame.expect:
            givers, takers, sums = (_marked(example, role) for role in _ROLES)
            kind = frame.kind.name
            deals = (Stated("", Decimal(0), words, kind, givers, takers) for words in sums)
            yield Text(example.text, None, None, tuple(deals))
        for line in frame.reject:
            records = extractor.extract_text(line, language=language).records
            if all(any(".weighed" in rule for rule in record.rules) for record in records):
                yield Text(line, None, None, ())


def _marked(example: MarkedExample, role: str) -> tuple[str, ...]:
    return tuple(example.text[m.start : m.end] for m in example.marks if m.role == role)


def _read(name: str) -> str:
    return (TESTS / name).read_text(encoding="utf-8")


def _flat(parties: Iterable[Collection[str]]) -> tuple[str, ...]:
    return tuple(sorted(name for forms in parties for name in forms))


def _of_line(deal: str) -> Stated:
    """A deal as the sentences of tests have it: ``kind: investors > recipients @ countries = amount``."""
    told, _, words = deal.rpartition(" = ")
    kind, _, parties = told.partition(": ")
    givers, _, takers = parties.rpartition(" @ ")[0].partition(" > ")
    named = (tuple(n for n in side.split(", ") if n != "-") for side in (givers, takers))
    return Stated("", Decimal(0), words, kind, *named)


def _of_cases(path: Path) -> Iterator[Text]:
    half = path.stem in HALF or path.stem.partition("_")[0] in HALF
    for case in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        number = int(re.findall(r"\d+", case["id"])[-1])
        if half and number % 2 == 0:
            continue
        deals = []
        for record in case["records"]:
            found = _AMOUNT.match(record["amount"])
            if found and "kind" in record:
                sides = (tuple(record.get(side, ())) for side in ("investors", "recipients"))
                deals.append(Stated(found[1], Decimal(found[2]), "", record["kind"], *sides))
        yield Text(case["text"], case.get("title"), case.get("published"), tuple(deals))


def sum_examples(language: str, found: Iterable[Text]) -> Iterator[Example]:
    """Each sum of the texts, with the class that its deal has."""
    extractor = Extractor()
    for number, text in enumerate(found):
        given = Defaults(language, text.published, text.title)
        article = extractor.reader(Defaults()).read_text(text.text, f"t{number}", None, given)
        for reading in extractor.extract(article).joined.readings:
            for money in reading.line.of("MONEY"):
                words = article.text[slice(*money.mention.span)]
                what = _class(money.mention.value, words, text.deals, reading.line)
                yield Example(frozenset(sum_features(reading.line, money)), what)


def _class(value: object, words: str, deals: Sequence[Stated], line: Line) -> str:
    """The kind of the deal of a sum, with a sign where its line tells first who takes the money."""
    assert isinstance(value, Money)  # noqa: S101 - amounts have no other value
    for deal in deals:
        if deal.words == words or (deal.currency, deal.number) == (value.currency, value.low):
            return deal.kind + TAKER * (deal.kind not in _ONE_SIDED and _taker_first(deal, line))
    return NONE


# Works of one's own have one party.
_ONE_SIDED = frozenset(kind.name for kind in read_kinds(rule_path(None)).values() if kind.outlay)


def _taker_first(deal: Stated, line: Line) -> bool:
    giver, taker = (_first(names, line.text) for names in (deal.givers, deal.takers))
    return taker < giver


def _first(names: Iterable[str], text: str) -> int:
    """Where the first of the names stands; behind the text where none does."""
    return min((at for name in names if (at := text.find(name)) >= 0), default=len(text))


def learn_sums(examples: Sequence[Example]) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The classes, ``none`` first, and the weights of each feature in their order, in hundredths, sorted by feature."""
    counting = CountVectorizer(analyzer=sorted, min_df=_SEEN)
    table = counting.fit_transform([example.features for example in examples])
    model = LogisticRegression(C=_STRENGTH, max_iter=500, tol=1e-6)
    model.fit(table, [example.what for example in examples])
    classes = [str(name) for name in model.classes_]
    order = sorted(range(len(classes)), key=lambda n: (classes[n] != NONE, classes[n]))
    weights = np.rint(model.coef_[order].T * HUNDREDTHS).astype(int)
    weights[np.abs(weights) < _LEAST] = 0
    always = np.rint(model.intercept_[order] * HUNDREDTHS).astype(int)
    features = (str(name) for name in counting.get_feature_names_out())
    rows = [(f, row.tolist()) for f, row in zip(features, weights, strict=True) if row.any()]
    return [classes[n] for n in order], [("*", always.tolist()), *rows]


def written(classes: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> str:
    """The table as a file has it: nothing for a weight of 0."""
    lines = (f"{feature}\t" + "\t".join(str(w or "") for w in weights) for feature, weights in rows)
    return "\n".join(["\t".join(["feature", *classes]), *lines]) + "\n"
