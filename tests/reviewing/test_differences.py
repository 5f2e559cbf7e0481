from __future__ import annotations

from typing import Any

import pytest

from extractor.reviewing.differences import Difference, between


def quote(text: str, start: int) -> dict[str, Any]:
    return {"text": text, "start": start, "end": start + len(text)}


def record(low: str = "5", start: int = 10, **more: object) -> dict[str, Any]:
    """A record whose id follows from the place of its amount, as real ones do."""
    return {
        "id": f"rec_{start}",
        "kind": "investment",
        "status": "planned",
        "investors": [{"name": "Gaon", "spans": [quote("Gaon", start - 10)]}],
        "countries": [],
        "amount": {"low": low, "currency": "KRW", "spans": [quote(f"₩{low}", start)]},
        "part_of": None,
        "evidence": [quote(f"Gaon invests ₩{low}.", start - 10)],
        **more,
    }


def test_nothing_where_nothing_changes() -> None:
    assert between("a", [record(), record("7", 40)], [record(), record("7", 40)]) == []


def test_order_alone_is_no_difference_of_records() -> None:
    assert between("a", [record(), record("7", 40)], [record("7", 40), record()]) == []


def test_lost_and_gained() -> None:
    found = between("a", [record("5", 10)], [record("7", 90)])
    assert found == [
        Difference("a", "lost", "investment · planned · Gaon · KRW 5", ("“Gaon invests ₩5.”",)),
        Difference("a", "gained", "investment · planned · Gaon · KRW 7", ("“Gaon invests ₩7.”",)),
    ]


def test_moved_says_the_same_elsewhere() -> None:
    (found,) = between("a", [record(start=10)], [record(start=30)])
    assert found.kind == "moved"
    assert "evidence: “Gaon invests ₩5.” 0–16 → “Gaon invests ₩5.” 20–36" in found.details


def test_changed_field_by_field_and_quoted() -> None:
    (found,) = between("a", [record()], [record("6", status="committed")])
    assert found.kind == "changed"
    assert found.what == "investment · committed · Gaon · KRW 6"
    assert found.details[:2] == (
        "status: planned → committed",
        "amount: low 5 currency KRW “₩5” 10–12 → low 6 currency KRW “₩6” 10–12",
    )


def test_a_part_that_loses_its_total_has_changed() -> None:
    (found,) = between("a", [record(part_of="rec_1")], [record()])
    assert (found.kind, found.details) == ("changed", ("part_of: rec_1 → none",))


def test_a_part_whose_total_moved_has_moved() -> None:
    (found,) = between("a", [record(part_of="rec_1")], [record(part_of="rec_2")])
    assert found.kind == "moved"


def test_the_same_amount_elsewhere_is_one_record_with_changes() -> None:
    (found,) = between("a", [record(start=10)], [record(start=30, status="completed")])
    assert found.kind == "changed"


def test_the_same_sentence_is_one_record_with_changes() -> None:
    old, new = record(start=10), record(start=10)
    new |= {"id": "rec_9", "amount": None}
    (found,) = between("a", [old], [new])
    assert (found.kind, found.details[-1]) == (
        "changed",
        "amount: low 5 currency KRW “₩5” 10–12 → none",
    )


def test_of_two_alike_one_is_lost() -> None:
    assert [item.kind for item in between("a", [record(), record()], [record()])] == ["lost"]


@pytest.mark.parametrize("old", [[], [record()]])
def test_from_nothing_and_to_nothing(old: list[dict[str, Any]]) -> None:
    assert len(between("a", old, [])) == len(old) == len(between("a", [], old))


def test_text() -> None:
    text = str(Difference("ko/a.txt", "lost", "funding", ("“one”", "“two”")))
    assert text == "ko/a.txt: lost: funding\n    “one”\n    “two”"
