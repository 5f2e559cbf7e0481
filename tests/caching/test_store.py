"""The file of the cache: what is put in comes out, whatever happens to the file."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.caching import store as stores
from extractor.caching.store import Store, key_of

if TYPE_CHECKING:
    from pathlib import Path

PUTS = """
import sys
from pathlib import Path
from extractor.caching.store import Store, key_of
store = Store(Path(sys.argv[1]))
for number in range(200):
    store.put(key_of(sys.argv[2], number), f"{sys.argv[2]} {number} ".encode() * number)
"""


def filled(path: Path, *values: bytes) -> Path:
    store = Store(path)
    for value in values:
        store.put(key_of(value), value)
    return path


def test_a_value_is_there_for_the_next_process(tmp_path: Path) -> None:
    path = filled(tmp_path / "a" / "b.cache", b"one", b"", b"three")
    store = Store(path)
    assert [store.get(key_of(value)) for value in (b"one", b"", b"three")] == [
        b"one",
        b"",
        b"three",
    ]
    assert store.get(key_of(b"two")) is None


def test_the_later_of_two_values_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.cache"
    for value in (b"old", b"new"):
        Store(path).put(key_of("name"), value)
    assert Store(path).get(key_of("name")) == b"new"


def test_others_may_not_look_in(tmp_path: Path) -> None:
    path = filled(tmp_path / "cache" / "a.cache", b"one")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_mended_file_is_still_for_its_user_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.cache", b"one", b"two")
    path.write_bytes(path.read_bytes()[:-1])
    filled(path, b"three")
    assert path.stat().st_mode & 0o077 == 0


def test_a_record_that_is_being_written_stays(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.cache", b"one", b"two" * 30)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    early = Store(path)
    assert early.get(key_of(b"two" * 30)) is None
    path.write_bytes(whole)
    early.put(key_of(b"three"), b"three")
    values = (b"one", b"two" * 30, b"three")
    assert [Store(path).get(key_of(value)) for value in values] == [*values]


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_damaged_value_is_missing_never_wrong(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    values = (b"one", b"two" * 30, b"three")
    path = filled(tmp_path_factory.mktemp("cache") / "a.cache", *values)
    content = bytearray(path.read_bytes())
    content[at % len(content)] = byte
    path.write_bytes(content)
    store = Store(path)
    assert all(store.get(key_of(value)) in {value, None} for value in values)
    filled(path, *values)
    assert [Store(path).get(key_of(value)) for value in values] == [*values]


@pytest.mark.parametrize("left", range(0, 120, 7))
def test_a_file_cut_short_keeps_its_whole_records_and_is_mended(tmp_path: Path, left: int) -> None:
    path = filled(tmp_path / "a.cache", b"one" * 10, b"two")
    whole = len(filled(tmp_path / "b.cache", b"one" * 10).read_bytes())
    path.write_bytes(path.read_bytes()[:left])
    assert Store(path).get(key_of(b"one" * 10)) == (b"one" * 10 if left >= whole else None)
    filled(path, b"three")
    assert Store(path).get(key_of(b"three")) == b"three"
    assert Store(path).get(key_of(b"one" * 10)) == (b"one" * 10 if left >= whole else None)


@pytest.mark.parametrize("content", [b"", b"\0" * 200, b"inv1", "자료".encode() * 50])
def test_any_other_file_is_an_empty_cache(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.cache"
    path.write_bytes(content)
    assert Store(path).get(key_of(b"one")) is None
    filled(path, b"one")
    assert Store(path).get(key_of(b"one")) == b"one"
    assert [file.name for file in tmp_path.iterdir()] == ["a.cache"]


def test_a_file_that_only_grows_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "a.cache", b"one" * 100)
    monkeypatch.setattr(stores, "_MOST", 200)
    filled(path, b"two")
    assert path.stat().st_size < 200
    assert Store(path).get(key_of(b"two")) == b"two"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    path = filled(tmp_path / "file" / "a.cache", b"one")
    assert Store(path).get(key_of(b"one")) is None


def test_many_processes_may_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.cache"
    names = ["a", "b", "c", "d"]
    runs = [subprocess.Popen([sys.executable, "-c", PUTS, path, name]) for name in names]
    assert [run.wait() for run in runs] == [0] * len(runs)
    store = Store(path)
    for name in names:
        for number in range(200):
            assert store.get(key_of(name, number)) == f"{name} {number} ".encode() * number
