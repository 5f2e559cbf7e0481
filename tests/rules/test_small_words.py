"""Words that are written small: in order, once each, an add-on's beside the package's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.rules.paths import RulePath, data_folder
from extractor.rules.small_words import SmallWords

if TYPE_CHECKING:
    from pathlib import Path

FILE = data_folder() / "en" / "small.csv"


def test_a_word_is_looked_up() -> None:
    small = SmallWords(RulePath((FILE,)))
    assert [word in small for word in ("mill", "announced", "Mill", "kestrelhaus", "")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_each_word_is_listed_once_in_order() -> None:
    words = FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert words == sorted(set(words))


def test_words_of_an_addon_are_added(tmp_path: Path) -> None:
    mine = tmp_path / "small.csv"
    mine.write_text("word\nzork\n", encoding="utf-8")
    small = SmallWords(RulePath((FILE, mine)))
    assert "zork" in small
    assert "mill" in small


def test_without_a_file_no_word_is_small(tmp_path: Path) -> None:
    assert "mill" not in SmallWords(RulePath((tmp_path / "small.csv",)))
