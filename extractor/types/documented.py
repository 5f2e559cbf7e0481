"""Articles as dicts, and back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.types.article import Article
from extractor.types.dictionaries import SCHEMA, expected, plain, rebuilt
from extractor.types.offsets import OffsetMap, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = ("source", "url", "title", "published", "language", "text")


def document_line(article: Article) -> dict[str, Any]:
    """The article as the output writes it, with the SHA-256 (hex) of its text in UTF-8."""
    known = {name: getattr(article, name) for name in _SHOWN}
    digest = _digest(article.text)
    return {"type": "document", "schema": SCHEMA, "id": article.id, **known, "sha256": digest}


def document_dict(article: Article) -> dict[str, Any]:
    """The same with what the output does not show, where there is any of it."""
    place = article.title_span
    hidden = {
        "title_span": place and place._asdict(),
        "offsets": [[*piece] for piece in article.offsets.pieces],
        "warnings": plain(article.warnings),
        "apart": article.apart,
        "given": article.given,
    }
    return {**document_line(article), **{name: said for name, said in hidden.items() if said}}


def document_of(line: Mapping[str, Any], where: str = "document") -> Article:
    """The article of its dict, or of a line of the output.

    Raises InputError for what is neither, and for a text whose SHA-256 is another.
    """
    given = dict(expected(line, dict, where, "no object"))
    pieces = rebuilt(tuple[Piece, ...], _named(given.pop("offsets", [])), f"{where}.offsets")
    digest = given.pop("sha256", None)
    article = rebuilt(Article, {**given, "offsets": OffsetMap(pieces)}, where)
    if digest is not None and digest != _digest(article.text):
        raise InputError(where, "the text is not the one that its sha256 is of", "take both anew")
    return article


def _named(pieces: Any) -> Any:  # noqa: ANN401 - JSON of any shape, which is checked next
    if not isinstance(pieces, list):
        return pieces
    length = len(Piece._fields)
    return [
        dict(zip(Piece._fields, one, strict=True))
        if isinstance(one, list | tuple) and len(one) == length
        else one
        for one in pieces
    ]


def _digest(text: str) -> str:
    # A lone surrogate can come in through a JSON escape; it must not end the run.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
