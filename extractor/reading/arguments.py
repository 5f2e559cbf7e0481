"""What a program hands to the library: taken as it is meant, or refused with a reason."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from extractor.errors import InputError, RulesError
from extractor.reading.given import Defaults
from extractor.types import UNDETERMINED, Article

if TYPE_CHECKING:
    from collections.abc import Collection

_DAY = "give a date, or a string as YYYY-MM-DD"


def as_defaults(
    language: str | None, published: str | date | None, title: str | None, url: str | None
) -> Defaults:
    """The four as strings, a date as its day. Raises InputError for what is neither."""
    day = published.isoformat()[: len("YYYY-MM-DD")] if isinstance(published, date) else published
    given = Defaults(language, day, title, url)
    for field in fields(given):
        value = getattr(given, field.name)
        if value is not None and not isinstance(value, str):
            mend = _DAY if field.name == "published" else "give a string"
            raise InputError(field.name, f"is {_type(value)}", mend)
    return given


def require_text(text: object) -> None:
    """Raise InputError for what is no string."""
    if not isinstance(text, str):
        mend = "decode bytes; read a file with extractor.read"
        raise InputError("text", f"is {_type(text)}, not a string", mend)


def require_article(article: object, languages: Collection[str]) -> None:
    """Raise InputError for what is no article in one of the languages, with a text and an ISO day."""
    if not isinstance(article, Article):
        raise InputError(
            "article", f"is {_type(article)}, not an Article", "extract_text reads text"
        )
    require_text(article.text)
    if article.language not in {*languages, UNDETERMINED}:
        what = f"no rules for the language {article.language!r}"
        raise InputError(article.id, what, f"known: {', '.join(languages)}")
    try:
        _ = article.day
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
