"""Detects the language of an article, by its letters, then by its everyday words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractor.rules.settings import LineHabits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.rules.settings import Settings

# How many characters of an article are looked at.
_SAMPLE = 20_000
# The least share of letters of a script that only one language uses; foreign names may outnumber them.
_OWN_SCRIPT = 0.15
# The least share of everyday words; they are a third of running text, less of lists of names.
_EVERYDAY = 0.15
# The most words of a headline, which may have none of them.
_HEADLINE = 12

_WORD = re.compile(r"[^\W\d_]+")

Strangers = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    r"""What distinguishes a language: its code, its script and its everyday words.

    ``script`` is a character class such as ``[\uac00-\ud7a3]``; ``words`` are its everyday
    words in lower case, empty where the script alone decides. ``lines`` is how its lines end.
    """

    code: str
    script: str
    words: frozenset[str]
    lines: LineHabits = field(default_factory=LineHabits)

    @classmethod
    def of(cls, settings: Settings) -> LanguageProfile:
        """The profile of a language with rules."""
        return cls(settings.code, settings.script, settings.words, settings.lines)


def detect_language(
    text: str, profiles: Sequence[LanguageProfile], strangers: Strangers | None = None
) -> str | None:
    """The code of the profile that fits ``text``; None when nothing fits.

    ``strangers`` are everyday words of other languages, by code: the code of one of these where
    ``text`` has more of its words than of any profile's.

    >>> greek = LanguageProfile("el", "[α-ωά-ώ]", frozenset())
    >>> english = LanguageProfile("en", "[A-Za-z]", frozenset({"the", "of", "in"}))
    >>> detect_language("η εταιρεία Apple", [english, greek])
    'el'
    >>> detect_language("the price of oil", [english, greek])
    'en'
    >>> detect_language("der Preis des Öls in Bonn", [english], {"de": frozenset({"der", "des"})})
    'de'
    >>> detect_language("1234", [english, greek]) is None
    True
    """
    words = _WORD.findall(text[:_SAMPLE])
    letters = "".join(words)
    own = {one.code: _share(one.script, letters) for one in profiles if not one.words}
    code = max(own, key=lambda code: own[code], default="")
    if code and own[code] >= _OWN_SCRIPT:
        return code
    known = _share("|".join(one.script for one in profiles), letters)
    if known <= 1 - _OWN_SCRIPT:
        return None
    return _by_words(Counter(word.lower() for word in words), profiles, strangers or {})


def _share(script: str, letters: str) -> float:
    if not letters or not script:
        return 0.0
    others = re.sub(f"(?:{script})+", "", letters)
    return 1 - len(others) / len(letters)


def _by_words(
    words: Counter[str], profiles: Sequence[LanguageProfile], strangers: Strangers
) -> str | None:
    total = words.total()
    known = {one.code: _count(words, one.words) for one in profiles if one.words}
    others = {code: _count(words, said) for code, said in strangers.items() if code not in known}
    best = max(known, key=lambda code: known[code], default=None)
    other = max(others, key=lambda code: others[code], default=None)
    if other and others[other] > (known[best] if best else 0):
        return other
    sure = best and (known[best] >= _EVERYDAY * total or total <= _HEADLINE)
    return best if sure else None


def _count(words: Counter[str], everyday: frozenset[str]) -> int:
    """The number of everyday words among the words."""
    return sum(words[word] for word in everyday & words.keys())
