"""What news pages have around their articles, as ``rules/pages.toml`` says it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "pages.toml"
# Longer lines are sentences, whatever words they hold.
_LONGEST = 130
# Sections that judge names, which are lower case before they are judged.
_NAMES = frozenset(["chrome", "article", "deck"])


@dataclass(frozen=True, slots=True)
class PageRule:
    """A pattern, the longest line that it may judge, and lines that it must and must not match."""

    name: str
    pattern: re.Pattern[str]
    expect: tuple[str, ...]
    reject: tuple[str, ...]
    longest: int = _LONGEST

    def finds(self, line: str) -> re.Match[str] | None:
        """The match in ``line``, if the line is short enough to be judged."""
        return self.pattern.search(line) if len(line) <= self.longest else None


Rules = tuple[PageRule, ...]


@dataclass(frozen=True, eq=False)
class PageRules:
    """The sections of ``pages.toml``, in the order of the file.

    ``drop`` lines are cut from a body, ``pasted`` lines from text without markup too, ``stop`` lines
    end it; ``published`` and ``modified`` lines
    say the day, ``byline`` lines who wrote it; ``chrome``, ``article`` and ``deck`` judge class and
    id of an element; ``sentence`` is how one ends; ``zone`` is the time of a language's papers.
    """

    drop: Rules
    pasted: Rules
    stop: Rules
    published: Rules
    modified: Rules
    byline: Rules
    chrome: Rules
    article: Rules
    deck: Rules
    sentence: Rules
    zone: Rules


def first_match(rules: Rules, line: str) -> tuple[PageRule, re.Match[str]] | None:
    """The first rule that finds something in ``line``, and what it finds."""
    for rule in rules:
        found = rule.finds(line)
        if found:
            return rule, found
    return None


def load_page_rules(folder: Path) -> PageRules:
    """The rules of ``folder/pages.toml``.

    Raises:
        RulesError: the file is missing or no TOML, a section is missing or unknown, a pattern is no
            regular expression, or a rule has no examples.
    """
    path = folder / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RulesError(str(path), "no such file") from None
    except (OSError, ValueError) as error:
        raise RulesError(str(path), f"cannot be read: {error}") from None
    sections = [section.name for section in fields(PageRules)]
    for name in data.keys() ^ sections:
        raise RulesError(str(path), f"section {name}: wanted are {', '.join(sections)}")
    return PageRules(**{name: _section(name, data[name], str(path)) for name in sections})


def _section(name: str, entries: Any, path: str) -> Rules:  # noqa: ANN401 - TOML may hold anything
    where, flags = f"{path}: {name}", re.NOFLAG if name in _NAMES else re.IGNORECASE
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RulesError(where, "is no list of tables", f"write [[{name}]]")
    return tuple(_rule(entry, where, flags) for entry in entries)


def _rule(entry: dict[str, Any], where: str, flags: re.RegexFlag) -> PageRule:
    where = f"{where}.{entry.get('name', '?')}"
    missing = [key for key in ("name", "pattern", "expect", "reject") if not entry.get(key)]
    if missing:
        raise RulesError(where, f"has no {' and no '.join(missing)}")
    try:
        pattern = re.compile(entry["pattern"], flags)
    except (re.error, TypeError) as error:
        raise RulesError(where, f"the pattern is no regular expression: {error}") from None
    return PageRule(
        name=str(entry["name"]),
        pattern=pattern,
        expect=tuple(entry["expect"]),
        reject=tuple(entry["reject"]),
        longest=int(entry.get("longest", _LONGEST)),
    )
