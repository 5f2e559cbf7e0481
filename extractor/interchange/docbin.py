"""spaCy's DocBin: documents with entities, and all that the pipeline of this package puts on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.interchange.annotations import apart
from extractor.interchange.tokens_between import tokens
from extractor.types import Article, Mention, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from extractor.interchange.annotations import Annotated


def as_docbin(articles: Sequence[Annotated]) -> Iterator[tuple[str, bytes]]:
    """corpus.spacy: documents with ``doc.ents`` and ``doc.spans["investment_mentions"]``.

    Once ``extractor.record_pipe`` is imported, also ``doc._.investments`` and ``doc._.investment_document``.
    Of marks that overlap, ``doc.ents`` has the longest; the span group has all mentions.
    """
    from spacy.tokens import DocBin  # noqa: PLC0415 - only this format needs it
    from spacy.vocab import Vocab  # noqa: PLC0415 - the same

    vocab = Vocab()
    docs = [_doc(article, vocab) for article in articles]
    yield "corpus.spacy", DocBin(store_user_data=True, docs=docs).to_bytes()


def _doc(article: Annotated, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - only this format needs it
    from spacy.tokens import Span as Tokens  # noqa: PLC0415 - the same

    from extractor.finding.documents import tokens_of, write_mentions  # noqa: PLC0415 - imports spaCy
    from extractor.finding.tokenizer import words_and_spaces  # noqa: PLC0415 - the same
    from extractor.record_pipe import MENTIONS, keep_records  # noqa: PLC0415 - the same

    words, spaces = words_and_spaces(article.text, tokens(article))
    doc = Doc(vocab, words=words, spaces=spaces)
    doc._.investment_document = Article.from_dict(article.document)
    write_mentions(doc, MENTIONS, map(Mention.from_dict, article.mentions))
    keep_records(doc, tuple(map(Record.from_dict, article.records)))
    for mark in apart(article.marks):
        marked = tokens_of(doc, Span(mark.start, mark.end))
        doc.set_ents(
            [Tokens(doc, marked.start, marked.end, label=mark.label)], default="unmodified"
        )
    return doc
