"""What holds of any two runs."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparing.making import Line, compared, record
from extractor.comparing.pairing import pair

records: st.SearchStrategy[Line] = st.builds(
    record,
    low=st.sampled_from(["5", "5000", "7", "12", "120"]),
    start=st.integers(20, 60),
    who=st.sampled_from(["Gaon", "Nuri", "Daon"]),
    status=st.sampled_from(["planned", "committed"]),
    id=st.sampled_from(["rec_1", "rec_2", "rec_3"]),
    part_of=st.sampled_from([None, "rec_1", "rec_2"]),
)
without_amount = st.builds(record, start=st.integers(20, 60), amount=st.none())
lists: st.SearchStrategy[list[Line]] = st.lists(records | without_amount, max_size=9)
MIRRORED = {"added": "removed", "removed": "added"}


@given(lists)
def test_a_run_does_not_differ_from_itself(lines: list[Line]) -> None:
    found = compared(lines, lines)
    assert found.differences == ()
    assert found.unchanged == len(lines)


@given(st.data())
def test_the_order_of_records_does_not_matter(data: st.DataObject) -> None:
    old, new = data.draw(lists), data.draw(lists)
    shuffled = data.draw(st.permutations(old)), data.draw(st.permutations(new))
    assert Counter(map(_told, _pairs(old, new))) == Counter(map(_told, _pairs(*shuffled)))


@pytest.mark.slow
@given(lists, lists)
def test_exchanged_runs_differ_in_the_mirror(old: list[Line], new: list[Line]) -> None:
    there, back = compared(old, new), compared(new, old)
    assert Counter(MIRRORED.get(one.kind, one.kind) for one in there.differences) == Counter(
        one.kind for one in back.differences
    )
    assert Counter(_told((one.old, one.new)) for one in there.differences) == Counter(
        _told((one.new, one.old)) for one in back.differences
    )


@pytest.mark.slow
@given(lists, lists)
def test_every_record_is_in_one_class(old: list[Line], new: list[Line]) -> None:
    counts = Counter(compared(old, new).counts)
    in_both = counts.total() - counts["added"] - counts["removed"]
    assert counts["removed"] + in_both == len(old)
    assert counts["added"] + in_both == len(new)


@pytest.mark.slow
def test_many_records_of_one_article_are_paired_at_once() -> None:
    """A list of deals of one firm and one sum: each is held against a few of its like."""
    number = 2000
    old = [record(start=20 + 10 * at) for at in range(number)]
    new = [record(start=25 + 10 * at) for at in range(number)]
    began = time.process_time()
    assert len(pair(old, new).pairs) == number
    assert time.process_time() - began < 5


def _pairs(old: list[Line], new: list[Line]) -> list[tuple[Any, Any]]:
    found = pair(old, new)
    alone = [(one, None) for one in found.removed] + [(None, one) for one in found.added]
    return [*found.pairs, *alone]


def _told(one: tuple[Any, Any]) -> str:
    return repr(one)
