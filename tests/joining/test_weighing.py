"""The words of an article may speak against every deal: a court, a market, a family's bills."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extractor import Extractor
from extractor.errors import RulesError
from extractor.joining.forms.weighed import Weighed
from extractor.joining.weighing.weigh import weighed
from extractor.reviewing.answers import answers
from extractor.rules.paths import rule_path
from extractor.rules.weights import Weights, read_weights

if TYPE_CHECKING:
    from pathlib import Path

FLOOD = """Two years of rain in one night

The claims office opened its doors at seven and the queue was already round the corner. Ms Orla Denby, a widow, lost her kitchen,
her car and a piano that her father had tuned. She was offered £4,200 for all of it. "What do they think a piano costs?" she asked.
Her neighbour was luckier: he got £9,800 after a month of letters. Years before, Fenwick Mutual had invested £250,000 in pumps
that nobody switched on.

Across the county the loss was put at £61 million, more than in the flood of 1998. The court at Marlow heard a case last week in
which a farmer who had been refused got £250,000. Prices of sandbags rose by a third. A judge said that nobody could have known."""
MILL = """Paper maker to add a third machine

Gaon Paper will invest €300 million in a mill at Lodz in Poland, the company said on Monday. The new machine is to make
packaging board and will employ 120 people when it starts in two years. "We have looked at four sites and this one has the rail line
and the water that we need," said Jan Reyes, who leads the board division. Work on the hall begins in May. The town council has
promised to widen the road that leads to the gate, and the supplier of the machine will be chosen before the summer. The firm
already runs two mills in the region and sells most of what they make to makers of boxes in Germany."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def unweighed(tmp_path: Path) -> Extractor:
    """The rules by themselves: tables of an add-on without words take the place of the package's."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "weights.tsv").write_text("word\tweight\n", encoding="utf-8")
    return Extractor(tmp_path)


def test_words_take_back_what_rules_have_read(extractor: Extractor, unweighed: Extractor) -> None:
    assert unweighed.extract_text(FLOOD, language="en").records
    result = extractor.extract_text(FLOOD, language="en")
    assert not result.records
    assert result.joined.weighed.total < 0
    refused = [answer for answer in answers(result) if answer.rule == "article"]
    assert refused
    for answer in refused:
        assert answer.fact is not None
        assert answer.fact.claims[-1].rule == f"weights: {result.joined.weighed.reasons}"


def test_an_article_with_a_deal_keeps_it(extractor: Extractor, unweighed: Extractor) -> None:
    records = extractor.extract_text(MILL, language="en").records
    assert len(records) == 1
    assert records == unweighed.extract_text(MILL, language="en").records


def test_a_short_text_is_not_weighed(extractor: Extractor) -> None:
    result = extractor.extract_text("Fenwick Mutual has invested £250,000 in pumps.", language="en")
    assert result.joined.weighed == Weighed()


def test_a_word_counts_once(extractor: Extractor) -> None:
    rules = extractor.rules.languages["en"]
    weights = Weights(
        Decimal(-1), {"court": Decimal(-2), "mill": Decimal("0.5"), "piano": Decimal("0.25")}
    )
    once = extractor.extract_text(f"{FLOOD}\nA mill.", language="en").joined.readings
    often = extractor.extract_text(f"{FLOOD}\n{'A mill. ' * 40}", language="en").joined.readings
    found = weighed(once, weights, rules.grammar)
    assert found == Weighed(Decimal("-2.25"), ("court",), ("mill", "piano"))
    assert weighed(often, weights, rules.grammar) == found


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("", "weights.tsv:1: '' is not the head"),
        ("word weight\n", "weights.tsv:1: 'word weight' is not the head"),
        ("word\tweight\n*\t1\ncourt\n", "weights.tsv:3: 'court' is no word with its weight"),
        ("word\tweight\ncourt\tmuch\n", "weights.tsv:2: 'court\\tmuch' is no word"),
    ],
)
def test_a_broken_table_names_its_line(table: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "weights.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        read_weights(rule_path(tmp_path) / "weights.tsv")
    assert fault in str(caught.value)


def test_a_collection_is_no_article(extractor: Extractor) -> None:
    """What its first article is about says nothing of the others."""
    assert not _investors(extractor, [FLOOD] * 6 + [MILL])
    assert "Gaon Paper" in _investors(extractor, [FLOOD] * 6 + [MILL] * 20)


def _investors(extractor: Extractor, articles: list[str]) -> set[str]:
    found = extractor.extract_text("\n\n".join(articles), language="en")
    return {party.name for record in found.records for party in record.investors}
