"""What goes into the page, and what is refused: no browser needed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from extractor.cli import commands
from extractor.errors import InputError
from extractor.reviewing.page.assembling import ASSETS, SCRIPTS, json_text
from extractor.reviewing.page.changes import mark_changes
from extractor.reviewing.page.condensing import condensed
from review_page.runs import (
    ENGLISH,
    EVIL,
    KOREAN,
    before,
    claim,
    claims,
    document,
    earlier,
    mention,
    page,
    read,
    run,
)

if TYPE_CHECKING:
    from pathlib import Path

    from review_page.runs import Line

TEXT = "Gaon Electronics will invest €300 million in Poland."
QUOTE = {"text": "Gaon", "start": 0, "end": 4}
RECORD = {"type": "record", "document": {"id": "a"}, "evidence": [QUOTE]}
MISPLACED = {**RECORD, "evidence": [{**QUOTE, "start": 1, "end": 5}]}

refused = pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "run.jsonl: is empty"),
        (["{"], "run.jsonl:1: is no JSON"),
        (["1"], "run.jsonl:1: is no JSON object"),
        (['{"id": "a"}'], "run.jsonl:1: is no line of `extractor run`"),
        ([json.dumps(RECORD)], "extractor run INPUT --documents --mentions"),
        (['{"type": "document", "schema": 2}'], "run.jsonl:1: has schema 2, not 1"),
        (['{"type": "document", "schema": 1, "id": "a"}'], "a document without id or text"),
        ([json.dumps(document("a", TEXT))] * 2, "run.jsonl:2: document 'a' comes a second time"),
        (
            [json.dumps(document("a", TEXT)), "", json.dumps(MISPLACED)],
            "run.jsonl:3: “Gaon” is not at 1–5 of its document",
        ),
    ],
)


@refused
def test_what_no_page_can_be_made_of(lines: list[str], said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        read("run.jsonl", lines)


@pytest.mark.parametrize("line", ['{"document": "a"}', '{"amounts": []}', "nothing"])
def test_claims_that_are_none(line: str) -> None:
    with pytest.raises(InputError, match=r"claims\.jsonl:1: is no"):
        claim({}, line)


def test_claims_of_another_text() -> None:
    articles = read("run.jsonl", [json.dumps(document("a", "Another text."))])
    with pytest.raises(InputError, match="from one run"):
        claim(articles, claims(TEXT, "a"))


def test_claims_of_other_articles_are_passed_over() -> None:
    articles = read("run.jsonl", [json.dumps(document("b", TEXT))])
    claim(articles, claims(TEXT, "a"))
    assert not articles["b"].amounts


def test_every_span_of_the_data_is_its_quote() -> None:
    """What the page slices are the words that the run quoted."""
    lines = run(en=ENGLISH, ko=KOREAN)
    articles = read("run.jsonl", map(json.dumps, lines))
    data = condensed(articles.values())
    for written, short in zip(articles.values(), data["articles"], strict=True):
        text, flat = short["text"], short["mentions"]
        quoted = [text[flat[i + 1] : flat[i + 2]] for i in range(0, len(flat), 5)]
        assert quoted == [line["span"]["text"] for line in written.mentions]
        labels = [data["strings"][flat[i]] for i in range(0, len(flat), 5)]
        assert labels == [line["label"] for line in written.mentions]
        for record, line in zip(short["records"], written.records, strict=True):
            assert [text[slice(*span)] for span in record["evidence"]] == [
                quote["text"] for quote in line["evidence"]
            ]
            assert [data["strings"][index] for index in record["rules"]] == line["rules"]


def test_a_record_keeps_its_values() -> None:
    data = condensed(read("run.jsonl", map(json.dumps, run(en=ENGLISH))).values())
    first = data["articles"][0]["records"][0]
    assert first["investors"][0]["name"] == "Gaon Electronics"
    assert (first["amount"]["low"], first["amount"]["currency"]) == ("300000000", "EUR")
    assert not {"text", "raw_start", "document", "stake"} & set(first)


def test_the_claims_come_with_their_amount() -> None:
    articles = read("run.jsonl", map(json.dumps, run(en=ENGLISH)))
    claim(articles, claims(ENGLISH, "en"))
    data = condensed(articles.values())
    amounts, strings = data["articles"][0]["amounts"], data["strings"]
    recorded = [amount for amount in amounts if amount["record"]]
    assert {strings[claim[0]] for claim in recorded[0]["claims"]} >= {"kind", "investor", "status"}
    assert any("no record" in strings[amount["reason"]] for amount in amounts)


def test_what_has_one_reason_is_a_claim_that_won() -> None:
    text = "Gaon Electronics will invest €300 million in Poland over the next five years."
    articles = read("run.jsonl", map(json.dumps, run(a=text)))
    claim(articles, claims(text, "a"))
    data = condensed(articles.values())
    (amount,) = data["articles"][0]["amounts"]
    periods = [one for one in amount["claims"] if data["strings"][one[0]] == "period"]
    assert [(data["strings"][one[1]], one[3:]) for one in periods] == [("P5Y", [1])]


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists, max_leaves=5))
def test_json_stands_safely_in_a_script(value: object) -> None:
    written = json_text(value)
    assert json.loads(written) == value
    assert not re.search("[<>&\u2028\u2029]", written)


def test_the_policy_admits_what_is_in_the_page_and_no_more() -> None:
    html = page([document("a", EVIL, title=EVIL, url="javascript:alert(1)")])
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'none';")
    assert "unsafe" not in policy[0]
    content = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for c in content]
    assert len(content) == len(SCRIPTS) + 1
    assert sorted(re.findall(r"'sha256-([^']*)'", policy[0])) == sorted(hashes)


def test_the_same_run_gives_the_same_bytes() -> None:
    lines = run(en=ENGLISH, ko=KOREAN)
    assert page(lines) == page(lines)


def test_both_languages_say_everything() -> None:
    words = json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))
    assert set(words["en"]) == set(words["ko"])
    used = [(ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    used.append((ASSETS / "page.html").read_text(encoding="utf-8"))
    said = set(re.findall(r'(?:\bsay\(|data-(?:say|title|hint)=)"([a-z.]+)"', "\n".join(used)))
    assert said
    assert said <= set(words["en"])


def test_the_scripts_are_those_of_the_folder() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in ASSETS.glob("*.js"))


def test_no_two_scripts_give_one_name() -> None:
    """They share what they declare: a second function of one name would stand for the first."""
    sources = [(ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    declared = r"^(?:async )?(?:function|const|let|class) (\w+)"
    names = Counter(name for s in sources for name in re.findall(declared, s, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_how_the_scripts_are_kept(name: str) -> None:
    """Short, strict, and without a way for text to become markup, code or a request."""
    source = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
    assert source.startswith('"use strict";\n//')
    assert len(source.splitlines()) < 200
    assert "</script" not in source
    ways = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp|import\("
    assert not re.findall(ways, source)


def test_the_command(tmp_path: Path) -> None:
    lines = run(en=ENGLISH)
    records, html = tmp_path / "records.jsonl", tmp_path / "review.html"
    records.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    done = CliRunner().invoke(commands, ["review", str(records), "-o", str(html)])
    assert done.exit_code == 0, done.output
    assert "1 article, 2 records" in done.stderr
    assert html.read_text(encoding="utf-8") == page(lines)
    piped = CliRunner().invoke(
        commands, ["review", "-", "-o", str(html)], input=records.read_bytes()
    )
    assert piped.exit_code == 0, piped.output


def test_the_command_without_documents(tmp_path: Path) -> None:
    """What is missing is said, with the options that give it, and no page is left."""
    records, html = tmp_path / "records.jsonl", tmp_path / "review.html"
    alone = [line for line in run(en=ENGLISH) if line["type"] == "record"]
    records.write_text("".join(f"{json.dumps(line)}\n" for line in alone), encoding="utf-8")
    done = CliRunner().invoke(commands, ["review", str(records), "-o", str(html)])
    assert done.exit_code == 2
    assert "--documents --mentions" in done.stderr
    assert not html.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b'{"type": "document"'])
def test_the_command_with_other_files(tmp_path: Path, content: bytes) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(content)
    done = CliRunner().invoke(commands, ["review", str(records), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 2
    assert str(records) in done.stderr


def test_a_lone_surrogate_does_not_end_it(tmp_path: Path) -> None:
    records, html = tmp_path / "records.jsonl", tmp_path / "review.html"
    records.write_text(json.dumps(document("a", "one \ud800 half")), encoding="utf-8")
    done = CliRunner().invoke(commands, ["review", str(records), "-o", str(html)])
    assert done.exit_code == 0, done.output
    assert "one \\ud800 half" in html.read_text(encoding="utf-8")


def test_the_page_is_at_most_three_times_its_texts() -> None:
    """Of many articles, without what every page has: its own scripts and style."""
    text = "\n".join([KOREAN] * 4)
    many: list[Line] = []
    for number in range(40):
        many += run(**{f"ko-{number}": text})
    texts = sum(len(line["text"].encode()) for line in many if line["type"] == "document")
    own = len(page([document("a", "")]).encode())
    assert len(page(many).encode()) - own <= 3 * texts


def changes(old: list[Line], new: list[Line]) -> dict[str, Any]:
    """The marks of the records by their ids."""
    articles = read("new.jsonl", map(json.dumps, new))
    mark_changes(articles, earlier(old))
    return {line["id"]: line.get("change") for line in articles["en"].records}


def test_a_run_against_itself_has_no_marks() -> None:
    lines = run(en=ENGLISH)
    assert set(changes(lines, lines).values()) == {None}


def test_what_has_changed() -> None:
    lines = run(en=ENGLISH)
    first, second = [line for line in lines if line["type"] == "record"]
    marks = changes(before(lines), lines)
    assert marks[first["id"]]["kind"] == "changed"
    assert set(marks[first["id"]]["fields"]) == {"amount", "kind"}
    assert marks[first["id"]]["fields"]["amount"]["low"] == "300000000000"
    assert marks[first["id"]]["factors"] == {"amount": "0.001"}
    assert marks[second["id"]] == {"kind": "added"}
    assert marks["rec_gone"] == {"kind": "removed"}


def test_what_has_moved() -> None:
    lines, old = run(en=ENGLISH), run(en=ENGLISH)
    record = next(line for line in old if line["type"] == "record")
    record["countries"][0]["spans"] = []
    assert changes(old, lines)[record["id"]] == {"kind": "moved", "fields": {}}


def test_what_was_not_said_before() -> None:
    lines, old = run(en=ENGLISH), run(en=ENGLISH)
    record = next(line for line in old if line["type"] == "record")
    record.update(countries=[], period=None)
    assert changes(old, lines)[record["id"]] == {"kind": "changed", "fields": {"countries": ""}}


def test_an_earlier_run_needs_no_documents() -> None:
    lines = run(en=ENGLISH)
    old = [line for line in lines if line["type"] == "record"]
    assert set(changes(old, lines).values()) == {None}


def test_an_earlier_run_that_is_none() -> None:
    with pytest.raises(InputError, match=r"old\.jsonl:1: says of no document"):
        earlier([{}])


def test_quotes_that_are_gone_are_left_out() -> None:
    """What the earlier text said elsewhere cannot be shown in the present one."""
    lines = run(en=ENGLISH)
    articles = read("new.jsonl", map(json.dumps, lines))
    mark_changes(articles, earlier(before(lines)))
    (gone,) = [line for line in articles["en"].records if line["id"] == "rec_gone"]
    assert gone["evidence"] == []
    assert gone["investors"][0]["spans"][0]["text"] == "Nuri Motors"


def test_the_command_against_an_earlier_run(tmp_path: Path) -> None:
    lines = run(en=ENGLISH)
    new, old, html = (tmp_path / name for name in ("new.jsonl", "old.jsonl", "review.html"))
    new.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    earlier_lines = [*before(lines), document("gone", "Another article.")]
    old.write_text("".join(f"{json.dumps(line)}\n" for line in earlier_lines), encoding="utf-8")
    arguments = ["review", str(new), "--against", str(old), "-o", str(html)]
    done = CliRunner().invoke(commands, arguments)
    assert done.exit_code == 0, done.output
    assert f"1 article, 2 records, 3 changes since {old}" in done.stderr
    assert f"1 document only in {old}: gone" in done.stderr


def test_crossing_mentions_are_kept_as_they_are() -> None:
    text = "North Sea Gas Fund"
    lines = [
        document("a", text),
        mention("a", text, "COMPANY", 0, 13),
        mention("a", text, "PLACE", 6, 18),
    ]
    data = condensed(read("run.jsonl", map(json.dumps, lines)).values())
    assert data["articles"][0]["mentions"][1:3] == [0, 13]
    assert data["articles"][0]["mentions"][6:8] == [6, 18]
