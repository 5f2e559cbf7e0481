"""A sentence that says that the agreement is signed makes the deal before it binding."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor

EXTRACTOR = Extractor()
DEAL = "해별은행과 달별은행은 울산 차고지 사업에 각각 40억원을 투자한다."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (DEAL, "announced"),
        (f"{DEAL} 두 은행장은 28일 시청에서 약정서에 도장을 찍었다.", "committed"),
        (f"{DEAL} 두 은행은 이날 투자협약을 체결했다.", "committed"),
        (f"{DEAL} 두 은행은 이날 양해각서를 맺었다.", "announced"),
        (f"{DEAL} 두 은행은 지난해에도 투자협약을 체결했다.", "announced"),
        (f"{DEAL} 두 은행은 다음 달 본계약을 체결할 계획이다.", "announced"),
        (
            "나래제약은 오송에 900억원을 투자해 공장을 짓는다. 회사는 15일 투자협약서에 서명했다.",
            "committed",
        ),
        (
            "나래제약은 오송에 900억원을 투자하는 방안을 검토한다. 누리은행은 다른 약정서에 서명했다.",
            "considering",
        ),
    ],
)
def test_what_is_signed_is_binding(text: str, status: str) -> None:
    found = EXTRACTOR.extract_text(text, language="ko", published="2026-03-04").records
    assert {record.status for record in found} == {status}
