"""Stores articles and mentions on spaCy documents, with exact character offsets for any tokens.

Importing this registers ``Doc._.investment_document`` (the article, or None) and, for the spans
that the pipes write, ``Span._.investment_value``, ``investment_span`` (the exact characters) and
``investment_rule``. All of it is stored with the document by ``to_bytes``, ``DocBin`` and pickle.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from spacy.util import filter_spans

from extractor.errors import InputError
from extractor.finding.entities import Entity
from extractor.finding.packing import pack, unpack
from extractor.types import Article, Mention, Span

Key = tuple[str, str, int | None, int | None]
Kept = dict[Key, Any]


def write_mentions(doc: Doc, group: str, mentions: Iterable[Mention]) -> None:
    """Write the mentions to ``doc.spans[group]``, each on all the tokens that it touches."""
    doc.spans[group] = [_write(doc, group, mention) for mention in mentions]


def read_mentions(doc: Doc, group: str) -> tuple[Mention, ...]:
    """The mentions of a group with the offsets as written: of characters, not of tokens."""
    return tuple(
        Mention(span.label_, _characters(span), _value(span), _rule(span) or "")
        for span in doc.spans.get(group, ())
    )


def article_of(doc: Doc, language: str) -> Article:
    """The article stored on the document, else one of its text without a date or a title.

    Raises InputError if the stored article has another text or language.
    """
    article = _article(doc)
    if article is None:
        return Article("", doc.text, language)
    if article.text != doc.text:
        raise InputError(article.id, "the document has another text", "make it of article.text")
    if article.language != language:
        mend = f"use a pipeline for {article.language}"
        raise InputError(article.id, f"this pipeline reads {language}", mend)
    return article


def entities_of(doc: Doc) -> list[Entity]:
    """The entities that earlier components have tagged."""
    return [Entity(span.start_char, span.end_char, span.label_) for span in doc.ents]


def add_entities(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Add mentions to ``doc.ents``, each on all the tokens that it touches.

    An entity that is there stays; of mentions that overlap, the longest is taken.
    """
    found = [_labelled(doc, mention) for mention in mentions]
    there = {token for span in doc.ents for token in range(span.start, span.end)}
    free = [span for span in found if there.isdisjoint(range(span.start, span.end))]
    doc.ents = (*doc.ents, *filter_spans(free))


def _labelled(doc: Doc, mention: Mention) -> Tokens:
    tokens = tokens_of(doc, mention.span)
    return Tokens(doc, tokens.start, tokens.end, label=mention.label)


def kept(doc: Doc) -> Kept:
    """The document's data, by the keys under which spaCy stores extension data."""
    return cast("Kept", doc.user_data)


def tokens_of(doc: Doc, span: Span) -> Tokens:
    """All tokens with a character of the span. Raises IndexError if the document has none."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise IndexError(f"the document has no characters {span.start} to {span.end}")
    return found


def _write(doc: Doc, group: str, mention: Mention) -> Tokens:
    """The tokens of a mention as a span that stores how many of its characters lie outside the mention.

    Two mentions may share their tokens, and spaCy distinguishes extension data of spans by position
    only; so the span's id holds its group and its position in the tokens.
    """
    tokens = tokens_of(doc, mention.span)
    before, after = mention.start - tokens.start_char, tokens.end_char - mention.end
    name = f"{group} {before} {after}"
    span = Tokens(doc, tokens.start, tokens.end, label=mention.label, span_id=name)
    kept(doc)[_key(span)] = [mention.rule, pack(mention.value)]
    return span


def _key(span: Tokens) -> Key:
    """The key of a span's data; spaCy adjusts such keys when it joins documents."""
    return "._.", f"{span.id_} {span.label_}", span.start_char, span.end_char


def _stored(span: Tokens) -> tuple[Any, ...]:
    return tuple(kept(span.doc).get(_key(span), (None, None)))


def _characters(span: Tokens) -> Span:
    """The exact offsets in the text; those of the tokens for a span of another component."""
    _, *edges = span.id_.split(" ") if _key(span) in kept(span.doc) else ("", "0", "0")
    before, after = map(int, edges)
    return Span(span.start_char + before, span.end_char - after)


def _value(span: Tokens) -> Any:  # noqa: ANN401 - any of the values of types
    return unpack(_stored(span)[1])


def _rule(span: Tokens) -> str | None:
    rule: str | None = _stored(span)[0]
    return rule


def document_key(name: str) -> Key:
    """The key of the document's extension ``name``."""
    return "._.", f"packed {name}", None, None


def _article(doc: Doc) -> Article | None:
    article: Article | None = unpack(kept(doc).get(document_key("investment_document")))
    return article and replace(article, text=doc.text if article.text == "" else article.text)


def _keep_article(doc: Doc, article: Article | None) -> None:
    """Stores an article without its text, which the document has."""
    same = article is not None and article.text == doc.text
    short = replace(article, text="") if article and same else article
    kept(doc)[document_key("investment_document")] = pack(short)


def _register() -> None:
    if not Doc.has_extension("investment_document"):
        Doc.set_extension("investment_document", getter=_article, setter=_keep_article)
    getters = {"investment_value": _value, "investment_span": _characters, "investment_rule": _rule}
    for name, getter in getters.items():
        if not Tokens.has_extension(name):
            Tokens.set_extension(name, getter=getter)


_register()
