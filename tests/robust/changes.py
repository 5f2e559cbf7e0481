"""Changes of a text that leave its records as they are, and what a record says, to compare."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING, Any

from extractor.writing import record_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extractor.pipeline import Result

NEUTRAL = {
    "en": "The weather stayed fine on the day, and the hall was full.",
    "ko": "이날 날씨는 맑았고 행사장은 붐볐다.",
}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# Names by form: the first word, or the first two syllables, of a listed name is put another in place of.
_INVENTED = {"en": "Zelkova", "ko": "가온"}
_HANGUL = re.compile("[가-힣]")
# The currency word, and one of the same form.
CURRENCIES = {"en": (" euros", " zlotys"), "ko": ("유로", "바트")}


def wrapped(text: str) -> str:
    """Each line broken between words at 72 columns, as mail programs do."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


FORMS: Mapping[str, Callable[[str, str], str]] = {
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "CRLF": lambda text, _: text.replace("\n", "\r\n"),
    "straight quotes": lambda text, _: text.translate(_STRAIGHT),
    "wrapped": lambda text, _: wrapped(text),
    "blank lines": lambda text, _: text.replace("\n", "\n\n"),
    "a sentence more": lambda text, language: f"{text.rstrip()}\n\n{NEUTRAL[language]}\n",
}


def said(result: Result, names: Mapping[str, str] | None = None) -> list[tuple[Any, ...]]:
    """What the records say without their places; ``names`` are written as their values."""
    names = names or {}
    return sorted((_said(record_line(record), names) for record in result.records), key=repr)


def _said(line: dict[str, Any], names: Mapping[str, str]) -> tuple[Any, ...]:
    parties = (
        tuple(sorted(_named(party, names) for party in line[side]))
        for side in ("investors", "recipients")
    )
    amount = line["amount"]
    money = (amount["low"], amount["high"], amount["currency"])
    countries = tuple(country["code"] for country in line["countries"])
    return (line["kind"], line["status"], *parties, countries, money)


def _named(party: dict[str, Any], names: Mapping[str, str]) -> str:
    forms = [party["name"], *(span["text"] for span in party["spans"])]
    found = next((names[form] for form in forms if form in names), party["name"])
    return " ".join(unicodedata.normalize("NFC", found).split())


def listed(result: Result) -> dict[str, str]:
    """Each form of a listed company in the article, with an invented name of the same form."""
    forms = {
        result.article.text[m.start : m.end]
        for m in result.mentions
        if m.rule.startswith("companies.")
    }
    return {form: invented(form) for form in forms}


def invented(name: str) -> str:
    """An invented name of the same form.

    >>> invented("Toyota Motor"), invented("삼성전자"), invented("KT")
    ('Zelkova Motor', '가온전자', 'ZKT')
    """
    if _HANGUL.search(name):
        end = name[2:] or ("람" if _closed(name[-1]) else "나")
        return _INVENTED["ko"] + end
    if name.isupper():
        return f"Z{name}"
    return " ".join([_INVENTED["en"], *name.split(" ")[1:]])


def _closed(syllable: str) -> bool:
    """Whether a syllable ends in a consonant, which the particle behind it shows."""
    return (ord(syllable) - 0xAC00) % 28 > 0


def replaced(text: str, names: Mapping[str, str]) -> str:
    """The text with each name written as its value, the longest first."""
    if not names:
        return text
    found = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return found.sub(lambda match: names[match[0]], text)
