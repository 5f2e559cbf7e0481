from __future__ import annotations

import json
import sqlite3
import sys
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from newsroom import ENGLISH_FILLING, Story, stories

from extractor.cli import commands
from extractor.errors import InputError, MissingExtra
from extractor.linking.events import Linked, link
from extractor.linking.near_copies import near_copies
from extractor.pipeline import Extractor
from extractor.querying.answering import Choice, answered
from extractor.writing.store.sink import StoreFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

EXTRACTOR = Extractor()
LEAST = 0.90


def write(path: Path, told: Sequence[Story]) -> None:
    form = StoreFormat()
    sink = form.open(path)
    for number, story in enumerate(told):
        result = EXTRACTOR.extract_text(story.text, published=story.day.isoformat())
        # Else articles of the same words have the same id.
        article = replace(result.article, id=str(number))
        records = tuple(replace(r, id=f"rec_{number}") for r in result.records)
        sink.write(form.shape(replace(result, article=article, records=records)))
    sink.close({})


def linked(path: Path) -> list[str]:
    """The event of each article, in order."""
    link(path)
    with closing(sqlite3.connect(path)) as store:
        asked = "SELECT event FROM events e JOIN records r ON r.key = e.record ORDER BY r.document"
        return [event for (event,) in store.execute(asked)]


def pairs(labels: Iterable[object]) -> set[tuple[int, int]]:
    members = defaultdict(list)
    for number, label in enumerate(labels):
        members[label].append(number)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def f1(told: Sequence[Story], events: Sequence[str]) -> float:
    """The pairwise F1 of the events against the deals that the stories were made of."""
    right, found = pairs(story.deal for story in told), pairs(events)
    return 2 * len(right & found) / (len(right) + len(found))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [17, 18, 19])
def test_two_hundred_articles_of_sixty_deals(tmp_path: Path, seed: int) -> None:
    told = stories(seed)
    assert (len(told), len({story.deal for story in told})) == (200, 60)
    write(tmp_path / "news.db", told)
    assert f1(told, linked(tmp_path / "news.db")) >= LEAST


FILLING = " ".join(ENGLISH_FILLING[:6])
DAY = date(2025, 3, 4)
GAON = "Gaon Electronics will invest €320 million in a battery plant in Poland."


def alike(tmp_path: Path, *told: tuple[str, date]) -> list[int]:
    """Which deal each text is of, counted from 0 in the order of their coming."""
    write(tmp_path / "news.db", [Story(0, day, "", text) for text, day in told])
    events = linked(tmp_path / "news.db")
    return [list(dict.fromkeys(events)).index(event) for event in events]


@pytest.mark.parametrize(
    "other",
    [
        "Gaon Electronics plans to spend €320 million on a factory in Poland.",
        "Gaon Electronics will invest €319 million in Poland.",
        "Gaon Electronics said it would invest $350 million (€320 million) in Poland.",
        "가온전자는 폴란드에 3억2000만 유로를 투자하기로 했다고 밝혔다.",
    ],
)
def test_another_telling_of_the_deal(tmp_path: Path, other: str) -> None:
    assert alike(tmp_path, (GAON, DAY), (other, DAY)) == [0, 0]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Nuri Steel will invest €320 million in a battery plant in Poland.", DAY),
        ("Gaon Electronics will invest €90 million in a battery plant in Chile.", DAY),
        ("누리제철은 칠레에 3억2000만 유로를 투자하기로 했다고 밝혔다.", DAY),
        (GAON, date(2025, 9, 4)),
    ],
)
def test_another_deal(tmp_path: Path, other: str, day: date) -> None:
    assert alike(tmp_path, (GAON, DAY), (other, day)) == [0, 1]


def test_a_copy_with_a_corrected_sum_is_of_the_deal_and_disagrees(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    first, second = f"{GAON} {FILLING}", f"{GAON.replace('€320', '€32')} {FILLING}"
    assert alike(tmp_path, (first, DAY), (second, DAY)) == [0, 0]
    (row,) = answered(path, "deals").rows
    assert (row[1], row[2], json.loads(str(row[-1]))) == (2, 2, ["amount EUR"])
    assert answered(path, "SELECT * FROM copies").rows == ((2, 1),)


def test_one_article_tells_two_deals(tmp_path: Path) -> None:
    """Two records of an article are never of one deal: joining them is the article's own affair."""
    twice = "Gaon Electronics and Nuri Steel will each invest €320 million in Poland."
    write(tmp_path / "news.db", [])
    form = StoreFormat()
    sink = form.open(tmp_path / "news.db")
    sink.write(form.shape(EXTRACTOR.extract_text(twice)))
    sink.close({})
    assert len(set(linked(tmp_path / "news.db"))) == 2


def test_questions_count_deals_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    alike(tmp_path, (GAON, DAY), (GAON.replace("will", "plans to"), DAY))
    assert answered(path, "destinations").rows == (("PL", "EUR", 2, "640000000", "640000000"),)
    once = answered(path, "destinations", choice=Choice(deals=True)).rows
    assert once == (("PL", "EUR", 1, "320000000", "320000000"),)


def test_a_deal_keeps_its_event_when_others_come(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    write(path, [Story(0, DAY, "", GAON)])
    (before,) = linked(path)
    write(path, [Story(0, DAY, "", GAON), Story(0, DAY, "", GAON.replace("will", "plans to"))])
    # What has not been linked yet counts as a deal of its own.
    assert answered(path, "destinations", choice=Choice(deals=True)).rows[0][2] == 2
    assert linked(path) == [before, before]
    assert link(path) == Linked(2, 1, 1)


def test_near_copies() -> None:
    texts = [(1, FILLING), (2, f"News. {FILLING}"), (3, " ".join(ENGLISH_FILLING[6:])), (4, "")]
    assert list(near_copies(texts)) == [(1, 2)]


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    write(path, [Story(0, DAY, "", GAON)])
    done = CliRunner().invoke(commands, ["link", str(path)])
    assert done.exit_code == 0
    assert "1 record of 1 deal, 0 articles nearly the same as an earlier one" in done.stderr
    with pytest.raises(InputError, match="no such store"):
        link(tmp_path / "none.db")


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news.db", [Story(0, DAY, "", GAON)])
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(MissingExtra, match=r"pip install 'investment-extractor\[link\]'"):
        link(tmp_path / "news.db")
