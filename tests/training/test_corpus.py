"""The articles of `corpus/` agree with their marks, and no two are near copies."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from training.__main__ import main
from training.articles import LANGUAGES, articles, part_of, read_article
from training.small_words import small_words

TABLE = Path(__file__).parents[2] / "rules" / "en" / "small.csv"


@pytest.mark.slow
def test_all_articles_agree_with_their_marks() -> None:
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (0, "all articles agree with their marks\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_have_their_shares(language: str) -> None:
    names = [path.stem for path in articles() if path.parent.name == language]
    assert names
    shares = Counter(map(part_of, names))
    for part, share in (("read", 0.3), ("train", 0.5), ("blind", 0.2)):
        assert abs(shares[part] / len(names) - share) < 0.08, part


def test_the_words_written_small_are_those_of_the_articles() -> None:
    read = [a for a in map(read_article, articles()) if a.language == "en" and a.part != "blind"]
    assert small_words(article.text for article in read) == TABLE.read_text(encoding="utf-8")
