"""Inputs that nobody wrote by hand: each is an error of that input or an article, never a crash."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.deadline import deadline
from extractor.errors import InputError
from extractor.reading import Failure, PageRules, Reader, load_page_rules
from extractor.reading.page import clean_page
from extractor.reading.page_limits import Watch
from extractor.rules import rule_path
from extractor.types import Article

FIRST = "The firm is to invest $3 million in a plant near the harbour."


@pytest.fixture(autouse=True)
def quickly() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<div>" * 200_000, "nested more than 2000 elements deep"),
        (f"<p>{FIRST}" + "<b>" * 200_000, "nested more than 2000 elements deep"),
        (f"<p>{FIRST}</p>" + "<i></i>" * 300_000, "more than 500000 tags"),
        ("x" * 20_000_001, "more than 20000000 characters"),
    ],
)
def test_what_is_too_much(rules: PageRules, page: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        clean_page(page, rules, "a")


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        f"<p {'a=1 ' * 1_000_000}>{FIRST}</p>",
        f"<p {' '.join(f'a{n}' for n in range(1_000_000))}>{FIRST}</p>",
        f"<p class='{'x ' * 1_000_000}'>{FIRST}</p>",
        f"<p>{FIRST}</p>" + "</div>" * 200_000,
        f"<p>{FIRST}</p><!--" + "-" * 1_000_000,
        f"<p>{FIRST}</p><script>{'{[' * 200_000}</script>",
        f"<p>{FIRST}</p><script>x = {'[' * 200_000}",
        f"<p>{FIRST}</p><script>{'=(' * 200_000}'</script>",
        f"<p>{FIRST}</p><script>{'=[' * 100_000 + chr(34)}</script>",
        f"<p>{FIRST}</p><script type='application/ld+json'>{'[' * 200_000}</script>",
    ],
    ids=range(10),
)
def test_what_is_much_and_harmless(rules: PageRules, page: str) -> None:
    assert clean_page(page, rules, "a").text == FIRST


@pytest.mark.slow
def test_a_page_of_one_line(rules: PageRules) -> None:
    page = f"<p>{'The plant is new. ' * 1_100_000}</p>"
    assert len(page) > 19_000_000
    assert len(clean_page(page, rules, "a").text) == len(page) - len("<p></p>") - 1


def test_time_is_limited() -> None:
    with pytest.raises(InputError, match="a: took more than 0 seconds to read"), deadline("a", 0):
        Watch("a").passed(1)


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_nul_is_an_error_of_that_input(english: Reader, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(f"<p>{FIRST}\0</p>".encode())
    (tmp_path / "b.html").write_text(f"<p>{FIRST}</p>")
    bad, good = english.read([str(tmp_path)])
    assert isinstance(bad, Failure)
    assert "is NUL" in str(bad.error)
    assert isinstance(good, Article)


@pytest.mark.parametrize("half", ["\ud800", "&#xD800;", "\\ud800"])
def test_half_a_character(english: Reader, half: str) -> None:
    article = english.read_html(f"<p>{FIRST} {half} It is new.</p>", "a")
    assert article.text.startswith(FIRST)
    assert article.text.endswith("It is new.")
    assert english.read_text(f"{FIRST} {half}", "a").text.startswith(FIRST)


def test_a_script_of_half_a_character(english: Reader) -> None:
    page = (
        f'<h1>A</h1><script>x={{"body":"{FIRST * 3} \\ud800 \\ud83d\\ude00 end of it."}}</script>'
    )
    text = english.read_html(page, "a").text
    assert text.endswith("� 😀 end of it.")


def test_rules_are_read_once(rules: PageRules) -> None:
    """Judgements are kept by the rules that they were made by."""
    other = load_page_rules(rule_path())
    assert hash(other) != hash(rules)
