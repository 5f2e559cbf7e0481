"""Reads ``names.toml`` and ``particles.toml`` of a language: patterns of names, and what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.rules.files import Table, read_toml
from extractor.rules.gazetteer import COMPANY_TYPES
from extractor.rules.notation import Rule, compile_pattern, one_of, one_of_each, read_rule
from extractor.rules.numbers import read_parts
from extractor.rules.wordlists import read_lists

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extractor.rules.paths import RulePath

# Names found by the lists are masked, character by character, before the patterns are tried. The first
# character of a mention has a mask of its own, so that neighbours stay apart.
MASKS: Mapping[str, tuple[str, str]] = {
    "country": ("\ue001", "\ue002"),
    "nationality": ("\ue003", "\ue004"),
    "short": ("\ue005", "\ue006"),
    "money": ("\ue007", "\ue008"),
    "place": ("\ue009", "\ue00a"),
    "date": ("\ue00b", "\ue00c"),
}


@dataclass(frozen=True)
class NameRules:
    """Patterns of unlisted names, and the case particles by written form.

    ``after`` matches what may stand between a name and the end of its word: nothing, a suffix,
    particles. It is None for a language without particles. ``toward`` are the syllables that a
    country of one syllable may be glued to (대미). Every match of a rule begins with
    ``starts``.
    """

    rules: tuple[Rule, ...]
    after: str | None
    toward: frozenset[str] = frozenset()
    starts: re.Pattern[str] | None = None


def read_names(path: RulePath, code: str) -> NameRules:
    """The file's rules and the language's particles."""
    particles = read_toml(path.parent / "particles.toml")
    after = _after(particles) if "words" in particles else None
    parts = {name: f"{first}{rest}*" for name, (first, rest) in MASKS.items()}
    parts["after"] = after or r"(?![A-Za-z0-9])"
    tables = read_toml(path)
    said = str(tables)
    lists = read_lists(path.parent / "words.toml").items()
    used = {name: words for name, words in lists if f"{{{name}}}" in said}
    parts |= zip(used, one_of_each(used.values()), strict=True)
    parts = read_parts(tables, parts, path)
    rules = tuple(_read(table, path, code, parts) for table in tables.get("rule", []))
    starts = compile_pattern(tables["starts"], parts, str(path)) if "starts" in tables else None
    return NameRules(rules, after, frozenset(tables.get("toward", [])), starts)


def _read(table: Table, path: RulePath, code: str, parts: Mapping[str, str]) -> Rule:
    rule = read_rule(table, path, f"{code}/names", parts)
    if rule.features.get("type", COMPANY_TYPES[0]) not in COMPANY_TYPES:
        what = f"rule {table['name']}: no such type: {table['type']}"
        raise RulesError(rule.where, what, f"types are {', '.join(COMPANY_TYPES)}")
    return rule


def _after(particles: Mapping[str, Mapping[str, list[str]]]) -> str:
    cases = one_of(p for forms in particles["cases"].values() for p in forms if " " not in p)
    suffixes = one_of(particles["words"].get("suffixes", []))
    sites = one_of(particles["words"].get("sites", []))
    numbered = rf"\d{{1,2}}{sites}|" if sites else ""  # 천안5산단에
    return rf"(?:{numbered}(?:{suffixes})?(?:{cases}){{0,2}}(?![^\W_]))"
