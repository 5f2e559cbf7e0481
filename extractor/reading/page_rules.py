"""The rules of ``pages.toml``: what news pages have around their articles."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from extractor.caching import compiled
from extractor.errors import RulesError
from extractor.rules.files import read_toml
from extractor.rules.paths import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extractor.rules.paths import RulePath

FILE = "pages.toml"
# Longer lines are sentences, whatever words they hold.
_LONGEST = 130
# Sections whose rules judge names in lower case.
_PART = re.compile(r"\{([a-z]\w*)\}")
_NAMES = frozenset(["chrome", "article", "deck"])
_MEND = "see the head of pages.toml"
_KEYS = frozenset(["name", "about", "pattern", "expect", "reject", "longest", "script", "whole"])


@dataclass(frozen=True, eq=False)
class PageRule:
    """A pattern, the longest line that it is tried on, and lines that it must and must not match.

    ``script`` is a class of letters beyond ASCII of which a line must have one; "" where it need
    not. ``whole`` says that a line goes with the sentences in it.
    """

    name: str
    where: str
    source: str
    flags: re.RegexFlag
    expect: tuple[str, ...]
    reject: tuple[str, ...]
    longest: int = _LONGEST
    script: str = ""
    whole: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled on first use: most pages need half of them.

        Raises RulesError where ``source`` is none.
        """
        return _compiled(self.source, self.flags, self.where)

    @cached_property
    def find(self) -> Callable[[str], re.Match[str] | None]:
        """The first match in a line of any length."""
        # A search would try a pattern that begins with ^ at every character.
        return self.pattern.match if self.source.startswith("^") else self.pattern.search

    def finds(self, line: str) -> re.Match[str] | None:
        """The match in ``line``; None if the line is too long or does not match."""
        if len(line) > self.longest or (self.script and not _letters(self.script).search(line)):
            return None
        return self.find(line)


class Rules:
    """Rules in the order of the file; ``longest`` is the longest line that any of them is tried on."""

    def __init__(self, rules: Iterable[PageRule]) -> None:
        self.all = tuple(rules)
        self.longest = max((rule.longest for rule in self.all), default=0)
        self._scripts = tuple(sorted({rule.script for rule in self.all if rule.script}))
        self._lengths = sorted({rule.longest for rule in self.all})
        self._plain = self._of_scripts(())
        self._known: dict[tuple[str, ...], Lengths] = {}

    def __iter__(self) -> Iterator[PageRule]:
        return iter(self.all)

    def of(self, text: str) -> tuple[PageRule, ...]:
        """The rules that can match a text, by the scripts of its letters."""
        return self._lengths_of(text)[0] if self.all else ()

    def judging(self, line: str) -> tuple[PageRule, ...]:
        """The rules to try on a line of at most ``longest`` characters, by its scripts and its length."""
        lengths = self._plain if line.isascii() else self._lengths_of(line)
        return lengths[bisect_left(self._lengths, len(line))]

    def _lengths_of(self, text: str) -> Lengths:
        """``_of_scripts``, cached: most texts have the same scripts."""
        present = tuple(script for script in self._scripts if _letters(script).search(text))
        if present not in self._known:
            self._known[present] = self._of_scripts(present)
        return self._known[present]

    def _of_scripts(self, present: tuple[str, ...]) -> Lengths:
        """The rules of these scripts and of any script, by the longest line that they are tried on."""
        rules = [rule for rule in self.all if not rule.script or rule.script in present]
        return [tuple(rule for rule in rules if length <= rule.longest) for length in self._lengths]

    @cached_property
    def credits(self) -> Rules:
        """The rules that keep a sentence before the credit that they cut."""
        return Rules(rule for rule in self if not rule.whole)


Lengths = list[tuple[PageRule, ...]]
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
    def ends(self) -> Rules:
        """The rules for sentence ends and for partings."""
        return Rules((*self.sentence, *self.parting))

    @cached_property
    def around(self) -> Rules:
        """The rules for lines around text without markup."""
        return Rules((*self.drop, *self.pasted))


def first_match(rules: Rules, line: str) -> Found | None:
    """The first rule that matches in ``line``, with its match; None if none does."""
    if len(line) > rules.longest:
        return None
    for rule in rules.judging(line):
        if found := rule.find(line):
            return rule, found
    return None


def load_page_rules(folder: RulePath) -> PageRules:
    """The rules of ``folder/pages.toml``.

    Raises:
        RulesError: the file is missing or no TOML, a section is missing or unknown, a pattern is no
            regular expression, or a rule has no examples.
    """
    path = folder / FILE
    if not path.existing:
        raise RulesError(str(path), "no such file")
    data = read_toml(path)
    parts = _parts(data.pop("parts", {}), str(path))
    sections = [section.name for section in fields(PageRules)]
    for name in data.keys() ^ sections:
        where = path.table(f"[{name}]") if isinstance(data.get(name), list) else path.table(name)
        what = f"section {name} is {'unknown' if name in data else 'missing'}"
        raise RulesError(where, what, f"sections are {', '.join(sections)}")
    rules = PageRules(**{name: _section(name, data[name], parts, path) for name in sections})
    if path.existing != (data_folder() / FILE,):
        _compile(rules)
    return rules


def _compile(rules: PageRules) -> None:
    """Compiles the patterns of a user's rules, so that a mistake is reported before any page is read."""
    for section in fields(rules):
        for rule in getattr(rules, section.name):
            rule.pattern  # noqa: B018 - compiled when it is asked for


def _parts(entries: Any, path: str) -> dict[str, str]:  # noqa: ANN401 - TOML may hold anything
    """The parts of patterns by name; a part may name earlier ones."""
    if not isinstance(entries, dict):
        raise RulesError(f"{path}: parts", "is no table")
    parts: dict[str, str] = {}
    for name, pattern in entries.items():
        parts[name] = _filled(str(pattern), parts, f"{path}: parts.{name}")
    return parts


def _filled(pattern: str, parts: dict[str, str], where: str) -> str:
    """The pattern with the names of parts replaced by the parts."""
    unknown = [name for name in _PART.findall(pattern) if name not in parts]
    if unknown:
        raise RulesError(where, f"no part {unknown[0]!r}: known are {', '.join(parts)}")
    return _PART.sub(lambda found: parts[found[1]], pattern)


def _section(name: str, entries: Any, parts: dict[str, str], path: RulePath) -> Rules:  # noqa: ANN401 - TOML may hold anything
    flags = re.NOFLAG if name in _NAMES else re.IGNORECASE
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RulesError(f"{path}: {name}", "is no list of tables", f"write [[{name}]]")
    return Rules(
        _rule(entry, parts, f"{path.entry(entry['name'])}: {name}.{entry['name']}", flags)
        for entry in entries
    )


def _rule(
    entry: dict[str, Any], parts: dict[str, str], where: str, flags: re.RegexFlag
) -> PageRule:
    missing = [key for key in ("pattern", "expect", "reject") if not entry.get(key)]
    if missing:
        raise RulesError(where, f"has no {' and no '.join(missing)}")
    if unknown := set(entry) - _KEYS:
        known = ", ".join(sorted(_KEYS))
        raise RulesError(where, f"unknown key {', '.join(sorted(unknown))}", f"known keys: {known}")
    return PageRule(
        name=str(entry["name"]),
        where=where,
        source=_filled(str(entry["pattern"]), parts, where),
        flags=flags,
        expect=tuple(entry["expect"]),
        reject=tuple(entry["reject"]),
        longest=int(entry.get("longest", _LONGEST)),
        script=str(entry.get("script", "")),
        whole=bool(entry.get("whole", False)),
    )


@cache
def _letters(script: str) -> re.Pattern[str]:
    """The pattern of any letter of the script."""
    return _compiled(f"[{script}]", re.NOFLAG, f"script {script}")


def _compiled(source: str, flags: re.RegexFlag, where: str) -> re.Pattern[str]:
    try:
        return compiled(source, flags)
    except re.error as error:
        raise RulesError(where, f"the pattern is no regular expression: {error}", _MEND) from None
