"""Reads ``language.toml``: the settings of a language as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.notation import compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extractor.rules.paths import RulePath

_KEYS = frozenset(
    {
        *("name", "spacy", "tokenizer", "script", "words", "order", "currency", "country"),
        *("sentence_end", "abbreviations", "entities", "lines"),
    }
)


@dataclass(frozen=True)
class LineHabits:
    """How broken lines end: ``[lines]`` of the settings.

    ``goes_on`` is how the last word of a line ends whose sentence goes on in the next, ``held`` how
    that of no headline ends. With ``cut``
    a line may end inside a word, between any two letters of the script; ``whole`` are words of one
    letter. A hyphen at a line's end belongs to the text before a word that is ``hyphened`` and behind
    one that is ``hyphening``. ``file`` says which figures and words lines cut.
    """

    goes_on: str = ""
    held: str = ""
    cut: bool = False
    whole: frozenset[str] = frozenset()
    hyphened: frozenset[str] = frozenset()
    hyphening: frozenset[str] = frozenset()
    file: RulePath | None = None


@dataclass(frozen=True)
class Settings:
    """A language: its spaCy code and tokeniser, its script, its order of words.

    ``order`` is verb-final (particles mark the parts of a sentence) or verb-medial (order and
    prepositions do). ``currency`` is that of an amount without a currency, ``country`` the ISO code of the
    home country of its papers, if they have one. ``organisations`` and ``places`` are the labels
    under which trained pipelines of the language tag such entities.
    """

    code: str
    name: str
    spacy: str
    tokenizer: str | None
    script: str
    words: frozenset[str]
    order: str
    currency: str | None
    country: str | None
    sentence_end: re.Pattern[str]
    abbreviations: frozenset[str]
    organisations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    lines: LineHabits = field(default_factory=LineHabits)


def read_settings(path: RulePath, code: str) -> Settings:
    """The settings of a file. Raises RulesError for a missing or unknown key."""
    table = read_toml(path)
    missing = {"name", "spacy", "script", "order", "sentence_end"} - set(table)
    if missing:
        raise RulesError(str(path), f"missing: {', '.join(sorted(missing))}", "add the line")
    unknown = set(table) - _KEYS
    if unknown:
        key = min(unknown)
        raise RulesError(
            path.key("", key), f"unknown key {key}", f"known: {', '.join(sorted(_KEYS))}"
        )
    if table["order"] not in {"verb-final", "verb-medial"}:
        raise RulesError(
            path.key("", "order"), f"unknown order {table['order']}", "verb-final or verb-medial"
        )
    entities = table.get("entities", {})
    return Settings(
        code,
        table["name"],
        table["spacy"],
        table.get("tokenizer"),
        table["script"],
        frozenset(table.get("words", [])),
        table["order"],
        table.get("currency"),
        table.get("country"),
        compile_pattern(table["sentence_end"], {}, path.key("", "sentence_end")),
        frozenset(table.get("abbreviations", [])),
        frozenset(entities.get("organisations", [])),
        frozenset(entities.get("places", [])),
        _line_habits(table.get("lines", {}), path.parent / "lines.toml"),
    )


def _line_habits(table: dict[str, Any], file: RulePath) -> LineHabits:
    return LineHabits(
        table.get("goes_on", ""),
        table.get("held", ""),
        table.get("cut", False),
        frozenset(table.get("whole", [])),
        frozenset(table.get("hyphened", [])),
        frozenset(table.get("hyphening", [])),
        file,
    )


def read_strangers(path: RulePath) -> Mapping[str, frozenset[str]]:
    """Reads ``languages.toml``: everyday words, by code, of languages without rules; empty without the file."""
    return {code: frozenset(words) for code, words in read_toml(path).get("words", {}).items()}
