"""What is exported says the same spans when the tool's own library, or one for its format, reads it."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import cassis
import jsonschema
import pytest
import spacy
from pybrat.parser import BratParser
from pyld import jsonld
from spacy.tokens import DocBin
from spacy.training import converters

import extractor.record_pipe  # noqa: F401 - registers what is stored with the documents
from extractor.errors import InputError
from extractor.interchange.annotations import Annotated, Mark, apart
from extractor.interchange.exporting import files
from extractor.interchange.file_names import file_names
from extractor.interchange.label_studio import as_label_studio
from extractor.interchange.utf16 import Utf16
from extractor.interchange.xmi import as_xmi

from .articles import NAMES, all_articles, written

if TYPE_CHECKING:
    from collections.abc import Iterable

TERMS = Path(__file__).with_name("anno_terms.json")
each = pytest.mark.parametrize("article", NAMES, indirect=True)


@pytest.fixture
def article(request: pytest.FixtureRequest) -> Annotated:
    return all_articles()[NAMES.index(request.param)]


@cache
def names_of_files() -> dict[str, str]:
    return dict(file_names(article.id for article in all_articles()))


@cache
def exported(form: str) -> dict[str, Any]:
    return dict(files(all_articles(), form))


def marks_of(triples: Iterable[tuple[int, int, str]]) -> list[Mark]:
    return sorted(Mark(*triple) for triple in triples)


def roles(article: Annotated) -> list[tuple[Any, ...]]:
    """Each role of each deal: the deal's kind and place, the role, and the place of its words."""
    return sorted(
        (*deal.anchor, role, *mark) for deal in article.deals for role, mark in deal.arguments
    )


def test_there_is_something_to_export() -> None:
    wide = [
        a
        for a in all_articles()
        if a.marks and max(map(ord, a.text[: a.marks[0].start] or "a")) > 65535
    ]
    assert len(wide) == 2
    assert all(a.deals for a in wide)
    assert sum(len(article.deals) for article in all_articles()) > 100


@each
def test_web_annotations(article: Annotated) -> None:
    """Read by PyLD, with the terms of the standard's context that are used."""
    name = names_of_files()[article.id]
    page = json.loads(exported("w3c")[f"{name}.jsonld"])
    nodes = _flattened(page)
    oa = "http://www.w3.org/ns/oa#"
    found = {
        node["@id"]: _place(nodes, node)
        for node in nodes.values()
        if oa + "linking" not in _ids(node, oa + "motivatedBy") and oa + "hasTarget" in node
    }
    for start, end, exact in found.values():
        assert exported("w3c")[f"{name}.txt"][start:end] == exact
    tagged = [
        (*found[own][:2], _value(nodes, nodes[own]))
        for own in found
        if oa + "tagging" in _ids(nodes[own], oa + "motivatedBy")
    ]
    assert marks_of(tagged) == [*article.marks]
    links = [n for n in nodes.values() if oa + "linking" in _ids(n, oa + "motivatedBy")]
    pairs = [(_value(nodes, n), {found[t][:2] for t in _ids(n, oa + "hasTarget")}) for n in links]
    expected = [
        (role, {deal.anchor[:2], mark[:2]})
        for deal in article.deals
        for role, mark in deal.arguments
    ]
    key = lambda pair: (pair[0], sorted(pair[1]))  # noqa: E731
    assert sorted(pairs, key=key) == sorted(expected, key=key)


def _flattened(page: dict[str, Any]) -> dict[str, Any]:
    context = json.loads(TERMS.read_text(encoding="utf-8"))

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    options = {"documentLoader": load, "base": "https://example.org/"}
    return {node["@id"]: node for node in jsonld.flatten(page, None, options)}


def _ids(node: dict[str, Any], name: str) -> list[str]:
    return [one["@id"] for one in node.get(name, ())]


def _value(nodes: dict[str, Any], node: dict[str, Any]) -> str:
    (body,) = _ids(node, "http://www.w3.org/ns/oa#hasBody")
    return str(nodes[body]["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"])


def _place(nodes: dict[str, Any], node: dict[str, Any]) -> tuple[int, int, str]:
    oa = "http://www.w3.org/ns/oa#"
    (target,) = _ids(node, oa + "hasTarget")
    selectors = [nodes[own] for own in _ids(nodes[target], oa + "hasSelector")]
    (place,) = [one for one in selectors if oa + "start" in one]
    (quote,) = [one for one in selectors if oa + "exact" in one]
    start, end = (int(place[oa + edge][0]["@value"]) for edge in ("start", "end"))
    return start, end, quote[oa + "exact"][0]["@value"]


@cache
def docs() -> dict[str, Any]:
    found = (
        DocBin().from_bytes(exported("docbin")["corpus.spacy"]).get_docs(spacy.blank("en").vocab)
    )
    return {doc._.investment_document.id: doc for doc in found}


@each
def test_docbin(article: Annotated) -> None:
    doc = docs()[article.id]
    assert doc.text == article.text
    entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    assert marks_of(entities) == apart(article.marks)
    lines = written()[article.id]
    mentions = [(*s._.investment_span, s.label_) for s in doc.spans["investment_mentions"]]
    assert marks_of(mentions) == marks_of(
        (m["span"]["start"], m["span"]["end"], m["label"]) for m in lines.mentions
    )
    assert [record.to_dict() for record in doc._.investments] == lines.records


def test_conll() -> None:
    """Read by spaCy's converter; the place of a token stands in the second and third column."""
    text = exported("conll")["corpus.conll"]
    pieces = text.split("-DOCSTART- -X- O O\n\n")[1:]
    assert len(pieces) == len(all_articles())
    for article, piece in zip(all_articles(), pieces, strict=True):
        found = [
            (entity[0].tag_, article.text, entity.text, entity.label_)
            for doc in _converted(piece)
            for entity in doc.ents
        ]
        starts = [(int(start), label) for start, _, _, label in found]
        assert starts == [(mark.start, mark.label) for mark in apart(article.marks)]
        for row in filter(None, piece.split("\n")):
            word, start, end, _tag = row.split(" ")
            assert article.text[int(start) : int(end)] == word


def _converted(piece: str) -> Any:
    untyped: Any = converters
    return untyped.conll_ner_to_docs(piece, no_print=True)


@each
def test_brat(article: Annotated, tmp_path: Path) -> None:
    """Read by pybrat, which does not keep the roles of events, and minds two labels of the same words."""
    for ending in (".txt", ".ann"):
        content = exported("brat")[names_of_files()[article.id] + ending]
        (tmp_path / f"a{ending}").write_text(content, encoding="utf-8", newline="\n")
    (found,) = BratParser(error="ignore").parse(str(tmp_path))
    triggers = {event.trigger.id for event in found.events}
    marks = {
        entity.id: Mark(entity.spans[0].start, entity.spans[-1].end, entity.type)
        for entity in found.entities
    }
    assert sorted(mark for own, mark in marks.items() if own not in triggers) == [*article.marks]
    assert sorted(
        (*head, *tail) for *head, _, a, b, c in roles(article) for tail in [(a, b, c)]
    ) == sorted(
        (*marks[event.trigger.id], *marks[words.id])
        for event in found.events
        for words in cast("list[Any]", event.arguments)
    )


def test_brat_is_told_what_there_is() -> None:
    parts = exported("brat")["annotation.conf"].split("\n[")
    assert [part.split("]")[0].strip("[") for part in parts] == [
        *("entities", "relations", "events", "attributes")
    ]
    labels = parts[0].splitlines()[1:]
    assert {mark.label for article in all_articles() for mark in article.marks} == {
        *filter(None, labels)
    }


@each
def test_inception(article: Annotated) -> None:
    """Read by DKPro's cassis, which converts the UTF-16 places of UIMA."""
    types = cassis.load_typesystem(io.BytesIO(exported("inception")["TypeSystem.xml"].encode()))
    content = exported("inception")[f"{names_of_files()[article.id]}.xmi"]
    cas = cassis.load_cas_from_xmi(io.BytesIO(content.encode()), typesystem=types)
    core = "de.tudarmstadt.ukp.dkpro.core.api"
    assert cas.sofa_string == article.text
    found = cas.select(f"{core}.ner.type.NamedEntity")
    assert marks_of((one.begin, one.end, one.value) for one in found) == [*article.marks]
    assert all(one.get_covered_text() == article.text[one.begin : one.end] for one in found)
    linked = cas.select("webanno.custom.RecordRole")
    assert roles(article) == sorted(
        (*_edges(r.Governor), r.Governor.kind, r.role, *_edges(r.Dependent), r.Dependent.value)
        for r in linked
    )
    records = [r.recordId for r in cas.select("webanno.custom.Record")]
    assert sorted(records) == sorted(deal.id for deal in article.deals if deal.id)
    tokens = cas.select(f"{core}.segmentation.type.Token")
    assert "".join(t.get_covered_text() for t in tokens) == "".join(article.text.split())


def _edges(one: Any) -> tuple[int, int]:
    return one.begin, one.end


def test_xml_that_cannot_hold_a_character_says_so() -> None:
    article = Annotated({"id": "bell", "text": "a\x07b"})
    with pytest.raises(InputError, match=r"bell: has U\+0007 at 1"):
        list(as_xmi([article]))


# What Label Studio asks of a task with predictions.
REGION = {
    "type": "object",
    "required": ["id", "from_name", "to_name", "type", "value"],
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["labels", "choices"]},
        "value": {
            "type": "object",
            "required": ["start", "end", "text"],
            "properties": {
                "start": {"type": "integer"},
                "end": {"type": "integer"},
                "labels": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                "choices": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            },
        },
    },
}
RELATION = {
    "type": "object",
    "required": ["type", "from_id", "to_id", "direction", "labels"],
    "properties": {"type": {"const": "relation"}, "direction": {"enum": ["left", "right", "bi"]}},
}
RESULT = {"type": "array", "items": {"anyOf": [REGION, RELATION]}}
PREDICTION = {"type": "object", "required": ["result"], "properties": {"result": RESULT}}
TASKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data", "predictions"],
        "properties": {
            "data": {"type": "object", "required": ["text"]},
            "predictions": {"type": "array", "items": PREDICTION},
        },
    },
}


def test_label_studio_tasks_have_the_form() -> None:
    jsonschema.validate(json.loads(exported("label-studio")["tasks.json"]), TASKS)


@each
def test_label_studio(article: Annotated) -> None:
    """Sliced as JavaScript slices, by UTF-16 code units."""
    tasks = json.loads(exported("label-studio")["tasks.json"])
    (task,) = [one for one in tasks if one["data"]["document"]["id"] == article.id]
    units = article.text.encode("utf-16-le")
    results = task["predictions"][0]["result"]
    for one in results:
        if one["type"] != "relation":
            value = one["value"]
            words = units[value["start"] * 2 : value["end"] * 2].decode("utf-16-le")
            assert words == value["text"]
    kinds = {deal.kind for deal in article.deals}
    labelled = [one["value"] for one in results if one["type"] == "labels"]
    found = [value["text"] for value in labelled if value["labels"][0] not in kinds]
    assert found == [article.words(mark) for mark in article.marks]


def test_the_interface_of_label_studio_has_all_that_the_tasks_use() -> None:
    files_of = dict(as_label_studio(all_articles()))
    config = ET.fromstring(files_of["config.xml"])  # noqa: S314 - made here
    offered = {
        tag: {one.get("value") for one in config.iter(tag)}
        for tag in ("Label", "Choice", "Relation")
    }
    for task in json.loads(files_of["tasks.json"]):
        for one in task["predictions"][0]["result"]:
            if one["type"] == "relation":
                assert {*one["labels"]} <= offered["Relation"]
            else:
                assert {*one["value"].get("labels", ())} <= offered["Label"]
                assert {*one["value"].get("choices", ())} <= offered["Choice"]


def test_label_studio_itself_takes_them() -> None:
    """Where its SDK is installed; it is too heavy to be a part of the set-up."""
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    config = interface.LabelInterface(exported("label-studio")["config.xml"])
    config.validate()
    for task in json.loads(exported("label-studio")["tasks.json"]):
        for prediction in task["predictions"]:
            assert config.validate_prediction(prediction, return_errors=True) == []


@each
def test_prodigy(article: Annotated) -> None:
    """Its tokens make a spaCy document in which every span is found."""
    tasks = [json.loads(line) for line in exported("prodigy")["tasks.jsonl"].splitlines()]
    (task,) = [one for one in tasks if one["meta"]["document"] == article.id]
    for token in task["tokens"]:
        assert task["text"][token["start"] : token["end"]] == token["text"]
    assert marks_of((s["start"], s["end"], s["label"]) for s in task["spans"]) == [*article.marks]
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert roles(article) == sorted(
        (*_ends(one["head_span"]), one["label"], *_ends(one["child_span"]))
        for one in task["relations"]
    )
    assert all(one["head"] == one["head_span"]["token_end"] for one in task["relations"])


def _ends(span: dict[str, Any]) -> tuple[int, int, str]:
    return span["start"], span["end"], span["label"]


@each
def test_the_way_to_utf16_and_back(article: Annotated) -> None:
    offsets = Utf16(article.text)
    for point in range(len(article.text) + 1):
        units = len(article.text[:point].encode("utf-16-le")) // 2
        assert offsets.units(point) == units
        assert offsets.points(units) == point


def test_half_a_character_is_no_place() -> None:
    with pytest.raises(ValueError, match="middle of a character"):
        Utf16("a🚀").points(2)
