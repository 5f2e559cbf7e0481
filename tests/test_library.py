import html
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import extractor
from extractor.writing import document_line, mention_line, record_line

SAMPLES = Path(__file__).parents[1] / "samples"
ENGLISH = "Norvik Energy will invest $2.5 billion in Portugal, it said on Monday."
KOREAN = "가온전자는 폴란드에 3억 유로를 투자하기로 했다."


def fresh(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (KOREAN, "ko")])
def test_extract_reads_a_text(text: str, language: str) -> None:
    result = extractor.extract(text)
    assert result.document.language == language
    assert result.document.text == text
    assert len(result.records) == 1
    for mention in result.mentions:
        assert text[mention.start : mention.end].strip()


def test_extract_takes_what_the_text_does_not_say() -> None:
    result = extractor.extract(
        KOREAN, language="ko", published="2025-03-14", title="제목", url="https://example.org/1"
    )
    said = result.records[0].document
    assert (said.published, said.title, said.url) == ("2025-03-14", "제목", "https://example.org/1")


def test_the_same_text_gives_the_same_and_another_text_another_id() -> None:
    one, again = extractor.extract(ENGLISH), extractor.extract(ENGLISH)
    assert one == again
    other = extractor.extract(ENGLISH + " It has 3 plants.")
    assert one.records[0].id != other.records[0].id


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u00a0"])
def test_an_empty_text_is_an_error(text: str) -> None:
    with pytest.raises(extractor.ExtractorError):
        extractor.extract(text)


@pytest.mark.parametrize("text", ["1234", "κάτι ελληνικό για επενδύσεις"])
def test_a_text_in_no_known_language_has_no_records_and_says_so(text: str) -> None:
    result = extractor.extract(text)
    assert (result.document.language, result.records) == ("und", ())
    assert "--language en|ko" in result.document.warnings[0]


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(extractor.ExtractorError, match="known: en, ko"):
        extractor.extract(ENGLISH, language="de")


def test_a_day_that_is_none_is_an_error() -> None:
    with pytest.raises(extractor.ExtractorError, match="no date"):
        extractor.extract(ENGLISH, published="someday")


def test_read_gives_an_article_that_extract_takes() -> None:
    article = extractor.read(SAMPLES / "en/data-centre-portugal.html")
    assert isinstance(article, extractor.Article)
    assert article.published
    result = extractor.extract(article)
    assert result.document is article
    assert result.records


def test_read_takes_what_the_file_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "@odd.txt"
    path.write_text(KOREAN, encoding="utf-8")
    article = extractor.read(path, published="2025-03-14")
    assert (article.language, article.published) == ("ko", "2025-03-14")


def test_read_is_for_one_article(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(f"{json.dumps({'text': ENGLISH})}\n" * 2)
    with pytest.raises(extractor.ExtractorError, match="holds 2 articles"):
        extractor.read(path)
    with pytest.raises(extractor.ExtractorError, match="no such file"):
        extractor.read(tmp_path / "none.txt")


def test_to_dict_is_what_the_command_prints() -> None:
    result = extractor.extract(ENGLISH, published="2025-03-14")
    plain = result.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["document"] == document_line(result.article)
    assert plain["mentions"] == [mention_line(result.article, m) for m in result.mentions]
    assert plain["records"] == [record_line(record) for record in result.records]


def test_one_extractor_reads_many() -> None:
    many = extractor.Extractor()
    assert many.extract_text(KOREAN) == extractor.extract(KOREAN)
    assert many.extract_text(ENGLISH, title="Norvik") == extractor.extract(ENGLISH, title="Norvik")


def test_import_is_cheap() -> None:
    heavy = ("spacy", "bs4", "dateparser", "lxml", "ahocorasick", "extractor.pipeline")
    code = f"import extractor, sys; print([name for name in {heavy} if name in sys.modules])"
    assert fresh(code) == "[]"


def test_reading_plain_text_imports_neither_spacy_nor_a_parser_of_pages() -> None:
    code = f"import extractor, sys; extractor.extract({ENGLISH!r}); print({{'spacy', 'bs4'}} & {{*sys.modules}})"
    assert fresh(code) == "set()"


@pytest.mark.parametrize("name", extractor.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(extractor, name)
    assert name in dir(extractor)


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        extractor.nothing  # noqa: B018


def test_a_table_has_one_row_a_record() -> None:
    pd = pytest.importorskip("pandas")
    result = extractor.extract(extractor.read(SAMPLES / "en/india-summit-pledges.txt"))
    table = result.to_pandas()
    assert list(table["id"]) == [record.id for record in result.records]
    first = result.records[0]
    assert first.amount
    assert table["low"][0] == Decimal(first.amount.low)
    assert table["amount_start"].dtype == "Int64"
    assert table["cumulative"].dtype == "boolean"
    assert table["stake_percent"].isna().all()
    joined = pd.concat([table, extractor.extract(ENGLISH).to_pandas()])
    assert len(joined) == len(result.records) + 1


def test_a_table_of_nothing_has_its_columns() -> None:
    pytest.importorskip("pandas")
    some, none = extractor.extract(ENGLISH).to_pandas(), extractor.extract("Nothing.").to_pandas()
    assert len(none) == 0
    assert list(none.columns) == list(some.columns)


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(extractor.ExtractorError, match=r"investment-extractor\[pandas\]"):
        extractor.extract(ENGLISH).to_pandas()


def test_a_notebook_shows_the_words_marked() -> None:
    text = "🚀 <b>News</b> & more: Norvik Energy will invest $2.5 billion in Portugal."
    shown = extractor.extract(extractor.Article("a", text, "en"))._repr_html_()
    marks = re.findall(r'<mark title="([A-Z]+)"[^>]*>([^<]*)</mark>', shown)
    assert marks == [
        ("COMPANY", "Norvik Energy"),
        ("MONEY", "$2.5 billion"),
        ("COUNTRY", "Portugal"),
    ]
    assert "<td" in shown
    assert "USD 2.5bn" in shown
    plain = html.unescape(re.sub(r"<[^>]*>", "", shown.partition("</table>")[2]))
    assert plain == text


def test_a_notebook_shows_that_there_is_no_record() -> None:
    assert "no record" in extractor.extract("Nothing happened here.")._repr_html_()
