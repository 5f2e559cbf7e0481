"""A deal that is only asked about, doubted, denied, told wrongly or made up gives no record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from test_insertions import read, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

# How many sentences of the tables of deals at least are tried.
_FEWEST = 40
_EN = (
    *("It is not true that {}.", "Reports that {} are false.", "The idea that {} is absurd."),
    *("It is unclear whether {}.", "Analysts asked whether {}.", "No one knows if {}."),
    *("There is no sign that {}.", "Nobody has said that {}.", "She doubted that {}."),
    *("The ministers refused to say whether {}.", "It was wrongly reported that {}."),
    *("Suppose {}.", "In the film, {}.", "Unless {}, the town will lose its mill."),
    "If {}, the shares would rise.",
)
_KO = (
    *("{}는 보도는 사실이 아니다.", "{}는 소문을 부인했다.", "{}는 주장은 근거가 없다."),
    *("{}면 주가가 오를 것이다.", "{}고 가정해 보자.", "{}고 잘못 보도됐다."),
    *("{}는 증거는 없다.", "{}고 말한 사람은 아무도 없다.", "영화에서 {}."),
)
# Behind a past tense: 투자했는지.
_KO_PAST = (
    "{}는지는 알려지지 않았다.",
    "{}는지 확인되지 않았다.",
    "검찰은 {}는지를 조사하고 있다.",
)
_PAST = re.compile(r"[았었했됐겼렸졌쳤췄뒀꿨줬냈샀갔왔]다$")
_SMALL_AT_START = re.compile(r"(?:The|A|An|Its?|Two|Three|Both)\b")


def clauses(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sentences of deals as clauses, without commas of their own, and the sentences that take them."""
    for row in sentences(language):
        text = row["text"].strip().rstrip(".")
        if re.search(r"\n|\. |, |[“\"?!:;—]|^(?:On|In|At) ", text):
            continue
        if language == "en":
            small = _SMALL_AT_START.match(text)
            yield (text[0].lower() + text[1:] if small else text), _EN
        elif text.endswith("다"):
            yield text, _KO
            if _PAST.search(text):
                yield text[:-1], _KO_PAST


@pytest.mark.slow
@pytest.mark.parametrize(("language", "most"), [("en", 0.07), ("ko", 0.04)])
def test_what_is_not_told_as_a_fact_is_no_deal(language: str, most: float) -> None:
    tried = list(clauses(language))
    assert len(tried) >= _FEWEST
    told = [into.format(text) for text, texts in tried for into in texts]
    found = [text for text in told if read(text, language).records]
    assert len(found) <= most * len(told), found
