"""A sentence that calls off the deal told before it, and others that do not."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor

EXTRACTOR = Extractor()
DEAL = {
    "ko": "누리식품은 다온제과를 400억원에 인수하기로 했다. ",
    "en": "Nuri Foods has agreed to buy Gaon Mills for $40 million. ",
}


@pytest.mark.parametrize(
    ("language", "behind", "status"),
    [
        ("ko", "그러나 협상은 결국 결렬됐다.", "cancelled"),
        ("ko", "하지만 인수는 없던 일이 됐다.", "cancelled"),
        ("ko", "그러나 두 달 뒤 계약이 파기됐다.", "cancelled"),
        ("ko", "하지만 계획은 노조 반대로 백지화됐다.", "cancelled"),
        ("ko", "회사는 이후 계획을 철회했다.", "cancelled"),
        ("ko", "그러나 주주 반대로 무산됐다.", "cancelled"),
        ("ko", "앞서 나래물산과의 협상은 결렬됐다.", "committed"),
        ("ko", "나래물산의 인수는 무산됐다.", "committed"),
        ("ko", "계약이 무산될 가능성도 있다.", "committed"),
        ("ko", "계획은 그대로다.", "committed"),
        ("en", "But the deal fell through in May.", "cancelled"),
        ("en", "The takeover was later called off.", "cancelled"),
        ("en", "The plan has since been scrapped.", "cancelled"),
        ("en", "The deal will not be called off.", "committed"),
        ("en", "The deal may yet collapse.", "committed"),
    ],
)
def test_the_next_sentence_may_call_the_deal_off(language: str, behind: str, status: str) -> None:
    found = EXTRACTOR.extract_text(DEAL[language] + behind, language=language)
    assert [record.status for record in found.records] == [status]


def test_what_is_done_is_not_called_off() -> None:
    told = "누리식품은 다온제과를 400억원에 인수했다. 그러나 합병 계획은 무산됐다."
    found = EXTRACTOR.extract_text(told, language="ko")
    assert [record.status for record in found.records] == ["completed"]
