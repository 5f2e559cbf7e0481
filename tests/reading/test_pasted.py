"""Pasted text: what is deleted, what stays, and that every character is where it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import Defaults, PageRules, Reader
from extractor.reading.articles import Maker, Origin
from extractor.reading.plain import clean_text

FIRST = "Gaon is to invest $3 million in a plant near the harbour."
WRAPPED = (
    "Gaon Electronics said on Monday that it would\n"
    "invest $3 million in a plant near the harbour\n"
    "of the town. It gave no date for the opening."
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"Title\n\n{FIRST}", f"Title\n\n{FIRST}"),
        (f"Home > Business\n\nTitle\n\n{FIRST}", f"Title\n\n{FIRST}"),
        (f"배너\n닫기\n\n제목은 이렇다\n\nURL복사\n\n{FIRST}", f"제목은 이렇다\n\n{FIRST}"),
        (f"[광고] 새 차를 만나 보세요\n{FIRST}", FIRST),
        (f"{FIRST}\n\n새벽신문 홍길동 기자 |\n\n\n배너\n", f"{FIRST}\n\n"),
        (f"{FIRST * 4}\n\nRelated stories\n\nAnother story", f"{FIRST * 4}\n\n"),
        (f"Title\r\n\r\n{FIRST}\r\nIt is new.", f"Title\n\n{FIRST}\nIt is new."),
        (f"Title\r{FIRST}", f"Title\n{FIRST}"),
        (f"Title\n\n\tIt\tpays  {FIRST} ", f"Title\n\nIt\tpays {FIRST}"),
        (f"{WRAPPED}\n\n{FIRST}", f"{WRAPPED}\n\n{FIRST}".replace("\n", " ").replace("  ", "\n\n")),
        (f"> {FIRST}\n>\n> It is new.", f"{FIRST}\n\nIt is new."),
        (f">> {FIRST}\n>> It is new.", f"{FIRST}\nIt is new."),
        (f"• {FIRST}\n• It is new.\n- It is big.", f"{FIRST}\nIt is new.\nIt is big."),
        (f"# Title\n\n{FIRST}\n\n---\n\n## The plan", f"Title\n\n{FIRST}\n\nThe plan"),
        ("**Gaon** is in [Lodz](https://example.com/a_(b)) now.", None),
        ("**Gaon** is in [Lodz](https://example.com/a) `now`.", "Gaon is in Lodz now."),
        ("![plant](a.jpg)Gaon is in Lodz.", "Gaon is in Lodz."),
        ("3 * 4 ** 2 and a*b*c, [1] and (2).", "3 * 4 ** 2 and a*b*c, [1] and (2)."),
        ("One line\nand another\nand a third.", "One line\nand another\nand a third."),
    ],
)
def test_what_stays(rules: PageRules, text: str, clean: str | None) -> None:
    found = clean_text(text, rules)
    if clean is not None:
        assert found.text == clean
    for piece in found.offsets.pieces:
        raw = text[piece.raw_start : piece.raw_end]
        assert found.text[piece.start : piece.end].split() == raw.split()


def test_what_is_deleted_is_told(rules: PageRules) -> None:
    text = f"배너\n\n> {FIRST}\n\n**It** is new.\n\n© 2024 Gazette"
    removed = clean_text(text, rules).removed()
    assert [(one.rule, one.text) for one in removed] == [
        ("drop.banner", "배너"),
        ("mark.markdown", "**"),
        ("mark.markdown", "**"),
        ("drop.copyright", "© 2024 Gazette"),
    ]
    assert all(text[one.start : one.end].strip() == one.text for one in removed)


def test_a_text_without_chrome_is_as_it_was(rules: PageRules) -> None:
    text = f"Title\n\n{FIRST}\n{FIRST}\n"
    found = clean_text(text, rules)
    assert (found.text, found.offsets.pieces, found.removed()) == (text, (), ())


def test_what_the_lines_around_it_say(rules: PageRules, reader: Reader) -> None:
    text = f"입력 2024.07.15 09:30\n\n제목은 이렇다\n\n{'가온은 공장에 투자한다. ' * 9}\n\n봉하람 기자 a@example.com"
    found = Maker(reader.profiles, rules, Defaults()).from_text(text, Origin("a"))
    assert found.article.published == "2024-07-15"
    assert {(fact.name, fact.value, fact.source) for fact in found.metadata} == {
        ("title", "제목은 이렇다", "first line"),
        ("published", "2024-07-15T09:30:00+09:00", "line ko-entered"),
        ("byline", "봉하람 기자", "line ko-reporter"),
        ("language", "ko", "text"),
    }


LINES = st.sampled_from(
    ["배너", "> quoted", "- item", "• item", "**bold** word", "", " ", "\t", FIRST, "[a](http://b)",
     "URL복사", "---", "© 2024 Gazette", "`code`", "e\u0301\u0301", "# Head"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_only_deleted(rules: PageRules, lines: list[str], end: str) -> None:
    """The clean text is the given one with words left out, and line ends as white space."""
    text = end.join(lines)
    found = clean_text(text, rules)
    at = last = 0
    for start, stop, raw_start, raw_end in found.offsets.pieces:
        assert start == at
        assert raw_start >= last
        given_words = unicodedata.normalize("NFC", text[raw_start:raw_end]).split()
        assert found.text[start:stop].split() == given_words
        at, last = stop, raw_end
    assert at == len(found.text) or not found.offsets.pieces
    kept = [] if found.offsets.pieces or found.text else list(found.removed())
    assert "".join(found.text.split()) or kept or not any(map(str.strip, lines)) or found.removed()
