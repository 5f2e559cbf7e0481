"""Records stay as they are where a text changes in form alone, or in who is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from changes import FORMS, invented, listed, replaced, said

from extractor.pipeline import Extractor, Result
from extractor.reading import Defaults
from extractor.types import Article
from training.articles import articles, read_article

ROOT = Path(__file__).parents[2]
# Every so manieth article of the corpus is tried; of its parts the one that is open.
STEP = 6
# The words of this article weigh next to nothing for or against a deal: a sentence more decides.
WEIGHED = {("a sentence more", "en-0395")}
EXTRACTOR = Extractor()


class Text(NamedTuple):
    id: str
    text: str
    language: str
    published: str | None

    def read(self, text: str | None = None) -> Result:
        return EXTRACTOR.extract_text(
            self.text if text is None else text, language=self.language, published=self.published
        )


@cache
def texts() -> tuple[Text, ...]:
    samples = EXTRACTOR.reader(Defaults()).read([str(ROOT / "samples")])
    corpus = [one for one in map(read_article, articles()) if one.part == "read"][::STEP]
    own = [one for one in samples if isinstance(one, Article)]
    return (
        *(Text(one.id, one.text, one.language, one.published) for one in own),
        *(Text(one.id, one.text, one.language, one.published) for one in corpus),
    )


@cache
def plain() -> dict[str, list[tuple[object, ...]]]:
    return {one.id: said(one.read()) for one in texts()}


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_text_changes_no_record(form: str) -> None:
    assert len(texts()) > 40
    assert sum(map(len, plain().values())) > 30
    changed = [
        one.id
        for one in texts()
        if said(one.read(FORMS[form](one.text, one.language))) != plain()[one.id]
    ]
    assert [name for name in changed if (form, name) not in WEIGHED] == []


SAID = [
    ("en", "Samsung Electronics will invest $300 million in Poland."),
    ("en", "Hyundai Motor said it had bought Orvik Foods for $90 million."),
    ("en", "Toyota Motor won a $40 million order from Norway."),
    ("en", "Microsoft is pouring $3 billion into data centres in Spain, Microsoft said on Monday."),
    ("ko", "삼성전자는 폴란드에 3억 유로를 투자한다고 밝혔다."),
    ("ko", "현대자동차가 누리식품을 900억원에 인수했다."),
    ("ko", "네이버는 스타트업 누리로보틱스에 30억원을 투자했다."),
    ("ko", "대한항공이 인천에 5000억원을 들여 공장을 짓는다."),
]


@pytest.mark.parametrize(("language", "text"), SAID)
def test_a_record_does_not_hang_on_the_list(language: str, text: str) -> None:
    before = EXTRACTOR.extract_text(text, language=language)
    names = listed(before)
    after = EXTRACTOR.extract_text(replaced(text, names), language=language)
    assert names
    assert before.records
    assert not listed(after)
    assert said(after) == said(before, names)


def test_an_invented_name_has_the_form_of_its_own() -> None:
    assert invented("Toyota Motor") == "Zelkova Motor"
    assert [invented(name) for name in ("삼성전자", "카카오", "쿠팡")] == [
        "가온전자",
        "가온오",
        "가온람",
    ]
