"""A spaCy pipeline component for records.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> pipe = nlp.add_pipe("investment_records")
    >>> doc = nlp("Norvik Energy will invest $2.5 billion in Portugal.")
    >>> [(r.kind, r.amount.currency, r.countries[0].code) for r in doc._.investments]
    [('investment', 'USD', 'PT')]

Importing this registers ``Doc._.investments``: the records, none before the component has run.
"""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractor.finding.documents import (
    add_entities,
    article_of,
    document_key,
    entities_of,
    kept,
    write_mentions,
)
from extractor.finding.packing import pack, unpack
from extractor.finding.pipes import language_of
from extractor.pipeline import Extractor, text_article
from extractor.types import Record

MENTIONS = "investment_mentions"


@dataclass(frozen=True)
class RecordPipe:
    """Reads the document as the command reads an article.

    It needs no other component. With ``entities``, organisations and listed places that a
    component before this one has tagged fill in where the rules find nothing. With ``ents``, mentions
    become entities of the document where it has none yet.
    """

    extractor: Extractor
    language: str
    entities: bool
    ents: bool = False

    def __call__(self, doc: Doc) -> Doc:
        """The document with ``_.investments``, ``_.investment_document`` and its mentions."""
        if doc._.investment_document is None:
            doc._.investment_document = text_article(doc.text, self.language)
        article = article_of(doc, self.language)
        tagged = entities_of(doc) if self.entities else []
        result = self.extractor.extract(article, entities=tagged)
        write_mentions(doc, MENTIONS, result.mentions)
        keep_records(doc, result.records)
        if self.ents:
            add_entities(doc, result.mentions)
        return doc


@Language.factory("investment_records", assigns=["doc._.investments", "doc.spans"])
def make_records(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy gives it
    rules: str | None = None,
    entities: bool = True,
    ents: bool = False,
) -> RecordPipe:
    """A component for records and the one layer of mentions that they are made of."""
    extractor = Extractor(rules)
    return RecordPipe(extractor, language_of(nlp, extractor.rules), entities, ents)


def keep_records(doc: Doc, records: tuple[Record, ...]) -> None:
    """Store records on the document; ``doc._.investments`` returns them."""
    kept(doc)[document_key("investments")] = pack(records)


def _records(doc: Doc) -> tuple[Record, ...]:
    records: tuple[Record, ...] = unpack(kept(doc).get(document_key("investments"))) or ()
    return records


if not Doc.has_extension("investments"):
    Doc.set_extension("investments", getter=_records)
