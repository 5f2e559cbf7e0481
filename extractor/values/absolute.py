"""Whole dates, day, month and year, that dateparser reads."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def whole_date(text: str, language: str) -> str | None:
    """Let dateparser read a whole date that our grammar has found; strictly, so it invents nothing.

    >>> whole_date("5 June 2024", "en"), whole_date("June 5th, 2024", "en")
    ('2024-06-05', '2024-06-05')

    Other dates our fields read. Figures it takes for American ones, with points too; it knows no
    words for a day; strict, it refuses what is less than a day, and else it would add one:

    >>> whole_date("05.06.2024", "en"), whole_date("the twenty-first of June, 2024", "en")
    ('2024-05-06', None)
    >>> whole_date("second quarter 2024", "en"), whole_date("June 2024", "en")
    (None, None)
    """
    import dateparser  # noqa: PLC0415 - 0.4 s that only an article with a whole date pays

    found = dateparser.parse(text, languages=[language], settings={"STRICT_PARSING": True})
    return found.date().isoformat() if found else None
