"""Weights of the words around sums are learnt the same way twice, from texts that are not kept to measure with."""

from __future__ import annotations

import json
from decimal import Decimal

from training.sums import (
    CLOSED,
    TESTS,
    Stated,
    Text,
    learn_sums,
    sum_examples,
    texts,
    written,
)

CASES = TESTS / "unseen" / "cases"

BOUGHT = "Gaon Holdings bought Nuri Software for €19 million."
SOLD = "Nuri Software was sold to Gaon Holdings for €19 million."
LOST = "Nuri Software lost €19 million."


def deal(kind: str) -> Stated:
    return Stated("EUR", Decimal(19_000_000), "", kind, ("Gaon Holdings",), ("Nuri Software",))


def test_each_sum_has_the_class_of_its_deal() -> None:
    found = [
        Text(BOUGHT, None, None, (deal("acquisition"),)),
        Text(SOLD, None, None, (deal("acquisition"),)),
        Text(SOLD, None, None, (deal("investment"),)),
        Text(LOST, None, None, ()),
    ]
    classes = [example.what for example in sum_examples("en", found)]
    assert classes == ["acquisition", "acquisition<", "investment", "none"]


def test_two_trainings_give_the_same_table() -> None:
    found = [
        Text(BOUGHT, None, None, (deal("acquisition"),)),
        Text(SOLD, None, None, (deal("acquisition"),)),
        Text(LOST, None, None, ()),
    ] * 6
    examples = list(sum_examples("en", found))
    classes, rows = learn_sums(examples)
    assert (classes, rows) == learn_sums(examples)
    none, bought, _ = dict(rows)["~bough"]
    assert none < bought
    head, always, *_ = written(classes, rows).splitlines()
    assert (head, always.partition("\t")[0]) == ("feature\tnone\tacquisition\tacquisition<", "*")


def test_nothing_is_learnt_from_what_is_kept_to_measure_with() -> None:
    learnt = {text.text for text in texts("en", ())}
    files = ((CASES / f"{name}.jsonl").read_text(encoding="utf-8") for name in CLOSED)
    closed = {json.loads(line)["text"] for file in files for line in file.splitlines()}
    assert len(closed) > 300
    assert not learnt & closed
