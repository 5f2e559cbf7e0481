"""What is said of an input from outside of it: by its JSON line, by options, by who fetched it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.reading.dates import parse_published
from extractor.reading.language import detect_language

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


def given_day(said: str | None, language: str, where: str) -> str | None:
    """The day that is given as ``said``, as ``YYYY-MM-DD``; None where nothing is.

    Raises:
        InputError: it is no date.
    """
    if not said:
        return None
    day = parse_published(said, language)
    if day is None:
        raise InputError(where, f"published {said!r} is no date", "write YYYY-MM-DD")
    return day


def settle_language(
    text: str, said: str | None, hint: str | None, profiles: Sequence[LanguageProfile], where: str
) -> str:
    """The language that is given, else that of the text, else the one that its page names as ``hint``.

    Raises:
        InputError: it cannot be told, or is none of the ``profiles``.
    """
    known = [profile.code for profile in profiles]
    code = base_language(said) if said else detect_language(text, profiles)
    if not code and hint and base_language(hint) in known:
        code = base_language(hint)
    if not code:
        raise InputError(where, "its language cannot be told", f"give --language {'|'.join(known)}")
    if code not in known:
        raise InputError(where, f"no rules for the language {said!r}", f"known: {', '.join(known)}")
    return code


def base_language(language: str) -> str:
    """The language without its country.

    >>> base_language("ko-KR"), base_language("en_US")
    ('ko', 'en')
    """
    return language.replace("_", "-").partition("-")[0].strip().lower()
