"""What a program hands to the library: taken as it is meant, or refused with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError, RulesError
from extractor.reading.given import Defaults
from extractor.types import UNDETERMINED, Article, Span
from extractor.types.offsets import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DAY = "give a date, or a string as YYYY-MM-DD"


def as_defaults(
    language: str | None, published: str | date | None, title: str | None, url: str | None
) -> Defaults:
    """The four as strings, a date as its day. Raises InputError for what is neither."""
    untyped: Any = published
    return as_given(Defaults(language, untyped, title, url))


def as_given(given: object) -> Defaults:
    """Metadata as strings, a date as its day. Raises InputError for what is neither."""
    if not isinstance(given, Defaults):
        mend = "give extractor.reading.Defaults(language=…, published=…)"
        raise InputError("defaults", f"is {_type(given)}", mend)
    published: object = given.published
    if isinstance(published, date):
        given = replace(given, published=published.isoformat()[: len("YYYY-MM-DD")])
    for field in fields(given):
        value = getattr(given, field.name)
        if value is not None and not isinstance(value, str):
            mend = _DAY if field.name == "published" else "give a string"
            raise InputError(field.name, f"is {_type(value)}", mend)
    return given


def as_inputs(inputs: object) -> Iterator[str]:
    """The names of several inputs, as they come. Raises InputError for one alone, and for what is none."""
    if isinstance(inputs, str | bytes | os.PathLike) or not isinstance(inputs, Iterable):
        raise InputError("inputs", f"is {_type(inputs)}", "give a list of paths")
    return (as_path(one, f"inputs[{number}]") for number, one in enumerate(inputs))


def require_text(text: object, where: str = "text") -> None:
    """Raise InputError for what is no string."""
    require_string(text, where, "decode bytes; read a file with extractor.read")


def require_string(value: object, where: str, mend: str = "give a string") -> None:
    """Raise InputError for what is no string."""
    if not isinstance(value, str):
        raise InputError(where, f"is {_type(value)}, not a string", mend)


def require_stream(stream: object) -> None:
    """Raise InputError for standard input that cannot be read."""
    if stream is not None and not hasattr(stream, "read"):
        raise InputError("stdin", f"is {_type(stream)}", "give a binary stream")


# What the fields of an article hold, but for its text and its day.
_FIELDS: dict[str, Any] = {
    **dict.fromkeys(("id", "language"), str),
    **dict.fromkeys(("source", "title", "url", "given"), str | None),
    "title_span": Span | None,
    "offsets": OffsetMap,
    "warnings": tuple,
    "apart": int,
}


def require_article(article: object, languages: Collection[str]) -> None:
    """Raise InputError for what is no article in one of the languages, with a text and an ISO day."""
    if not isinstance(article, Article):
        raise InputError(
            "article", f"is {_type(article)}, not an Article", "extract_text reads text"
        )
    require_text(article.text)
    for name, kind in _FIELDS.items():
        if not isinstance(value := getattr(article, name), kind):
            mend = f"give {getattr(kind, '__name__', kind)}"
            raise InputError(f"article.{name}", f"is {_type(value)}", mend)
    if article.language not in {*languages, UNDETERMINED}:
        what = f"no rules for the language {article.language!r}"
        raise InputError(article.id, what, f"known: {', '.join(languages)}")
    try:
        if article.published is not None:
            date.fromisoformat(article.published[:10])
    except (ValueError, TypeError) as error:
        raise InputError(
            article.id, f"published {article.published!r} is no ISO date", "write YYYY-MM-DD"
        ) from error


def as_path(path: object, where: str) -> str:
    """The path as a string. Raises InputError for what is none."""
    if isinstance(path, str | os.PathLike) and isinstance(name := os.fspath(path), str):
        return name
    raise InputError(where, f"is {_type(path)}", "give a path as a string or a Path")


def require_folder(rules: object) -> None:
    """Raise RulesError where rules to add are given by something else than a path."""
    if not (rules is None or isinstance(rules, str | os.PathLike) or hasattr(rules, "layers")):
        raise RulesError("rules", f"is {_type(rules)}", "give a folder as a string or a Path")


def _type(value: object) -> str:
    return type(value).__name__
