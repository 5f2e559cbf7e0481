"""What a reader cannot see is written in one way, and every character leads back to the input."""

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.edits import Draft, Edit
from extractor.reading.leftovers import without_leftovers
from extractor.reading.normalising import normalised
from extractor.reading.page_text import render_line


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("3\u00a0million", "3 million"),
        ("3\u2009000\u202fkr,\u3000now\u2003then", "3 000 kr, now then"),
        ("two  or   more", "two or more"),
        ("a \u00a0 b", "a b"),
        ("a \u200b b", "a b"),
        ("a\u200b b", "a b"),
        ("3\u3164억", "3 억"),
        ("cell\tcell", "cell\tcell"),
        ("cell \t cell", "cell\tcell"),
        ("in\u00advest\u00adment", "investment"),
        ("Po\u00ad\r\n  land", "Poland"),
        ("a\u00ad\n\nb", "a\n\nb"),
        ("3억\u200b달러, $300\u2060 million", "3억달러, $300 million"),
        ("\ufeffGa\u200don \u200eNu\u200fri\ufe0f", "Gaon Nuri"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        (unicodedata.normalize("NFD", "가온 café"), "가온 café"),
        ("\uf90a과 \u212b", "金과 Å"),
        ("“Gaon” — it’s ３００억 ㈜…", "“Gaon” — it’s ３００억 ㈜…"),
    ],
)
def test_one_way_to_write_it(raw: str, clean: str) -> None:
    draft = normalised(Draft(raw))
    assert draft.text == clean
    assert normalised(Draft(clean)) == Draft(clean)


UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
ODD = st.text(
    alphabet="ab가1.  \t\n\r\u00a0\u2009\u3000\u00ad\u200b\u2060\ufeff\u0301\u1161\u11a8\u2028",
    max_size=40,
)


@given(ODD)
def test_every_character_leads_back_to_one_like_it(raw: str) -> None:
    draft = normalised(Draft(raw))
    last = 0
    for at, letter in enumerate(draft.text):
        start, end = draft.offsets.to_raw(at, at + 1)
        assert last <= start < end
        said = unicodedata.normalize("NFC", UNSEEN.sub("", raw[start:end]))
        assert letter in said or (said.isspace() and letter.isspace())
        last = start


@given(ODD)
def test_nothing_odd_is_left(raw: str) -> None:
    text = normalised(Draft(raw)).text
    assert not set(text) & set("\r\u00a0\u2009\u3000\u00ad\u200b\u2060\ufeff\u2028")
    assert "  " not in text
    assert unicodedata.is_normalized("NFC", text)
    letters = [c for c in raw if c in "ab가1."]
    assert [c for c in unicodedata.normalize("NFD", text) if c in "ab1."] == [
        c for c in letters if c != "가"
    ]


@given(ODD, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.text("xy ", max_size=1))))
def test_edits_upon_edits_lead_back_through_both(
    raw: str, cuts: list[tuple[int, int, str]]
) -> None:
    """Where the second step copies a character of the first, both lead to the same place."""
    first = normalised(Draft(raw))
    edits, at = [], 0
    for start, length, said in sorted(cuts):
        if at <= start and start + length <= len(first.text):
            edits.append(Edit(start, start + length, said))
            at = start + length
    second = first.edited(edits)
    alone = Draft(first.text).edited(edits)
    for at in range(len(second.text)):
        middle = alone.offsets.to_raw(at, at + 1)
        assert second.offsets.to_raw(at, at + 1) == first.offsets.to_raw(*middle)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("3억&nbsp;달러", "3억\u00a0달러"),
        ("&euro;300 and &#8364;300 and &#x20ac;300", "€300 and €300 and €300"),
        ("&quot;R&amp;D&quot;", '"R&D"'),
        ("&amp;quot;R&amp;amp;D&amp;quot;", '"R&D"'),
        ("3억&nbsp 달러, &quot가온&quot", '3억\u00a0 달러, "가온"'),
        ("R&D, S&P; &unknown; A&B; ?a=1&lt=2 AT&T", "R&D, S&P; &unknown; A&B; ?a=1&lt=2 AT&T"),
        ("<b>가온전자</b>가 <strong class='x y'>3억</strong>", "가온전자가 3억"),
        ('<a href="https://a.example/?x=1&amp;y=2" target=_blank>Gaon</a> buys', "Gaon buys"),
        ("&lt;b&gt;가온&lt;/b&gt;은", "가온은"),
        ("<p>One.</p><p>Two.</p>", "\nOne.\n\nTwo.\n"),
        ("One<br>two<br/>\nthree<BR />four", "One\ntwo\nthree\nfour"),
        ("<td>3</td><td>4</td>", "\t3\t\t4\t"),
        ("a<!-- no -->b", "ab"),
        (
            "<가온전자>는 1 < 2 > 0 <사진=새벽신문> <c> x<y",
            "<가온전자>는 1 < 2 > 0 <사진=새벽신문> <c> x<y",
        ),
        ("if a<b and c>d", "if a<b and c>d"),
    ],
)
def test_what_crawlers_leave(raw: str, clean: str) -> None:
    draft = without_leftovers(Draft(raw))
    assert draft.text == clean
    for piece in draft.offsets.pieces:
        said = html.unescape(html.unescape(raw[piece.raw_start : piece.raw_end]))
        assert said == draft.text[piece.start : piece.end] or said.startswith("<")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("In\u00advest&shy;ment&#8203; in  Lodz", "Investment in Lodz"),
        ("\u200b Gaon\u00a0Inc. &#xfeff; ", "Gaon Inc."),
        (unicodedata.normalize("NFD", "가온 é"), "가온 é"),
    ],
)
def test_a_line_of_a_page_is_written_so_too(page: str, text: str) -> None:
    line = render_line(page, [(0, len(page))])
    assert line.text == text
    for start, end, raw_start, raw_end in line.pieces:
        said = unicodedata.normalize("NFC", html.unescape(page[raw_start:raw_end]))
        assert said.split() == text[start:end].split()
