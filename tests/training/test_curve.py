"""What a model would choose is compared with the rules' own answers, on articles that it has not learnt from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from training.articles import read_article
from training.choices import DECISIONS, Candidate, Choice, choices
from training.curve import Row, draw, of_choices

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """press: regional paper
place: UK
published: 2025-03-04
deal 1: investment committed

Crisp maker to double output

{Pollard Foods|who 1} will invest {£9 million|sum 1 GBP 9m} in a plant in {Leeds|where 1 GB}, the {Wharton Bank|name} said in {Norway|name}.
"""


def choice(article: int, sure: bool) -> Choice:
    """The rules are right in every third article; whoever stands before the sum is right in all, where one is sure."""
    rules = article % 3 == 0
    behind = Candidate(frozenset({"rules", "before" if rules else "behind"}), rules)
    other = Candidate(frozenset({"behind" if rules or not sure else "before"}), not rules)
    return Choice(f"{article:03}", "investors", (behind, other))


def test_a_model_mends_what_the_candidates_show() -> None:
    row = of_choices("investors", [choice(n, sure=True) for n in range(60)])
    assert (row.number, row.rules, row.reachable) == (60, 20, 60)
    assert (row.learnt[-1], row.mended, row.spoilt) == (60, 40, 0)


def test_it_is_the_same_twice() -> None:
    told = [choice(n, sure=False) for n in range(60)]
    assert of_choices("investors", told) == of_choices("investors", told)


def test_the_rules_answer_comes_first_and_the_marks_say_what_is_right(tmp_path: Path) -> None:
    path = tmp_path / "en" / "crisps.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    found = {choice.decision: choice.candidates for choice in choices([read_article(path)])}
    assert tuple(found) == DECISIONS
    for candidates in found.values():
        assert "rules" in candidates[0].features
        assert sum("rules" in candidate.features for candidate in candidates) == 1
    right = {decision: [c.right for c in told].index(True) for decision, told in found.items()}
    assert right == {"kinds": 0, "investors": 0, "recipients": 0, "countries": 0}
    assert len(found["kinds"]) == 5
    assert {"nobody"} < found["investors"][1].features
    assert not any(c.right for c in found["investors"][1:])


@pytest.mark.slow
def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    row = Row("deals", 10, 4, (4, 5, 6), 3, 1, 10)
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for picture in pictures:
        draw({"en": [row], "ko": [row]}, picture)
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    assert b"articles learnt from" in pictures[0].read_bytes()
