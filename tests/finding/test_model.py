from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler

import extractor
from extractor.errors import ModelError
from extractor.finding.tokenizer import NAME
from extractor.types import Name, Span

ROOT = Path(__file__).parents[2]
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": NAME}}}


def add_patterns(pipe: object, patterns: list[dict[str, Any]]) -> None:
    assert isinstance(pipe, EntityRuler)
    pipe.add_patterns(patterns)


def ruler(language: str, *patterns: tuple[str, str]) -> Language:
    nlp = spacy.blank(language, config=CONFIG if language == "ko" else {})
    add_patterns(
        nlp.add_pipe("entity_ruler"),
        [{"label": label, "pattern": text} for label, text in patterns],
    )
    return nlp


def investors(result: extractor.Result) -> list[str]:
    return [party.name for record in result.records for party in record.investors]


def test_a_model_adds_organisations(tmp_path: Path) -> None:
    text = "On Monday the zeta works invested $30 million in Portugal."
    ruler("en", ("ORG", "zeta works"), ("PERSON", "Monday")).to_disk(tmp_path)
    assert "zeta works" not in investors(extractor.extract(text))
    result = extractor.Extractor(model=str(tmp_path)).extract_text(text)
    (name,) = [m for m in result.mentions if m.rule == "model.ORG"]
    assert (name.label, name.value) == ("COMPANY", Name("zeta works", listed=False))
    assert text[name.start : name.end] == "zeta works"
    assert investors(result) == ["zeta works"]


def test_a_model_only_fills_in(tmp_path: Path) -> None:
    text = "Microsoft invested $30 million in Portugal."
    ruler("en", ("ORG", "$30 million in"), ("ORG", "Portugal")).to_disk(tmp_path)
    assert extractor.Extractor(model=tmp_path).extract_text(text) == extractor.extract(text)


def test_a_models_place_counts_where_the_lists_know_it(tmp_path: Path) -> None:
    text = "They invested $30 million in xPortugal and in Nowhereville."
    nlp = ruler("en", ("GPE", "Nowhereville"))
    nlp.tokenizer.add_special_case(  # type: ignore[union-attr]
        "xPortugal", [{"ORTH": "x"}, {"ORTH": "Portugal"}]
    )
    add_patterns(
        nlp.get_pipe("entity_ruler"), [{"label": "GPE", "pattern": [{"ORTH": "Portugal"}]}]
    )
    nlp.to_disk(tmp_path)
    mentions = extractor.Extractor(model=tmp_path).extract_text(text).mentions
    places = [(text[m.start : m.end], m.label) for m in mentions if m.label != "MONEY"]
    assert places == [("Portugal", "COUNTRY")]


def test_a_model_of_whole_words_loses_its_particles(tmp_path: Path) -> None:
    text = "어제 제타웍스는 폴란드에 3억 유로를 투자했다."
    words = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    nlp = spacy.blank("ko", config=words)
    add_patterns(nlp.add_pipe("entity_ruler"), [{"label": "OG", "pattern": "제타웍스는"}])
    nlp.to_disk(tmp_path)
    result = extractor.Extractor(model=tmp_path).extract_text(text)
    assert "제타웍스" in [text[m.start : m.end] for m in result.mentions]
    assert "제타웍스는" not in [text[m.start : m.end] for m in result.mentions]


def test_a_model_reads_its_own_language_only(tmp_path: Path) -> None:
    ruler("ko", ("ORG", "zeta")).to_disk(tmp_path)
    text = "The zeta invested $30 million in Portugal."
    assert extractor.Extractor(model=tmp_path).extract_text(text) == extractor.extract(text)


def test_a_model_takes_odd_characters(tmp_path: Path) -> None:
    ruler("en", ("ORG", "zeta")).to_disk(tmp_path)
    text = "The \ud83d zeta invested $30 million in Portugal."
    mentions = extractor.Extractor(model=tmp_path).extract_text(text).mentions
    assert [m.span for m in mentions if m.rule == "model.ORG"] == [Span(6, 10)]


@pytest.mark.parametrize("name", ["no_such_pipeline", "samples", "README.md", ""])
def test_a_model_that_cannot_be_loaded_says_how_to_get_one(name: str, tmp_path: Path) -> None:
    asked = ROOT / name if name in {"samples", "README.md"} else name or tmp_path
    with pytest.raises(ModelError, match="install it with pip, or give the folder"):
        extractor.Extractor(model=asked)


def test_entities_of_the_pipeline_itself_fill_in() -> None:
    nlp = ruler("en", ("ORG", "zeta works"))
    nlp.add_pipe("investment_records")
    text = "On Monday the zeta works invested $30 million in Portugal."
    assert [r.investors[0].name for r in nlp(text)._.investments] == ["zeta works"]
    nlp.replace_pipe("investment_records", "investment_records", config={"entities": False})
    assert nlp(text)._.investments == extractor.extract(text).records
