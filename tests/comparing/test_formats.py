"""A comparison in each format: what it says, and that words of articles stay words."""

from __future__ import annotations

import copy
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from comparing.making import Line, compared, quote, record, run
from extractor.cli import commands
from extractor.comparing.as_annotations import as_annotations
from extractor.comparing.as_html import as_html
from extractor.comparing.as_json import as_json
from extractor.comparing.as_markdown import MOST, as_markdown
from extractor.comparing.as_text import as_text
from extractor.comparing.comparison import Comparison, compare
from extractor.comparing.run import Document, Run
from extractor.comparing.saved import run_of
from extractor.comparing.view import Detail
from extractor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = [record("5000"), record("7", 60), record("8", 120)]
NEW = [record("5"), record("7", 60, status="committed"), record("9", 200, who="Nuri")]
EVIL = "</pre><img src=x>@team #1 | `x` \x1b[31m \u202e"
ALL = (as_text, as_json, as_markdown, as_html, as_annotations)


def shown(comparison: Comparison, **detail: bool) -> str:
    return click.unstyle(as_text(comparison, Detail(**detail)))


def test_text() -> None:
    assert (
        shown(compared(OLD, NEW))
        == """\
a
  changed  Gaon · KRW 5 · investment, planned
    amount: KRW 5,000 → KRW 5   SCALE ÷1,000
      old  “Gaon invests [₩5000].” 10–15
      new  “Gaon invests [₩5].” 10–12
  changed  Gaon · KRW 7 · investment, committed
    status: planned → committed
      both “Gaon invests [₩7].” 60–62
  removed  Gaon · KRW 8 · investment, planned
           “Gaon invests [₩8].” 120–122
  added    Nuri · KRW 9 · investment, planned
           “Nuri invests [₩9].” 200–202

old → new
  4 records: 1 removed, 1 added, 2 changed
  1 scale error
  fields: amount 1, evidence 1 moved, status 1
"""
    )


def test_nothing_has_changed() -> None:
    assert shown(compared(OLD, OLD)) == "old → new\n  3 records: 3 unchanged\n"
    assert shown(compared([], [])) == "old → new\n  no records\n"


def test_rules_are_shown_where_they_count() -> None:
    found = compared([record()], [record(rules=["ko/other", "ko/investment.invest"])])
    assert "rules" not in shown(found).partition("old →")[0]
    assert "rules: – → ko/other" in shown(found, metadata=True)
    assert "why + rule ko/other" in shown(found, metadata=True, why=True)


def claim(about: str, says: str, *, won: bool = True) -> Line:
    return {"about": about, "says": says, "text": "its verb", "won": won}


def amount(reason: str, *claims: Line, record_id: str | None = "rec_10") -> Line:
    span = {"span": quote("₩5", 10)}
    return {"amount": span, "record": record_id, "reason": reason, "claims": list(claims)}


def test_claims_that_differ() -> None:
    before = amount("gave a record", claim("kind", "grant"), claim("deal", "yes"))
    after = amount("gave a record", claim("kind", "grant", won=False), claim("deal", "yes"))
    old, new = run(record(), amounts=(before,)), run(record(status="x"), amounts=(after,))
    text = shown(compare(old, new), why=True)
    assert "why − kind grant: its verb\n" in text
    assert "why + kind grant: its verb (lost)\n" in text
    assert "deal yes" not in text


def test_why_a_record_is_gone() -> None:
    old = run(record(), amounts=(amount("gave a record", claim("deal", "yes")),))
    new = run(amounts=(amount("a result, no deal", record_id=None),))
    assert "why + amount: a result, no deal" in shown(compare(old, new), why=True)


def test_a_quote_in_its_article() -> None:
    """The text of the article where it is known, cut at its line and at a fair length."""
    text = "Head\n" + "x" * 100 + " Gaon invests ₩5. Then\nmore"
    start = text.index("₩5")
    one = record(start=start, evidence=[quote("₩5", start)])
    found = compare(run(one, text=text), run(name="new", text=text))
    assert f"“…{'x' * 31} Gaon invests [₩5]. Then” {start}–{start + 2}" in shown(found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"a": Document("a")}, {}, "a is missing"),
        (
            {"a": Document("a")},
            {"a": Document("a", error="is\nempty")},
            "a cannot be read: is empty",
        ),
    ],
)
def test_articles_as_a_whole(
    old: dict[str, Document], new: dict[str, Document], words: str
) -> None:
    comparison = compare(Run("old", old), Run("new", new))
    assert words in shown(comparison)
    assert words.removeprefix("a ") in as_markdown(comparison)
    assert words.removeprefix("a ") in as_html(comparison)
    assert f"::warning title=a::{words.removeprefix('a ')}" in as_annotations(comparison)


def evil() -> Comparison:
    named = record(who=EVIL, evidence=[quote(f"{EVIL}₩5", 10)])
    old = Run(EVIL, {EVIL: Document(EVIL, (named,))})
    return compare(old, Run("new", {EVIL: Document(EVIL, (record("6", who=EVIL),), text=EVIL)}))


@pytest.mark.parametrize("format_of", [as_text, as_markdown, as_html, as_annotations])
def test_no_control_characters_come_through(format_of: type) -> None:
    text = click.unstyle(str(format_of(evil())))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"src", "href"}]


@pytest.mark.parametrize("format_of", [as_markdown, as_html])
def test_words_of_articles_are_no_markup(format_of: type) -> None:
    tags = Tags()
    tags.feed(str(format_of(evil())))
    assert "img" not in tags.seen
    assert tags.seen


def test_markdown_outside_of_preformatted_text_calls_nobody() -> None:
    outside = re.sub(r"<pre>.*?</pre>", "", as_markdown(evil()), flags=re.DOTALL)
    assert "@" not in outside
    assert "`x`" not in outside


def test_markdown_fits_a_comment() -> None:
    """However much differs, and what has no room is counted."""
    names = [f"article-{number}" for number in range(900)]
    long = record(evidence=[quote("억" * 300, 0)])
    old = Run("old", {name: Document(name, (long,)) for name in names})
    text = as_markdown(compare(old, Run("new", {name: Document(name) for name in names})))
    assert len(text.encode()) <= MOST
    shown_articles = text.count("<details>")
    assert f"… and {900 - shown_articles} more articles" in text
    assert text.count("<details>") == text.count("</details>") > 100


def test_html_asks_for_nothing() -> None:
    page = as_html(compared(OLD, NEW))
    assert "default-src 'none'" in page
    assert "<mark>₩5000</mark>" in page
    assert "scale ÷1,000" in page


def test_annotations_point_to_the_line(tmp_path: Path) -> None:
    article = tmp_path / "a, b.txt"
    article.write_text("Head\n\nGaon invests ₩5.\n", encoding="utf-8")
    spans = [{**quote("₩5", 19), "raw_start": 19, "raw_end": 21}]
    one = record(start=19)
    one["amount"]["spans"] = spans
    found = compare(run(name="old", file=article), run(one, name="new", file=article))
    first, last = as_annotations(found).splitlines()
    file = article.as_posix().replace(":", "%3A").replace(",", "%2C")
    assert first.startswith(f"::error file={file},line=3,title=added in a::Gaon · KRW 5")
    assert last.startswith("::notice title=extractor diff::1 record: 1 added")
    assert "%0A" in first


def test_json() -> None:
    found = json.loads(as_json(compared(OLD, NEW)))
    assert found["counts"]["changed"] == 2
    first = found["differences"][0]
    assert (first["kind"], first["old"], first["new"]) == ("changed", "rec_10", "rec_10")
    assert first["fields"][0]["name"] == "amount"
    assert first["fields"][0]["scale"] == "0.001"
    assert first["fields"][0]["new_quote"]["words"] == "₩5"


@pytest.mark.parametrize("format_of", ALL)
def test_the_same_bytes_each_time(format_of: type) -> None:
    assert str(format_of(compared(OLD, NEW))) == str(format_of(compared(OLD[::-1], NEW)))


def run_diff(folder: Path, *options: str, new: list[Line]) -> tuple[int, str, str]:
    paths = folder / "old.jsonl", folder / "new.jsonl"
    for path, lines in zip(paths, (OLD, new), strict=True):
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    done = CliRunner().invoke(commands, ["diff", *map(str, paths), *options])
    return done.exit_code, done.stdout, done.stderr


MOVED = [record("5000", 15), *OLD[1:]]


@pytest.mark.parametrize(
    ("options", "new", "code"),
    [
        ([], OLD, 0),
        ([], NEW, 1),
        (["--fail-on", "none"], NEW, 0),
        ([], MOVED, 0),
        (["--fail-on", "any"], MOVED, 1),
        (["--rules", "no-such-folder"], NEW, 2),
        (["--decisions", "no-such-file"], NEW, 2),
    ],
)
def test_exit_codes(tmp_path: Path, options: list[str], new: list[Line], code: int) -> None:
    assert run_diff(tmp_path, *options, new=new)[0] == code


@pytest.mark.parametrize("shape", ["text", "json", "markdown", "html", "github"])
def test_the_command_in_every_format(tmp_path: Path, shape: str) -> None:
    _, printed, _ = run_diff(tmp_path, "--format", shape, new=NEW)
    target = tmp_path / "diff"
    code, nothing, _ = run_diff(tmp_path, "--format", shape, "-o", str(target), new=NEW)
    assert (code, nothing) == (1, "")
    assert target.read_text(encoding="utf-8") == printed
    assert "₩5" in printed


def test_why_without_claims_says_where_they_come_from(tmp_path: Path) -> None:
    _, _, said = run_diff(tmp_path, "--why", new=NEW)
    assert "`extractor explain INPUT --format json`" in said


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["", "5", "NaN", "EUR", "x\x1b"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["text", "start", "end", "low", "name", "code", "spans", "id"]), inner
        )
    ),
    max_leaves=6,
)


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of every table and list in a JSON value, with what it is a key of."""
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in list(keys):
        yield value, key
        yield from places_in(value[key])


@settings(deadline=None)
@given(st.data(), st.sampled_from(["record", "amounts"]))
def test_any_line_is_compared_or_refused(data: st.DataObject, kind: str) -> None:
    """A line that somebody has edited gives a difference, or an error with its place; no other."""
    claims = {"document": "a", "amounts": [amount("gave a record", claim("kind", "grant"))]}
    lines: list[Line] = [record(), copy.deepcopy(claims)]
    target, key = data.draw(st.sampled_from(list(places_in(lines[kind == "amounts"]))))
    target[key] = data.draw(json_values)
    try:
        new = run_of("new.jsonl", enumerate(lines, 1))
    except InputError:
        return
    comparison = compare(run(OLD[0], amounts=tuple(claims["amounts"])), new)
    for format_of in ALL:
        format_of(comparison, Detail(metadata=True, why=True))
