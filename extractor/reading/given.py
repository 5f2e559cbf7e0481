"""Metadata given from outside an input: by its JSON line, by options, by the fetcher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading.published import parse_published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.language import LanguageProfile


@dataclass(frozen=True, slots=True)
class Defaults:
    """Language, day of publication, headline and address; ``retrieved`` is when a page was fetched.

    ``retrieved`` is an ISO 8601 time: a page's later days are no days of its publication.
    """

    language: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    retrieved: str | None = None


NOTHING = Defaults()

# Two numbers and a year: day and month in either order, if neither is more than twelve.
_EITHER_ORDER = re.compile(r"\A\s*(0?[1-9]|1[0-2])([-./ ])\s*(0?[1-9]|1[0-2])\2\s*\d{4}\b")


def given_day(value: str | None, language: str, where: str) -> str | None:
    """The day of a given value, as ``YYYY-MM-DD``; None if none is given.

    Raises:
        InputError: it is no date, or may be either of two.
    """
    if not value:
        return None
    either = _EITHER_ORDER.match(value)
    if either and int(either[1]) != int(either[3]):
        raise InputError(where, f"published {value!r} may be two days", "write YYYY-MM-DD")
    day = parse_published(value, language)
    if day is None:
        raise InputError(where, f"published {value!r} is no date", "write YYYY-MM-DD", "date")
    return day


def known_language(value: str, profiles: Sequence[LanguageProfile], where: str) -> str:
    """The language code of a given value, without its country.

    Raises:
        InputError: it is none of the ``profiles``.
    """
    known = [profile.code for profile in profiles]
    if base_language(value) not in known:
        mend = f"known: {', '.join(known)}"
        raise InputError(where, f"no rules for the language {value!r}", mend, "language")
    return base_language(value)


def base_language(language: str) -> str:
    """The language without its country.

    >>> base_language("ko-KR"), base_language("en_US")
    ('ko', 'en')
    """
    return language.replace("_", "-").partition("-")[0].strip().lower()
