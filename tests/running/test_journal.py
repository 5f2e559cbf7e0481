"""A run that was broken off is gone on with, by the shards that it has done."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from extractor.errors import InputError
from extractor.reading import Failure, Item
from extractor.running.journal import Journal, shards
from extractor.running.outcomes import Done, Failed, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BY = {"version": "1", "rules": "a"}
ITEMS = [Item(f"a:{number}", "a", f"text {number}".encode()) for number in range(1000)]


def worked(
    folder: Path, items: Sequence[Item | Failure], stop: int = 10_000
) -> tuple[list[Outcome], int]:
    """The outcomes of a run that is broken off after ``stop`` documents, and how many were worked on."""
    journal = Journal(folder, BY)
    journal.resume()
    outcomes: list[Outcome] = []
    fresh = 0
    for piece in chain.from_iterable(journal.portions(items)):
        if len(outcomes) == stop:
            break
        fresh += isinstance(piece, Item)
        outcome = Done([piece.where, "—"], 1, ("said",)) if isinstance(piece, Item) else piece
        outcomes.append(outcome)
        journal.add(outcome)
    return outcomes, fresh


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    whole, _ = worked(tmp_path / "whole", ITEMS)
    worked(tmp_path / "run", ITEMS, stop=700)
    again, fresh = worked(tmp_path / "run", ITEMS)
    assert again == whole
    assert fresh < 1000 - 300


def test_failures_are_kept_too(tmp_path: Path) -> None:
    failure = Failure("b", InputError("b", "is empty", "give one", "empty"))
    items: list[Item | Failure] = [failure, *ITEMS]
    whole, _ = worked(tmp_path, items)
    assert whole[0] == Failed("b", "open", "empty", "is empty", "give one")
    assert worked(tmp_path, items) == (whole, 0)


def test_one_document_more_changes_one_shard(tmp_path: Path) -> None:
    worked(tmp_path, ITEMS)
    more = [*ITEMS[:500], Item("b", "b", b"new"), *ITEMS[500:]]
    found, fresh = worked(tmp_path, more)
    assert len(found) == 1001
    assert fresh < 513


@pytest.mark.parametrize("change", [{"rules": "b"}, {"version": "2"}, {"work": "csv"}])
def test_other_rules_start_anew(tmp_path: Path, change: dict[str, str]) -> None:
    worked(tmp_path, ITEMS)
    assert not Journal(tmp_path, {**BY, **change}).resume()
    assert not tmp_path.exists()


@pytest.mark.parametrize("name", ["content", "where", "form", "warnings"])
def test_whatever_is_changed_of_a_document_changes_its_shard(name: str) -> None:
    item = Item("a", "a", b"text")
    other: dict[str, Any] = {"content": b"b", "where": "b", "form": "html", "warnings": ("odd",)}
    changed = replace(item, **{name: other[name]})
    assert [one.key for one in shards([item])] != [one.key for one in shards([changed])]


def test_what_was_written_by_half_is_done_again(tmp_path: Path) -> None:
    whole, _ = worked(tmp_path, ITEMS)
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text(manifest.read_text()[:-20])
    longest = max(tmp_path.glob("[0-9a-f]*.jsonl"), key=lambda path: path.stat().st_size)
    longest.write_text(longest.read_text()[:-20])
    again, fresh = worked(tmp_path, ITEMS)
    assert again == whole
    assert 0 < fresh < 1000
    assert worked(tmp_path, ITEMS) == (whole, 0) or worked(tmp_path, ITEMS)[0] == whole
