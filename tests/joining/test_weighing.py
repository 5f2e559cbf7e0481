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
FLATS = """집값 석 달째 내려… 서민들 "대출이 더 무섭다"

지난달 서울의 아파트 평균 가격은 12억 3천만원으로 한 달 전보다 1.2% 내렸다. 통계를 보면 가장 많이 내린 곳은 노원구였다. 직장인 박모 씨는
지난해 6억 8천만원에 산 집이 지금은 6억원도 안 된다며 한숨을 쉬었다. 그는 은행에서 빌린 3억원의 이자만 한 달에 140만원을 낸다. 이웃 김모 씨는
법원 경매에 나온 집을 4억 2천만원에 샀다가 소송에 휘말렸다. 법원은 전 주인에게 2천만원을 지급하라고 판결했다. 전문가들은 금리가 내리지 않는 한
당분간 가격이 오르기 어렵다고 본다. 물가도 걱정이다. 라면 한 봉지 값이 1200원으로 오르고 택시 기본요금은 4800원이 됐다. 박씨는 요즘 점심값
9천원이 아까워 도시락을 싸 온다. 지난해 같은 달보다 카드 사용액이 8% 줄었다는 조사 결과도 나왔다."""
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
    for language in ("en", "ko"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "weights.tsv").write_text("word\tweight\n", encoding="utf-8")
    return Extractor(tmp_path)


@pytest.mark.parametrize(("language", "text"), [("en", FLOOD), ("ko", FLATS)])
def test_words_take_back_what_rules_have_read(
    language: str, text: str, extractor: Extractor, unweighed: Extractor
) -> None:
    assert unweighed.extract_text(text, language=language).records
    result = extractor.extract_text(text, language=language)
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
