"""When a deal is told of, and when its money is spent."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor

EXTRACTOR = Extractor()
# The sentence, what says when its money is spent ("START/END LENGTH"), and the day on which it is told.
SPENT = [
    ("Norvale will invest $20 million in a mill in Ohio in Q3 2025.", "2025-Q3/2025-Q3", None),
    ("Norvale will invest $20 million in Ohio in the second half.", "2024-H2/2024-H2", None),
    ("In early 2026, Norvale will invest $20 million in Ohio.", "2026/2026", None),
    ("Norvale will put $20 million into a mill in Ohio by year-end.", "/2024", None),
    ("Norvale will invest $20 million in Ohio next month.", "2024-08/2024-08", None),
    ("Norvale will invest $20 million in Ohio in 2025 and 2026.", "2025/2026", None),
    ("Norvale will invest $20 million in a mill in Ohio that opens in 2026.", "", None),
    ("Norvale invested $20 million in a mill in Ohio that opens by 2026.", "", None),
    ("Norvale said on June 13 it would invest $20 million in Ohio.", "", "2024-06-13"),
    ("In May, Norvale said it would invest $20 million in Ohio in 2026.", "2026/2026", "2024-05"),
    ("다온은 내년 상반기 울산 공장에 20억원을 투자한다.", "2025-H1/2025-H1", None),
    ("다온은 내달 울산 공장에 20억원을 투자한다.", "2024-08/2024-08", None),
    ("다온은 ’25~’28년 울산 공장에 20억원을 투자한다.", "2025/2028", None),
    ("다온은 올해 안에 울산 공장에 20억원을 투자한다.", "/2024", None),
    ("다온은 내년까지 2년간 울산 공장에 20억원을 투자한다.", "/2025 P2Y", None),
    ("다온은 내년 완공하는 울산 공장에 20억원을 투자한다.", "", None),
    (
        "다온은 내년 상반기 울산 공장에 20억원을 투자한다고 12일 밝혔다.",
        "2025-H1/2025-H1",
        "2024-07-12",
    ),
    ("다온은 지난해 울산 공장에 20억원을 투자했다.", "2023/2023", "2023"),
    ("다온은 9월 울산 공장에 20억원을 투자했다.", "", "2023-09"),
    ("다온은 2028년까지 쓸 울산 공장에 20억원을 투자했다.", "", None),
]


@pytest.mark.parametrize(("text", "spent", "told"), SPENT, ids=[text for text, _, _ in SPENT])
def test_when_money_is_spent_and_told_of(text: str, spent: str, told: str | None) -> None:
    (record,) = EXTRACTOR.extract_text(text, published="2024-07-15").records
    period = record.period
    ends = f"{period.start or ''}/{period.end or ''} {period.duration or ''}" if period else ""
    assert ends.strip() == spent
    assert (record.announced and record.announced.date) == told


@pytest.mark.parametrize(
    "text",
    [
        "Norvale bought Selmar for $20 million{}.",
        "Norvale invested $20 million in a mill in Ohio{}.",
        "Selmar raised $20 million from Norvale{}.",
    ],
)
@pytest.mark.parametrize(
    "date",
    ["in 2026", "by 2030", "in Q4", "next year", "from 2025 to 2027", "in the second half of 2025"],
)
def test_what_is_done_was_not_done_in_the_future(text: str, date: str) -> None:
    for record in EXTRACTOR.extract_text(text.format(f" {date}"), published="2024-07-15").records:
        assert record.status != "completed" or record.period is None


NAMED_LIKE_A_STATUS = (
    ("The Harrow teachers' pension plan committed $150 million to a fund in Peru.", "committed"),
    ("Alder Cancelled Stamps invested $3 million in a mill in Peru.", "completed"),
    ("Gaon Planned Homes will spend $3 million on a mill in Peru.", "announced"),
    ("Nuri Capital scrapped a plan to buy Alder Planned Homes for $3 million.", "cancelled"),
    ("Nuri Capital plans to buy Alder Completed Homes for $3 million.", "planned"),
)


@pytest.mark.parametrize(("text", "status"), NAMED_LIKE_A_STATUS)
def test_words_inside_a_name_say_no_status(text: str, status: str) -> None:
    assert [record.status for record in EXTRACTOR.extract_text(text).records] == [status]


EACH_ITS_OWN = (
    (
        "가온전자는 평택에 1000억원을 투자하고, 2030년까지 구미에 2000억원을 들여 공장을 짓는다.",
        [None, "2030년까지"],
    ),
    (
        "나래모터스는 3년간 체코에 4억 유로를 투자하고 올해 슬로바키아 공장에 1억 유로를 더 넣는다.",
        ["3년간", "올해"],
    ),
    (
        "가온전자는 2028년까지 폴란드에 3억 유로를, 체코에 2억 유로를 투자한다.",
        ["2028년까지", "2028년까지"],
    ),
    (
        "Nuri pledged a $5 million grant, and Alder approved a credit of $6 million over eight years.",
        [None, "over eight years"],
    ),
)


@pytest.mark.parametrize(("text", "periods"), EACH_ITS_OWN)
def test_a_period_is_of_the_deal_beside_it(text: str, periods: list[str | None]) -> None:
    records = EXTRACTOR.extract_text(text, published="2024-07-15").records
    found = [r.period.spans[0].text if r.period else None for r in records]
    assert found == periods
