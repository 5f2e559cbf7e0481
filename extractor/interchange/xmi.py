"""UIMA XMI with the types of DKPro, as INCEpTION imports it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from extractor.errors import InputError
from extractor.interchange.file_names import file_names
from extractor.interchange.tokens_between import sentences, tokens
from extractor.interchange.utf16 import Utf16
from extractor.interchange.xmi_types import NAMESPACES, TYPE_SYSTEM
from extractor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extractor.interchange.annotations import Annotated

# What XML has no form for.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Attributes = dict[str, object]


def as_xmi(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """For each article NAME.xmi, and TypeSystem.xml. Places count UTF-16 code units, as UIMA's do.

    A mention is a NamedEntity, a record a Record at its anchor, with kind, status and id; a RecordRole
    leads from it (Governor) to a mention (Dependent). Raises InputError for characters that XML cannot hold.
    """
    yield "TypeSystem.xml", TYPE_SYSTEM
    names = file_names(article.id for article in articles)
    for article in articles:
        if found := _UNWRITABLE.search(article.text):
            what = f"has U+{ord(found[0]):04X} at {found.start()}, which XML cannot hold"
            raise InputError(article.id, what, "take it out of the text, or export another format")
        yield f"{names[article.id]}.xmi", _document(article)


class _Elements:
    """Elements in order, each with an id of its own; places are converted as they are added."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._offsets = Utf16(text)

    def add(self, kind: str, place: tuple[int, int], /, **more: object) -> int:
        """Add an annotation and return its id; ids begin at 2, behind the text's."""
        own = len(self.lines) + 2
        begin, end = map(self._offsets.units, place)
        known: _Attributes = {"xmi:id": own, "sofa": 1, "begin": begin, "end": end, **more}
        self.lines.append(_element(kind, known))
        return own


def _document(article: Annotated) -> str:
    elements = _Elements(article.text)
    known = {"documentId": article.id, "documentTitle": article.document.get("title") or article.id}
    whole = (0, len(article.text))
    language = article.document.get("language") or "x-unspecified"
    elements.add("meta:DocumentMetaData", whole, language=language, **known)
    spans = tokens(article)
    for line in sentences(article.text, spans):
        elements.add("segmentation:Sentence", Span(line[0].start, line[-1].end))
    for span in spans:
        elements.add("segmentation:Token", span)
    _annotate(article, elements)
    members = " ".join(str(number + 2) for number in range(len(elements.lines)))
    sofa: _Attributes = {"xmi:id": 1, "sofaNum": 1, "sofaID": "_InitialView"}
    sofa |= {"mimeType": "text/plain", "sofaString": article.text}
    view = _element("cas:View", {"sofa": 1, "members": members})
    null = _element("cas:NULL", {"xmi:id": 0})
    body = "\n".join([null, *elements.lines, _element("cas:Sofa", sofa), view])
    spaces = " ".join(f"xmlns:{name}={quoteattr(address)}" for name, address in NAMESPACES.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<xmi:XMI {spaces} xmi:version="2.0">\n{body}\n</xmi:XMI>\n'


def _annotate(article: Annotated, elements: _Elements) -> None:
    ids = {
        mark: elements.add("ner:NamedEntity", mark[:2], value=mark.label) for mark in article.marks
    }
    for deal in article.deals:
        known = {"kind": deal.kind, "status": deal.status, "recordId": deal.id}
        said = {name: value for name, value in known.items() if value}
        anchor = elements.add("custom:Record", deal.anchor[:2], **said)
        for role, mark in deal.arguments:
            ends = {"Governor": anchor, "Dependent": ids[mark]}
            elements.add("custom:RecordRole", mark[:2], role=role, **ends)


def _element(kind: str, attributes: Mapping[str, object]) -> str:
    said = " ".join(f"{name}={quoteattr(str(value))}" for name, value in attributes.items())
    return f"<{kind} {said}/>"
