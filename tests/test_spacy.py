import subprocess
import sys
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import extractor
from extractor.finding.documents import read_mentions
from extractor.finding.tokenizer import NAME
from extractor.types import Article

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(p for code in ("ko", "en") for p in (ROOT / "samples" / code).iterdir())
DATES = tomllib.loads((ROOT / "samples/inputs.toml").read_text(encoding="utf-8"))
PIPES = ("sentences", "money", "dates", "percents", "names", "records")
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": NAME}}}
KOREAN = "가온전자는 지난해 폴란드에 3억 유로를 투자해 지분 51%를 샀다. 공장은 바르샤바에 있다."
ENGLISH = "Norvik Energy bought 51% of Sol SA for $30 million in May 2024. It is in Lisbon."


def blank(language: str) -> Language:
    return spacy.blank(language, config=CONFIG if language == "ko" else {})


@cache
def full(language: str) -> Language:
    nlp = blank(language)
    for name in PIPES:
        nlp.add_pipe(f"investment_{name}")
    return nlp


def articles() -> list[Article]:
    given = {name: said.get("published") for name, said in DATES.items()}
    names = [path.relative_to(ROOT / "samples").as_posix() for path in SAMPLES]
    pairs = zip(SAMPLES, names, strict=True)
    return [
        extractor.read(path, published=given.get(name))
        for path, name in pairs
        if path.suffix in {".txt", ".html"}
    ]


ARTICLES = articles()


def read(article: Article) -> Doc:
    nlp = full(article.language)
    doc = nlp.make_doc(article.text)
    doc._.investment_document = article
    return nlp(doc)


@pytest.mark.slow
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: Path(article.id).name)
def test_both_ways_are_equal(article: Article) -> None:
    doc, result = read(article), extractor.extract(article)
    assert doc.text == article.text
    assert doc._.investments == result.records
    assert read_mentions(doc, "investment_mentions") == result.mentions
    assert doc._.investment_document == article


@pytest.mark.slow
def test_the_samples_have_records() -> None:
    assert sum(len(read(article)._.investments) for article in ARTICLES) > len(ARTICLES) / 2


@pytest.mark.slow
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: Path(article.id).name)
def test_a_text_alone_is_read_as_the_library_reads_it(article: Article) -> None:
    result = extractor.extract(article.text, language=article.language)
    assert full(article.language)(article.text)._.investments == result.records


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from(
        ["가온", "는", "3억", "원", " ", "  ", "\n", "\t", "\u00a0", "👩\u200d🚀", "(", "&"]
    )
).map("".join)


@given(TEXTS)
def test_the_document_is_the_text(text: str) -> None:
    doc = blank_korean()(text)
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


@cache
def blank_korean() -> Language:
    return blank("ko")


@given(TEXTS)
def test_every_component_reads_every_text(text: str) -> None:
    doc = full("ko")(text)
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.parametrize(
    "text", ["", " ", " 가", "가 ", "가  나", "\n\n가온은\r\n나온은\t", "👍🏽가온은 👩\u200d🚀"]
)
def test_white_space_and_emoji_stay(text: str) -> None:
    assert blank_korean()(text).text == text


def test_tokens_of_spacy_are_ours() -> None:
    doc = blank_korean()("가온전자는 3억원을 투자했다.")
    assert [t.text for t in doc] == ["가온전자", "는", "3억", "원", "을", "투자했다", "."]
    assert [bool(t.whitespace_) for t in doc] == [False, True, False, False, True, False, False]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_groups_hold_spans_with_values(language: str) -> None:
    text = KOREAN if language == "ko" else ENGLISH
    doc = full(language)(text)
    (money,) = doc.spans["investment_money"]
    assert money.label_ == "MONEY"
    assert money._.investment_value.low == Decimal("3E8" if language == "ko" else "3E7")
    assert text[slice(*money._.investment_span)] == (
        "3억 유로" if language == "ko" else "$30 million"
    )
    assert money._.investment_rule.startswith(f"{language}/money.")
    assert [s._.investment_value.value for s in doc.spans["investment_percents"]] == [Decimal(51)]
    assert [span.label_ for span in doc.spans["investment_dates"]] == ["DATE"]
    assert {"COUNTRY", "PLACE"} & {span.label_ for span in doc.spans["investment_names"]}
    assert len(list(doc.sents)) == 2


def test_a_span_is_never_lost_to_tokens() -> None:
    """Two names in one token of a tokeniser that cuts at spaces: both keep characters and value."""
    nlp = spacy.blank("en")
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)
    nlp.add_pipe("investment_names")
    text = "from Poland/Portugal, both"
    doc = nlp(text)
    poland, portugal = doc.spans["investment_names"]
    assert poland.text == portugal.text == "Poland/Portugal,"
    assert [text[slice(*span._.investment_span)] for span in (poland, portugal)] == [
        "Poland",
        "Portugal",
    ]
    assert [s._.investment_value.country for s in (poland, portugal)] == ["PL", "PT"]


def test_each_component_stands_alone() -> None:
    for name in PIPES:
        nlp = blank("en")
        nlp.add_pipe(f"investment_{name}")
        assert nlp(ENGLISH).text == ENGLISH


def test_dates_count_from_the_day_that_the_document_carries() -> None:
    nlp = blank("ko")
    nlp.add_pipe("investment_dates")
    days = []
    for published in (None, "2025-03-14"):
        doc = nlp.make_doc(KOREAN)
        doc._.investment_document = Article("a", KOREAN, "ko", published=published)
        days += [span._.investment_value.iso for span in nlp(doc).spans["investment_dates"]]
    assert days == [None, "2024"]


def test_another_articles_document_is_refused() -> None:
    doc = full("ko").make_doc(KOREAN)
    doc._.investment_document = Article("a", "다른 글", "ko")
    with pytest.raises(extractor.ExtractorError, match="another text"):
        full("ko")(doc)
    doc._.investment_document = Article("a", KOREAN, "en")
    with pytest.raises(extractor.ExtractorError, match="pipeline reads ko"):
        full("ko")(doc)


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(extractor.ExtractorError, match="no rules for the language 'de'"):
        spacy.blank("de").add_pipe("investment_money")


def test_a_document_is_stored_with_all_of_it() -> None:
    article = next(a for a in ARTICLES if a.id.endswith("hungary-battery-plant.html"))
    doc = read(article)
    (again,) = DocBin(store_user_data=True, docs=[doc]).get_docs(spacy.blank("en").vocab)
    plain = Doc(doc.vocab).from_bytes(doc.to_bytes())
    for stored in (again, plain):
        assert stored._.investments == doc._.investments
        assert stored._.investment_document == article
        assert read_mentions(stored, "investment_money") == read_mentions(doc, "investment_money")


def test_joined_documents_keep_their_values() -> None:
    docs = [full("en")(ENGLISH), full("en")("It raised $5 million.")]
    with pytest.warns(UserWarning, match="W101"):
        joined = Doc.from_docs(docs)
    assert joined is not None
    amounts = joined.spans["investment_money"]
    assert [span._.investment_value.low for span in amounts] == [Decimal("3E7"), Decimal("5E6")]
    assert joined.text[slice(*amounts[1]._.investment_span)] == "$5 million"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_pipeline_is_saved_and_loaded(language: str, tmp_path: Path) -> None:
    text = KOREAN if language == "ko" else ENGLISH
    full(language).to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded(text)._.investments == full(language)(text)._.investments
    kept = blank(language).from_bytes(blank(language).to_bytes())
    assert [t.text for t in kept(text)] == [t.text for t in full(language)(text)]


def test_it_runs_in_several_processes() -> None:
    (doc,) = full("en").pipe([ENGLISH], n_process=2)
    assert doc._.investments == full("en")(ENGLISH)._.investments


@pytest.mark.slow
def test_entry_points_work_in_a_fresh_interpreter() -> None:
    code = (
        "import spacy; "
        f"nlp = spacy.blank('ko', config={CONFIG!r}); "
        + "".join(f"nlp.add_pipe('investment_{name}'); " for name in PIPES)
        + f"doc = nlp({KOREAN!r}); print(len(doc._.investments), doc.text == {KOREAN!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == [str(len(full("ko")(KOREAN)._.investments)), "True"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_entities_are_filled_when_asked_for(language: str) -> None:
    text = KOREAN if language == "ko" else ENGLISH
    nlp = blank(language)
    nlp.add_pipe("investment_records", config={"ents": True})
    found = {(entity.text, entity.label_) for entity in nlp(text).ents}
    assert ("3억 유로" if language == "ko" else "$30 million", "MONEY") in found
    assert ("가온전자" if language == "ko" else "Norvik Energy", "COMPANY") in found
    assert not full(language)(text).ents


def test_entities_of_others_stay() -> None:
    nlp = blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "FIRM", "pattern": "Norvik Energy"}])  # type: ignore[attr-defined]
    nlp.add_pipe("investment_records", config={"ents": True})
    labels = {entity.text: entity.label_ for entity in nlp(ENGLISH).ents}
    assert (labels["Norvik Energy"], labels["$30 million"]) == ("FIRM", "MONEY")


def test_displacy_draws_them() -> None:
    nlp = blank("en")
    nlp.add_pipe("investment_records", config={"ents": True})
    drawn = displacy.render(nlp("🚀 " + ENGLISH), style="ent", jupyter=False)
    assert "$30 million" in drawn
    assert "MONEY" in drawn
    drawn = displacy.render(
        nlp(ENGLISH), style="span", options={"spans_key": "investment_mentions"}, jupyter=False
    )
    assert "COMPANY" in drawn
