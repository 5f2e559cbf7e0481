from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from extractor.errors import InputError, MissingExtra
from extractor.querying.answering import Answer, answered
from extractor.querying.plotting import Panel, panels, plot

if TYPE_CHECKING:
    from pathlib import Path

SUMS = Answer(
    ("country", "currency", "records", "low"),
    (
        ("PL", "EUR", 2, "400000000"),
        ("CL", "USD", 1, "5"),
        ("가", "EUR", 1, "12.5"),
        ("US", None, 1, "7"),
    ),
)


def test_a_panel_for_each_currency() -> None:
    assert panels(SUMS, "") == [
        Panel("EUR", (("PL", Decimal(400_000_000)), ("가", Decimal("12.5")))),
        Panel("USD", (("CL", Decimal(5)),)),
        Panel("no currency", (("US", Decimal(7)),)),
    ]


def test_sql_of_ones_own_has_its_first_column_for_names() -> None:
    answer = Answer(("what", "n"), (("x" * 50, 3), (None, 1.5)))
    assert panels(answer, "") == [Panel("", (("x" * 39 + "…", Decimal(3)), ("–", Decimal("1.5"))))]


@pytest.mark.parametrize("answer", [Answer(("a",), (("b",),)), Answer((), ())])
def test_an_answer_without_numbers(answer: Answer) -> None:
    with pytest.raises(InputError, match="no column of numbers"):
        panels(answer, "a.svg")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_same_answer_gives_the_same_picture(tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    for file in (first, second):
        plot(SUMS, "Sums", file)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"\x89PNG" if ending == "png" else b"<?xml")


def test_text_of_a_drawing_is_text(tmp_path: Path) -> None:
    answer = Answer(("investor", "records"), (("<b>가온</b> & $x$", 2),))
    assert plot(answer, "Sums", tmp_path / "a.svg") == []
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "&lt;b&gt;가온&lt;/b&gt; &amp; $x$" in drawn


@pytest.mark.slow
def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    rows = [(f"C{n}", "EUR", n) for n in range(25)] + [("C", f"X{n}", 1) for n in range(7)]
    answer = Answer(("country", "currency", "records"), tuple(rows))
    said = plot(answer, "Many", tmp_path / "a.svg")
    assert said == ["the picture leaves out X5, X6", "the picture shows 20 of 25 rows of EUR"]


def test_each_ready_question_with_numbers_has_a_picture(tmp_path: Path, store: Path) -> None:
    for name in ("destinations", "investors", "months", "largest", "changes"):
        plot(answered(store, name), name, tmp_path / f"{name}.svg")


def test_another_ending(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is no \.png or \.svg"):
        plot(SUMS, "Sums", tmp_path / "a.pdf")


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"pip install 'investment-extractor\[plot\]'"):
        plot(SUMS, "Sums", tmp_path / "a.svg")
