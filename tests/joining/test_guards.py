"""What a record is kept from: words too near or too far, parts that are no parts, sides that are mixed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.pipeline import Extractor

if TYPE_CHECKING:
    from extractor.types import Record

EXTRACTOR = Extractor()


def records(text: str) -> tuple[Record, ...]:
    return EXTRACTOR.extract_text(text, published="2026-03-04").records


def givers(record: Record) -> list[str]:
    return sorted(party.name for party in record.investors)


def takers(record: Record) -> list[str]:
    return sorted(party.name for party in record.recipients)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # What says it stands well behind the predicate.
        (
            "Talks to sell its Omani bakeries to Orvik Foods for $24 million have broken down, Telvar said.",
            "cancelled",
        ),
        # The verb at the end of a sentence counts, and no words before it.
        (
            "누리철강은 6000만 달러를 들여 내년 말까지 베트남 하이퐁 근교에 첫 해외 생산 공장을 세울 예정이다.",
            "planned",
        ),
    ],
)
def test_how_far_a_status_is_read(text: str, status: str) -> None:
    assert [record.status for record in records(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Pomar Foods, founded in 2019, has raised $12m from Alder Ventures.",
        "Pomar Foods, which was founded in May 2019, has raised $12m from Alder Ventures.",
    ],
)
def test_a_foundation_dates_no_deal(text: str) -> None:
    assert [record.announced for record in records(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The news came two months after Orvik Steel gave up a $5.3 billion plant in Peru.",
        "Two years after it dropped plans for a mill, Orvik Steel will invest $30 million in Peru.",
    ],
)
def test_a_time_after_something_is_no_period(text: str) -> None:
    assert [record.period for record in records(text)] == [None]


def test_a_headline_gives_no_future_to_what_is_done() -> None:
    (record,) = records(
        "Norvale to invest $20 million in Ohio mill by 2030\n\n"
        "Norvale has invested $20 million in a mill in Ohio, it said on Monday."
    )
    assert (record.status, record.period) == ("completed", None)


@pytest.mark.parametrize(
    "text",
    [
        "가온철강은 폴란드에 900억원을 투자한다. 누리식품은 체코에 40억원을 투자한다. 이 중 150억원은 항만에 투자한다.",
        "가온철강은 폴란드에 900억원을 투자한다. 누리식품은 체코에 40억원을 투자한다. 가온철강은 이 중 150억원을 항만에 투자한다.",
    ],
)
def test_a_part_is_of_a_larger_sum(text: str) -> None:
    whole, _, part = records(text)
    assert part.part_of == whole.id


@pytest.mark.parametrize(("last", "whose"), [("215", ["가온철강", "누리식품"]), ("129", [])])
def test_a_total_is_of_those_whose_sums_it_is(last: str, whose: list[str]) -> None:
    total, *_ = records(
        "군산시는 2개 기업과 300억원 규모의 투자협약을 맺었다. "
        f"가온철강은 85억원, 누리식품은 {last}억원을 투자한다."
    )
    assert givers(total) == whose


@pytest.mark.parametrize(
    "text",
    [
        "The French government gave the government of France €30 million.",
        "The French government granted France's government €30 million.",
    ],
)
def test_nobody_is_on_both_sides(text: str) -> None:
    (record,) = records(text)
    assert (givers(record), takers(record)) == (["Government of France"], [])


def test_the_body_says_who_is_on_which_side() -> None:
    (record,) = records(
        "가온전자, 누리바이오로부터 312억원 유치\n\n"
        "가온전자는 누리바이오에 약 310억원을 투자했다고 밝혔다."
    )
    assert (givers(record), takers(record)) == (["가온전자"], ["누리바이오"])


@pytest.mark.parametrize(
    "text",
    [
        "Gaon Steel invested £50 million in the mill and another £50 million in the port.",
        "Nuri Capital put £50 million into Gaon Steel and another £50 million into Pomar Foods.",
        "Gaon will invest $50 million in a mill and another $50 million in a port.",
    ],
)
def test_another_sum_is_another_deal(text: str) -> None:
    assert len(records(text)) == 2
