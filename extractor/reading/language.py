"""Which language an article is in: by its letters, then by its everyday words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# An article shows its language early; a long one need not be counted whole.
_SAMPLE = 20_000
# Letters of a script that only one language uses: names in another script may outnumber them.
_OWN_SCRIPT = 0.15
_SHARED_SCRIPT = 0.5
# Everyday words are a quarter of running text, and a few percent of a neighbour language's.
_EVERYDAY = 0.1
# A headline may do without any of them.
_HEADLINE = 12

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    r"""What tells a language from others.

    ``script`` is a character class such as ``[\uac00-\ud7a3]``; ``words`` are its everyday
    words in lower case, empty where the script alone decides.
    """

    code: str
    script: str
    words: frozenset[str]


def detect_language(text: str, profiles: Sequence[LanguageProfile]) -> str | None:
    """The code of the profile that fits ``text``; None when nothing fits.

    >>> greek = LanguageProfile("el", "[α-ωά-ώ]", frozenset())
    >>> english = LanguageProfile("en", "[A-Za-z]", frozenset({"the", "of", "in"}))
    >>> detect_language("η εταιρεία Apple", [english, greek])
    'el'
    >>> detect_language("the price of oil", [english, greek])
    'en'
    >>> detect_language("1234", [english, greek]) is None
    True
    """
    words = _WORD.findall(text[:_SAMPLE])
    scores = [(_fit(words, profile), -place) for place, profile in enumerate(profiles)]
    best, place = max(scores, default=(0.0, 0))
    return profiles[-place].code if best > 0 else None


def _fit(words: Sequence[str], profile: LanguageProfile) -> float:
    """How well the profile fits: 0 = not; a script of its own beats everyday words."""
    letters = "".join(words)
    share = len(re.findall(profile.script, letters)) / max(len(letters), 1)
    if not profile.words:
        return 1 + share if share >= _OWN_SCRIPT else 0.0
    everyday = sum(word.lower() in profile.words for word in words) / max(len(words), 1)
    known = everyday >= _EVERYDAY or len(words) <= _HEADLINE
    return (0.01 + everyday) * share if known and share >= _SHARED_SCRIPT else 0.0


def base_language(language: str) -> str:
    """The language without its region.

    >>> base_language("ko-KR"), base_language("en_GB")
    ('ko', 'en')
    """
    return language.replace("_", "-").partition("-")[0].strip().lower()
