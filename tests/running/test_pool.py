"""Processes that die are replaced; each document has an outcome, in its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

import pytest
from doing import Doing

from extractor.errors import RulesError
from extractor.reading import Item
from extractor.running import pool
from extractor.running.outcomes import Done, Failed, Outcome
from extractor.running.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.running.work import Work

DOING = cast("Work", Doing())


def items(*said: str) -> Iterator[Item]:
    for number, word in enumerate(said):
        yield Item(str(number), None, word.encode())


def done(*said: str, jobs: int = 2, work: Work = DOING) -> list[Outcome]:
    with Pool(work, jobs) as processes:
        return list(processes.outcomes(items(*said)))


def shaped(outcomes: list[Outcome]) -> list[Any]:
    return [one.shaped if isinstance(one, Done) else one.code for one in outcomes]


@pytest.mark.slow
def test_in_the_order_of_the_inputs() -> None:
    said = [("slow" if number % 7 == 0 else "word") for number in range(300)]
    assert shaped(done(*said)) == [[str(number), word] for number, word in enumerate(said)]


def test_outcomes_among_documents_keep_their_place() -> None:
    failure = Failed("b", "open", "empty", "is empty")
    with Pool(DOING, 1) as processes:
        found = list(processes.outcomes([*items("a"), failure, *items("c")]))
    assert shaped(found) == [["0", "a"], "empty", ["0", "c"]]


def test_without_order_all_come() -> None:
    said = ["slow", *["word"] * 100]
    with Pool(DOING, 2) as processes:
        found = shaped(list(processes.outcomes(items(*said), ordered=False)))
    assert sorted(found) == sorted([str(number), word] for number, word in enumerate(said))


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_ends_its_process_is_set_aside(jobs: int) -> None:
    said = [*["word"] * 20, "die", *["word"] * 20]
    found = done(*said, jobs=jobs)
    assert shaped(found[:20] + found[21:]) == [[str(n), "word"] for n in range(41) if n != 20]
    failed = found[20]
    assert isinstance(failed, Failed)
    assert (failed.source, failed.stage, failed.code) == ("20", "process", "killed")
    assert failed.message == "ended the process that read it, 2 times (signal 9)"
    assert failed.line["mend"]


def test_a_document_that_ends_its_process_once_is_read(tmp_path: Path) -> None:
    said = ["word", f"once {tmp_path / 'x'}", "word"]
    assert shaped(done(*said)) == [["0", "word"], ["1", "once"], ["2", "word"]]


@pytest.mark.slow
def test_a_process_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "HUNG", 0.5)
    first, hanging, last = done("word", "hang", "word")
    assert shaped([first, last]) == [["0", "word"], ["2", "word"]]
    assert isinstance(hanging, Failed)
    assert "no answer for 0 seconds" in hanging.message


def test_what_keeps_a_process_from_starting_is_raised() -> None:
    with pytest.raises(RulesError, match=r"rules/en/money.toml:12: no part is called"):
        done("word", work=cast("Work", Doing(refuses=True)))


def test_the_window_is_bounded() -> None:
    """However many documents wait, few are taken before the first is done."""
    taken = 0

    def many() -> Iterator[Item]:
        nonlocal taken
        for item in items("slow", *["word"] * 5000):
            taken += 1
            yield item

    with Pool(DOING, 2) as processes:
        outcomes = processes.outcomes(many())
        next(outcomes)
        assert taken <= 2 * pool.WINDOW + 1
        assert len(list(outcomes)) == 5000


def test_leaving_ends_the_processes() -> None:
    with Pool(DOING, 2) as processes:
        outcomes = processes.outcomes(items("word", *["hang"] * 40))
        next(outcomes)
        running = [one.process for one in processes._processes]  # noqa: SLF001
        began = time.monotonic()
    assert not any(process.is_alive() for process in running)
    assert time.monotonic() - began < 5
