"""What no record needs is not read, and is there when somebody asks."""

from __future__ import annotations

import dataclasses

import pytest

from extractor import Extractor
from extractor.finding import Finder

PLAIN = {
    "en": "Norvale Works opened its third mill in Poland on 3 March 2024. It makes paper.",
    "ko": "가온전자는 2024년 3월 3일 폴란드에 세 번째 공장을 열었다. 종이를 만든다.",
}
# Sums that no predicate governs, and a sentence without any.
UNGOVERNED = {
    "en": "Revenue was $30 million last year. Norvale Works makes paper. A ticket costs $12 there.",
    "ko": "지난해 매출은 300억원이었다. 가온전자는 종이를 만든다. 입장료는 2만원이다.",
}
DEAL = {
    "en": " Norvale Works will invest $40 million in a mill in Poland.",
    "ko": " 가온전자는 폴란드에 4억 달러를 투자해 공장을 짓는다.",
}
LANGUAGES = sorted(PLAIN)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("language", LANGUAGES)
def test_mentions_of_an_article_without_sums_are_found_when_asked_for(
    extractor: Extractor, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, calls = Finder.find, list[str]()

    def counted(self: Finder, *given: object) -> object:
        calls.append(language)
        return find(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Finder, "find", counted)
    result = extractor.extract_text(PLAIN[language], language=language)
    assert (result.records, calls) == ((), [])
    labels = {mention.label for mention in result.mentions}
    assert {"DATE", "COUNTRY", "COMPANY"} <= labels
    assert result.mentions is result.mentions
    assert calls == [language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_such_a_result_is_like_any_other(extractor: Extractor, language: str) -> None:
    one, other = (extractor.extract_text(PLAIN[language], language=language) for _ in range(2))
    assert one == other
    assert dataclasses.replace(one, records=()).mentions == other.mentions
    assert one.to_dict()["mentions"] == other.to_dict()["mentions"] != []
    assert isinstance(one.mentions, tuple)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_governed_sum_only_sentences_with_sums_are_read(
    extractor: Extractor, language: str
) -> None:
    joined = extractor.extract_text(UNGOVERNED[language], language=language).joined
    readings = joined.readings
    assert joined.records == ()
    assert [*readings._read] == [0, 2]  # type: ignore[attr-defined] # noqa: SLF001 - what was done
    assert [bool(reading.line.of("MONEY")) for reading in readings] == [True, False, True]
    assert readings[-1] is readings[2]
    assert readings[0:2] == [readings[0], readings[1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_one_all_are_read(extractor: Extractor, language: str) -> None:
    text = UNGOVERNED[language] + DEAL[language]
    result = extractor.extract_text(text, language=language)
    assert len(result.records) == 1
    assert len(result.joined.readings) == 4
