"""What news pages have around their articles, as ``rules/pages.toml`` says it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractor.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

FILE = "pages.toml"
# Longer lines are sentences, whatever words they hold.
_LONGEST = 130
# Sections that judge names, which are lower case before they are judged.
_PART = re.compile(r"\{([a-z]\w*)\}")
_NAMES = frozenset(["chrome", "article", "deck"])


@dataclass(frozen=True, slots=True, eq=False)
class PageRule:
    """A pattern, the longest line that it may judge, and lines that it must and must not match.

    ``find`` tries the pattern; ``whole`` says that a line goes with the sentences in it.
    """

    name: str
    pattern: re.Pattern[str]
    find: Callable[[str], re.Match[str] | None]
    expect: tuple[str, ...]
    reject: tuple[str, ...]
    longest: int = _LONGEST
    whole: bool = False

    def finds(self, line: str) -> re.Match[str] | None:
        """The match in ``line``, if the line is short enough to be judged."""
        return self.find(line) if len(line) <= self.longest else None


class Rules:
    """Rules in order of their file; ``longest`` is the longest line that any of them may judge."""

    def __init__(self, rules: Iterable[PageRule]) -> None:
        self.all = tuple(rules)
        self.longest = max((rule.longest for rule in self.all), default=0)
        # Most lines match none of many rules: what is asked of each is at hand.
        self.asked = tuple((rule.longest, rule.find, rule) for rule in self.all)

    def __iter__(self) -> Iterator[PageRule]:
        return iter(self.all)

    @cached_property
    def credits(self) -> Rules:
        """Those that leave a sentence before what they take in a line."""
        return Rules(rule for rule in self if not rule.whole)


Found = tuple[PageRule, re.Match[str]]


@dataclass(frozen=True, eq=False)
class PageRules:
    """The sections of ``pages.toml``, in the order of the file.

    ``drop`` lines are cut from a body, ``pasted`` lines from text without markup too; ``lead`` is what
    stands glued before a body, ``parting`` where a credit may begin behind a sentence besides the
    sentence's end; behind a ``label`` line stands a value, which is not dropped; ``stop`` lines end
    a body, and so do ``others`` over the headlines of other articles. ``published`` and ``modified``
    lines say the day, ``dated`` lines are one, ``byline`` lines say who wrote it; ``chrome``,
    ``article`` and ``deck`` judge class and id of an element; ``sentence`` is how one ends; ``zone``
    is the time of a language's papers.
    """

    drop: Rules
    pasted: Rules
    lead: Rules
    parting: Rules
    label: Rules
    stop: Rules
    others: Rules
    published: Rules
    dated: Rules
    modified: Rules
    byline: Rules
    chrome: Rules
    article: Rules
    deck: Rules
    sentence: Rules
    zone: Rules

    @cached_property
    def ends(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of sentence ends and of partings."""
        return tuple(rule.pattern for rule in (*self.sentence, *self.parting))

    @cached_property
    def around(self) -> Rules:
        """The rules for lines around text without markup."""
        return Rules((*self.drop, *self.pasted))


def first_match(rules: Rules, line: str) -> Found | None:
    """The first rule that finds something in ``line``, and what it finds."""
    length = len(line)
    if length > rules.longest:
        return None
    for longest, find, rule in rules.asked:
        if length <= longest and (found := find(line)):
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
    parts = _parts(data.pop("parts", {}), str(path))
    sections = [section.name for section in fields(PageRules)]
    for name in data.keys() ^ sections:
        raise RulesError(str(path), f"section {name}: wanted are {', '.join(sections)}")
    return PageRules(**{name: _section(name, data[name], parts, str(path)) for name in sections})


def _parts(entries: Any, path: str) -> dict[str, str]:  # noqa: ANN401 - TOML may hold anything
    """The parts of patterns by name; one may have those before it."""
    if not isinstance(entries, dict):
        raise RulesError(f"{path}: parts", "is no table")
    parts: dict[str, str] = {}
    for name, pattern in entries.items():
        parts[name] = _filled(str(pattern), parts, f"{path}: parts.{name}")
    return parts


def _filled(pattern: str, parts: dict[str, str], where: str) -> str:
    """The pattern with its parts in place of their names."""
    unknown = [name for name in _PART.findall(pattern) if name not in parts]
    if unknown:
        raise RulesError(where, f"no part {unknown[0]!r}: known are {', '.join(parts)}")
    return _PART.sub(lambda found: parts[found[1]], pattern)


def _section(name: str, entries: Any, parts: dict[str, str], path: str) -> Rules:  # noqa: ANN401 - TOML may hold anything
    where, flags = f"{path}: {name}", re.NOFLAG if name in _NAMES else re.IGNORECASE
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RulesError(where, "is no list of tables", f"write [[{name}]]")
    return Rules(_rule(entry, parts, where, flags) for entry in entries)


def _rule(
    entry: dict[str, Any], parts: dict[str, str], where: str, flags: re.RegexFlag
) -> PageRule:
    where = f"{where}.{entry.get('name', '?')}"
    missing = [key for key in ("name", "pattern", "expect", "reject") if not entry.get(key)]
    if missing:
        raise RulesError(where, f"has no {' and no '.join(missing)}")
    said = _filled(str(entry["pattern"]), parts, where)
    try:
        pattern = re.compile(said, flags)
    except re.error as error:
        raise RulesError(where, f"the pattern is no regular expression: {error}") from None
    return PageRule(
        name=str(entry["name"]),
        pattern=pattern,
        # A search would try a pattern that begins with ^ at every character.
        find=pattern.match if said.startswith("^") else pattern.search,
        expect=tuple(entry["expect"]),
        reject=tuple(entry["reject"]),
        longest=int(entry.get("longest", _LONGEST)),
        whole=bool(entry.get("whole", False)),
    )
