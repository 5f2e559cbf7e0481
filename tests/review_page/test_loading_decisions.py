"""Decisions that were downloaded come back into a page: its own, or that of another run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from review_page.conftest import Opened, decisions
from review_page.runs import ENGLISH, EVIL, KOREAN, QUIET, run

if TYPE_CHECKING:
    from pathlib import Path

    from review_page.driving import Browser
    from review_page.runs import Line

pytestmark = pytest.mark.slow


@pytest.fixture
def three(opened: Opened) -> Browser:
    """Three articles, two with records; the first is read."""
    return opened(run(en=ENGLISH, ko=KOREAN, quiet=QUIET))


def decision(record: Line, verdict: str | None = "accept", **more: Any) -> Line:
    known = {"type": "decision", "schema": 1, "document": {"id": "en"}, "note": None}
    return {**known, "record": record["id"], "verdict": verdict, **more}


def says(record: Line, **more: Any) -> Line:
    """What a record says, as an older file may have it: with whole parties and more fields."""
    return {**record, **more}


def of_english() -> list[Line]:
    return [line for line in run(en=ENGLISH) if line["type"] == "record"]


def written(path: Path, *lines: object) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def decided(page: Browser) -> str:
    return str(page.run("return byId('counts').textContent")).rpartition(" · ")[2]


def verdicts(page: Browser) -> list[str]:
    return [
        str(card.get_attribute("class")).removeprefix("card").strip()
        for card in page.all("#cards .card")
    ]


def notices_stay(page: Browser) -> None:
    """What is said for a moment is said for good: on a busy machine a moment may pass between two looks."""
    page.run("window.setTimeout = () => 0")


def problems(page: Browser) -> list[str]:
    page.until(lambda: page.all("#problems"))
    return page.texts("#problems li")


def test_what_was_downloaded_comes_back(three: Browser, tmp_path: Path) -> None:
    three.press("a", "j", "r", "e")
    three.press("a note")
    three.click("#download")
    file = three.downloaded("decisions.jsonl")
    before = decisions(file)
    three.run("localStorage.clear()")
    three.reload()
    assert decided(three) == "0 decided"
    notices_stay(three)
    three.choose("#files", file)
    three.until(lambda: decided(three) == "2 decided")
    assert three.texts("#said") == ["Decisions loaded: 2"]
    assert three.texts("#contents .count") == ["2/2", "1", "0"]
    assert verdicts(three) == ["accept", "reject"]
    # They are kept as if they had been made here, and come out as they went in.
    three.reload()
    assert decided(three) == "2 decided"
    file.rename(tmp_path / "first.jsonl")
    three.click("#download")
    assert decisions(three.downloaded("decisions.jsonl")) == before


def test_a_dropped_file(three: Browser) -> None:
    first, _ = of_english()
    three.drop("monday.jsonl", json.dumps(decision(first, "reject", note="too much")))
    three.until(lambda: decided(three) == "1 decided")
    assert verdicts(three) == ["reject", ""]
    assert three.one("#cards textarea").get_attribute("value") == "too much"
    assert not three.all("[data-dropping]")


def test_lines_that_do_not_fit_are_named(three: Browser, tmp_path: Path) -> None:
    """The others are loaded, and nothing of a line is taken for markup."""
    first, second = of_english()
    file = written(
        tmp_path / "d.jsonl",
        decision(first),
        "",
        "{",
        "[1]",
        decision(second, "maybe"),
        decision(second, schema=2),
        decision(second, document={"id": EVIL}),
        decision({"id": "rec_none"}),
        decision(second, says=says(second, kind="grant")),
        decision({"id": None}),
    )
    three.choose("#files", file)
    assert problems(three) == [
        "d.jsonl, line 3: is no JSON",
        "d.jsonl, line 4: is no decision as this page writes it",
        'd.jsonl, line 5: has the verdict "maybe", not accept, reject or null',
        "d.jsonl, line 6: is no decision as this page writes it",
        f"d.jsonl, line 7: the article {EVIL} is not on this page",
        "d.jsonl, line 8: there is no record rec_none in en",
        f"d.jsonl, line 9: no record {second['id']} of en says any more what was judged",
        "d.jsonl, line 10: is no decision as this page writes it",
    ]
    assert three.texts("#problems h2, #problems p") == ["Decisions loaded: 1", "Not loaded: 8"]
    three.click("#problems button")
    assert verdicts(three) == ["accept", ""]


def test_a_decision_about_what_is_said(three: Browser, tmp_path: Path) -> None:
    """Without a record's id it is about any record that says so; one with an id comes before it."""
    first, second = of_english()
    lines = [
        decision(first, "reject"),
        *(decision({"id": None}, says=says(one)) for one in (first, second)),
    ]
    three.choose("#files", written(tmp_path / "d.jsonl", *lines))
    three.until(lambda: decided(three) == "2 decided")
    assert verdicts(three) == ["reject", "accept"]


def test_it_says_what_it_replaces(three: Browser, tmp_path: Path) -> None:
    first, second = of_english()
    notices_stay(three)
    three.press("a")
    lines = [decision(first, "reject"), decision(first, "accept"), decision(second, "reject")]
    three.choose("#files", written(tmp_path / "same.jsonl", *lines))
    three.until(lambda: three.texts("#said") == ["Decisions loaded: 2"])
    three.choose("#files", written(tmp_path / "other.jsonl", decision(first, "reject")))
    said = ["Decisions loaded: 1, of them 1 in place of others"]
    three.until(lambda: three.texts("#said") == said)


def test_it_is_said_in_korean(three: Browser, tmp_path: Path) -> None:
    first, _ = of_english()
    three.click('[data-language="ko"]')
    assert three.one("#load").text == "불러오기"
    three.choose("#files", written(tmp_path / "d.jsonl", decision(first), "nothing"))
    assert problems(three) == ["d.jsonl 2행: JSON이 아닙니다"]
    assert three.texts("#problems h2") == ["판정 1건을 불러왔습니다."]


def test_many_lines(opened: Opened, tmp_path: Path) -> None:
    """Of very many problems the first are listed, and the others counted."""
    page = opened(run(en=ENGLISH))
    lines = [decision(one) for one in of_english()] * 2000
    page.choose("#files", written(tmp_path / "d.jsonl", *lines, *(["{"] * 60)))
    assert len(problems(page)) == 50
    assert page.texts("#problems p") == ["Not loaded: 60", "and 10 more"]
    assert verdicts(page) == ["accept", "accept"]
