"""Plain text: encodings, headlines, languages, days."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading import Defaults, Failure, PageRules, Reader, detect_language
from extractor.reading.byte_places import byte_places
from extractor.reading.decoding import decode
from extractor.reading.edits import Draft
from extractor.reading.normalising import loose_letters
from extractor.types import Article, OffsetMap, Piece, Span

KOREAN = "가온전자가 폴란드에 3억 유로를 투자한다."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (KOREAN.encode(), "utf-8"),
        (KOREAN.encode("utf-8-sig"), "utf-8"),
        (KOREAN.encode("cp949"), "cp949"),
        ("뷁 가온전자가 투자".encode("cp949"), "cp949"),
        (KOREAN.encode("utf-16"), "utf-16-le"),
        ("Café fiancée".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    found = decode(data, "a")
    assert found.encoding == encoding
    assert not found.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="euc-kr">', "cp949"),
        ('<meta content="text/html; charset=ks_c_5601-1987">', "cp949"),
        ("<meta charset=windows-1252>", "cp949"),
        ("<meta charset=idna>", "cp949"),
    ],
)
def test_declared_encodings(head: str, encoding: str) -> None:
    page = f"{head}<p>{KOREAN}" if "1252" not in head else f"<p>{KOREAN}"
    assert decode(page.encode("cp949"), "a", page=True) == (page, encoding, ())


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (KOREAN.encode("cp949"), "EUC-KR", "cp949"),
        ("Größe über alles, größte Übung".encode("iso-8859-2"), "iso-8859-2", "iso8859-2"),
        (KOREAN.encode(), "euc-kr", "utf-8"),
        (KOREAN.encode("cp949"), "rot13", "cp949"),
    ],
)
def test_what_the_server_says(data: bytes, charset: str, encoding: str) -> None:
    assert decode(data, "a", page=True, charset=charset).encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "cp1252"])
def test_places_in_bytes(encoding: str) -> None:
    text = "Café: 3 km" if encoding == "cp1252" else f"{KOREAN} ABC 뷁"
    data = text.encode(encoding)
    found = decode(data, "a")
    places = byte_places(data, found.encoding)
    assert len(places) == len(text) + 1
    for at, letter in enumerate(text):
        assert data[places[at] : places[at + 1]].decode(found.encoding) == letter


@given(st.binary(max_size=40), st.sampled_from(["utf-8", "cp949", "cp1252"]))
def test_places_of_broken_bytes(data: bytes, encoding: str) -> None:
    data = data.removeprefix(b"\xef\xbb\xbf")
    places = byte_places(data, encoding)
    assert places == sorted(places)
    assert len(places) == len(data.decode(encoding, "replace")) + 1
    assert places[-1] == len(data)


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("ISO8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("l1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("ANSI_X3.4-1968", "cp1252"),
        ("windows-1252", "cp1252"),
        ("x-cp1252", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("latin5", "cp1254"),
        ("tis-620", "cp874"),
        ("windows-874", "cp874"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
    ],
)
def test_labels_that_browsers_read_as_a_wider_encoding(label: str, encoding: str) -> None:
    """An en dash, an ellipsis or another letter that only the encoding of Windows has."""
    text = {"cp874": "“ขาย…”", "gb18030": "“投资…”", "cp932": "①投資を増やす"}.get(
        encoding, "€300 million – “a plant…”"
    )
    page = f'<meta http-equiv=Content-Type content="text/html; charset={label}"><p>{text}'
    assert decode(page.encode(encoding), "a", page=True) == (page, encoding, ())


def test_a_page_that_declares_wrongly_and_is_utf_8() -> None:
    page = f'<meta charset="euc-kr"><p>{KOREAN}'
    assert decode(page.encode(), "a", page=True).text == page


def test_a_broken_character_is_a_warning() -> None:
    found = decode((KOREAN * 9).encode()[:-2], "a")
    assert found.encoding == "utf-8"
    assert found.warnings == ("1 characters that are no utf-8 were replaced",)


@pytest.mark.parametrize(("whole", "encoding"), [(19, "utf-8"), (18, "cp1252")])
def test_one_broken_character_in_twenty_is_borne(whole: int, encoding: str) -> None:
    data = KOREAN.replace(" ", "")[:5].encode() * 4
    found = decode(data[: 3 * whole] + b"\xff", "a")
    assert found.encoding == encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        # By chance two syllables of Korean, a rare one and a common one.
        ("Äpfel, Größe".encode("cp1252"), "cp1252"),
        ("똠방각하 가온".encode("cp949"), "cp949"),
    ],
)
def test_rare_syllables_speak_against_korean(data: bytes, encoding: str) -> None:
    assert decode(data, "a", charset="iso-8859-1").encoding == encoding


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(InputError, match="a: is no text: byte 3 is NUL"):
        decode(b"PK\x03\0", "a")
    with pytest.raises(InputError, match="full of control characters"):
        decode(b"\x01\x02\x03\x04", "a")


@pytest.mark.parametrize(
    ("text", "title", "said", "span"),
    [
        ("Plant\n\nThe sum of it.", None, "Plant", (0, 5)),
        ("Plant \r\n\r\nThe sum of it.", None, "Plant", (0, 5)),
        ("Plant of the firm\nThe sum of it.", None, None, None),
        ("P" * 201 + "\n\nThe sum of it.", None, None, None),
        ("Plant\n\n", None, None, None),
        ("Plant: The sum of it.", "Plant", "Plant", (0, 5)),
        ("“Plant” of it\n\nThe sum of it.", '"Plant" of it', '"Plant" of it', (0, 13)),
        (
            "A plant of glass\nThe sum.",
            "A plant of glass | Gazette",
            "A plant of glass | Gazette",
            (0, 16),
        ),
    ],
)
def test_headlines(
    english: Reader, text: str, title: str | None, said: str | None, span: tuple[int, int] | None
) -> None:
    article = english.read_text(text, "a", given=Defaults(title=title))
    text = text.replace(" \r\n", "\n").replace("\r\n", "\n")
    assert (article.text, article.title, article.title_span) == (text, said, span)


def composed(draft: Draft) -> Draft:
    return draft.edited(loose_letters(draft.text))


@pytest.mark.parametrize("title", ["The plant", "  The\n<b>pl\u00adant</b> ", "The&nbsp;plant"])
def test_a_headline_that_is_given_apart_is_read_first(english: Reader, title: str) -> None:
    """Its places count in the title, those of the text in the text."""
    raw = "It costs  $3 million."
    article = english.read_text(raw, "a", given=Defaults(title=title))
    assert (article.text, article.title) == ("The plant\n\nIt costs $3 million.", "The plant")
    assert article.title_span == (0, 9)
    headline, amount = article.quote(Span(4, 9)), article.quote(Span(20, 30))
    assert (headline.text, headline.raw_in) == ("plant", "title")
    assert without_marks(title[headline.raw_start : headline.raw_end]) == "plant"
    assert (amount.text, amount.raw_in) == ("$3 million", None)
    assert raw[amount.raw_start : amount.raw_end] == "$3 million"


def without_marks(text: str) -> str:
    for mark in ("\u00ad", "<b>", "</b>"):
        text = text.replace(mark, "")
    return text


def test_decomposed_letters_lead_back() -> None:
    raw = unicodedata.normalize("NFD", "가온 é x")
    draft = composed(Draft(raw))
    assert draft.text == "가온 é x"
    for at, letter in enumerate(draft.text):
        start, end = draft.offsets.to_raw(at, at + 1)
        assert unicodedata.normalize("NFC", raw[start:end]) == letter


def test_decomposed_letters_of_a_page_lead_back() -> None:
    middle = OffsetMap((Piece(0, 3, 10, 13), Piece(3, 4, 13, 18), Piece(4, 8, 18, 22)))
    draft = composed(Draft("ABCDE\u0301FG", middle))
    assert draft.text == "ABCD\u00c9FG"
    assert draft.offsets.to_raw(0, 3) == (10, 13)
    assert draft.offsets.to_raw(3, 4) == (13, 18)
    assert draft.offsets.to_raw(4, 5) == (18, 20)
    assert draft.offsets.to_raw(5, 7) == (20, 22)


@given(st.text(alphabet="a\u0301\u0308가\u1100\u1161\u11a8 \n\u09c7\u09be.", max_size=30))
def test_composed_text_is_nfc_and_every_piece_leads_back(raw: str) -> None:
    draft = composed(Draft(raw))
    assert draft.text == unicodedata.normalize("NFC", raw)
    for piece in draft.offsets.pieces:
        source = raw[piece.raw_start : piece.raw_end]
        assert unicodedata.normalize("NFC", source) == draft.text[piece.start : piece.end]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("삼성 SK hynix, HBM memory AI chip supply deal", None),
        ("삼성전자, SK hynix 제치고 AI용 HBM 공급", "ko"),
        ("The 삼성전자 (Samsung) is to invest in the plant of its supplier", "en"),
        ("Das Unternehmen baut ein neues Werk und schafft damit Arbeit fuer viele Menschen", None),
        ("1,000", None),
        ("", None),
    ],
)
def test_languages(reader: Reader, text: str, code: str | None) -> None:
    found = detect_language(text, reader.profiles)
    assert found == code or (code is None and found == "en" and len(text.split()) < 12)


def test_a_language_without_rules(reader: Reader) -> None:
    with pytest.raises(InputError, match="no rules for the language 'fr'"):
        reader.read_text("Le prix", "a", given=Defaults(language="fr"))
    assert reader.read_text("1", "a", given=Defaults(language="ko-KR")).language == "ko"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-07-15", "2024-07-15"),
        ("20240715", "2024-07-15"),
        ("2024.07.15 09:30", "2024-07-15"),
        ("2024-07-15T23:30:00Z", "2024-07-15"),
        ("July 15, 2024", "2024-07-15"),
        ("15 July 2024 10:00 GMT", "2024-07-15"),
    ],
)
def test_days(english: Reader, said: str, day: str) -> None:
    assert english.read_text("The sum", "a", given=Defaults(published=said)).published == day


def test_korean_days(reader: Reader) -> None:
    assert (
        reader.read_text(KOREAN, "a", given=Defaults(published="2024년 7월 15일")).published
        == "2024-07-15"
    )


@pytest.mark.parametrize("said", ["soon", "yesterday", "2024-13-01", "July 2024", "2 days ago"])
def test_what_is_no_day(english: Reader, said: str) -> None:
    with pytest.raises(InputError, match=r"a: published '.*' is no date \(write YYYY-MM-DD\)"):
        english.read_text("The sum", "a", given=Defaults(published=said))


def test_defaults(rules: PageRules, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Plan\n{KOREAN}", encoding="utf-8")
    defaults = Defaults("ko", "2024-01-02", "Plan", "https://example.com/a")
    (found,) = Reader(reader.profiles, rules, defaults).read([str(path)])
    assert isinstance(found, Article)
    assert (found.language, found.published, found.title) == ("ko", "2024-01-02", "Plan")
    assert (found.url, found.title_span) == ("https://example.com/a", (0, 4))


@pytest.mark.slow
def test_a_line_of_twenty_million_characters(english: Reader) -> None:
    text = "가 bc" * 5_000_000
    assert english.read_text(text, "a").text == text


def test_one_bad_file_stops_nothing(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0")
    (tmp_path / "b.txt").write_text(KOREAN, encoding="utf-8")
    found = list(reader.read([str(tmp_path)]))
    assert [type(item) for item in found] == [Failure, Article]
