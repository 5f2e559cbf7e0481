"""The notation of patterns and of their examples.

A pattern is a Python regular expression in which ``{part}`` stands for a named part and
``{group:part}`` for the same part as the named group ``group``. An example is a sentence whose
expected mentions stand in square brackets: ``[30 million euros = EUR 30000000]`` for a value,
``[investor: Gaon Motors]`` for a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.caching import compiled, computed
from extractor.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extractor.rules.files import Table
    from extractor.rules.paths import RulePath

# The pattern that matches nothing.
NOTHING = re.compile("(?!)")

# Fewer words are written as a pattern as quickly as it is looked up.
_MANY = 8

_PART = re.compile(r"\{(?:(?P<group>[a-z]\w*):)?(?P<part>[a-z]\w*)\}")
_MARK = re.compile(
    r"\[(?:(?P<role>[A-Za-z_]+): )?(?P<text>[^\[\]=]+?)(?: = (?P<value>[^\[\]]+))?\]"
)
_KEYS = frozenset(
    {
        "name",
        "match",
        "type",
        "unless",
        "expect",
        "reject",
        "about",
        "qualifier",
        "label",
        "value",
        "widens",
    }
)


class Mark(NamedTuple):
    """The role or the value, as written, that an example expects at ``text[start:end]``."""

    start: int
    end: int
    role: str | None
    value: str | None


class Example(NamedTuple):
    """An example sentence without its brackets, and the marks that they made.

    ``result`` is what follows ``=>``: the status that a frame's example expects.
    """

    text: str
    marks: tuple[Mark, ...]
    result: str | None = None


@dataclass(frozen=True, eq=False)
class Rule:
    """A named pattern with its examples; ``id`` is the file's path in the rules with the rule's name."""

    id: str
    where: str
    source: str
    features: Mapping[str, str]
    expect: tuple[Example, ...]
    reject: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled on first use: most runs need few of them.

        Raises RulesError if ``source`` is no valid pattern.
        """
        return _compiled(self.source, self._place)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """The pattern that may not end right before a match. Raises RulesError if it is invalid."""
        source = self.features.get("unless")
        return _compiled(f"(?:{source})$", self._place) if source else None

    @property
    def _place(self) -> str:
        return f"{self.where}: rule {self.id.rsplit('.', 1)[-1]}"


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, in a form that ``re`` tries quickly.

    Words that share a first letter share a branch: a trie, written as a pattern.

    >>> one_of(["euro", "euros", "won"])
    '(?:euros?|won)'
    >>> one_of(["fr", "sfr", "kr", "skr"])
    '(?:[fk]r|s[fk]r)'
    """
    arms = _arms(_by_letter(sorted({word for word in words if word})))
    return f"(?:{'|'.join(arms)})" if arms else ""


def one_of_each(lists: Iterable[Iterable[str]]) -> list[str]:
    """For each list what ``one_of`` gives. The lists are of the rules: what they give is kept on disk."""
    return computed(_one_of_each, [sorted(set(words)) for words in lists])


def one_of_listed(words: Iterable[str]) -> str:
    """What ``one_of`` gives for words of the rules: kept on disk where they are many."""
    listed = sorted(set(words))
    return one_of(listed) if len(listed) < _MANY else one_of_each([listed])[0]


def _one_of_each(lists: Sequence[Sequence[str]]) -> list[str]:
    return [one_of(words) for words in lists]


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """What follows each first letter of the words."""
    groups: dict[str, list[str]] = {}
    for word in words:
        if word:
            groups.setdefault(word[0], []).append(word[1:])
    return groups


def _arms(groups: Mapping[str, list[str]]) -> list[str]:
    """An arm for each first letter; letters with the same words behind them share one."""
    letters: dict[tuple[str, ...], list[str]] = {}
    for letter, rest in groups.items():
        letters.setdefault(tuple(rest), []).append(letter)
    return [_any_letter(shared) + _branch(rest) for rest, shared in letters.items()]


def _branch(words: Sequence[str]) -> str:
    """The pattern of what may follow a letter, of which "" is nothing."""
    if len(words) == 1:
        return "".join(map(_written, words[0]))
    groups = _by_letter(words)
    first = _dispensable(groups)
    if first and "" not in words:
        return f"{_written(first)}?{_branch(groups[first])}"
    arms = _arms(groups)
    if len(arms) == 1 and ("" not in words or _is_letter(groups)):
        return arms[0] + ("?" if "" in words else "")
    return f"(?:{'|'.join(arms)})" + ("?" if "" in words else "") if arms else ""


def _is_letter(groups: Mapping[str, list[str]]) -> bool:
    """Whether nothing but one letter may stand there."""
    return all(rest == [""] for rest in groups.values())


def _dispensable(groups: Mapping[str, list[str]]) -> str | None:
    """A letter with the same words behind it as there are without it: the D of AUD $ and AU $."""
    for first, rest in groups.items():
        if rest == [f + word for f, words in groups.items() if f != first for word in words]:
            return first
    return None


# The capital letters of a class are those of other Latin alphabets too: Ørsund, Électricité, Žito.
_CAPITALS = re.compile(r"A-Z(?!À)")
_LATIN_CAPITALS = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĞĢĪİĶĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"


def _any_letter(letters: Sequence[str]) -> str:
    written = "".join(map(_written, letters))
    return written if len(letters) == 1 else f"[{written}]"


def _written(letter: str) -> str:
    return letter if letter == " " else re.escape(letter)


def expand(pattern: str, parts: Mapping[str, str], where: str) -> str:
    """The pattern with every ``{part}`` replaced by its pattern, and with the capitals of other Latin alphabets in A-Z.

    >>> expand("{low:number} euros", {"number": "[0-9]+"}, "here")
    '(?P<low>(?:[0-9]+)) euros'
    >>> bool(re.fullmatch(expand("[A-Z][a-z]+", {}, "here"), "Ørsund"))
    True

    Raises RulesError for an undefined part.
    """

    def replace(match: re.Match[str]) -> str:
        name = match["part"]
        if name not in parts:
            known = ", ".join(sorted(parts))
            raise RulesError(where, f"no part is called {{{name}}}", f"known parts: {known}")
        inner = f"(?:{parts[name]})"
        return f"(?P<{match['group']}>{inner})" if match["group"] else inner

    return _CAPITALS.sub(_LATIN_CAPITALS, _PART.sub(replace, pattern))


def compile_pattern(pattern: str, parts: Mapping[str, str], where: str) -> re.Pattern[str]:
    """A pattern of the notation as a compiled regular expression. Raises RulesError if it is invalid."""
    return _compiled(expand(pattern, parts, where), where)


@lru_cache(maxsize=4096)
def compiled_once(source: str) -> re.Pattern[str]:
    """A regular expression: what two sets of rules share is compiled once. Raises re.error."""
    return compiled(source)


def _compiled(source: str, where: str) -> re.Pattern[str]:
    try:
        return compiled_once(source)
    except re.error as error:
        raise RulesError(where, f"not a pattern: {error}", "see rules/README.md") from error


def read_example(line: str) -> Example:
    """An example line as text and marks.

    >>> read_example("raised [$30 million = USD 30000000] in May")
    Example(text='raised $30 million in May', marks=(Mark(start=7, end=18, role=None, value='USD 30000000'),), result=None)
    """
    body, arrow, result = line.partition(" => ")
    text, marks, at = "", [], 0
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        start = len(text)
        text += match["text"]
        marks.append(Mark(start, len(text), match["role"], match["value"]))
        at = match.end()
    return Example(text + body[at:], tuple(marks), result.strip() if arrow else None)


def require_examples(table: Table, what: str, where: str) -> None:
    """Raises RulesError if a table lacks ``expect`` or ``reject`` examples; ``what`` names it in messages."""
    if not table.get("expect") or not table.get("reject"):
        mend = "give sentences that must match and that must not"
        raise RulesError(where, f"{what} lacks examples", mend)


def read_rule(table: Table, path: RulePath, prefix: str, parts: Mapping[str, str]) -> Rule:
    """One ``[[rule]]`` of a file. Raises RulesError with file, line, rule and what to do."""
    name = str(table.get("name", ""))
    where = path.entry(name)
    if not name or "match" not in table:
        raise RulesError(where, "a rule needs a name and a match", "add the missing line")
    unknown = set(table) - _KEYS
    if unknown:
        what = f"rule {name}: unknown key {', '.join(sorted(unknown))}"
        raise RulesError(where, what, f"known keys: {', '.join(sorted(_KEYS))}")
    require_examples(table, f"rule {name}", where)
    return Rule(
        f"{prefix}.{name}",
        where,
        expand(str(table["match"]), parts, f"{where}: rule {name}"),
        _features(table, parts, f"{where}: rule {name}"),
        tuple(read_example(line) for line in table["expect"]),
        tuple(table["reject"]),
    )


def _features(table: Table, parts: Mapping[str, str], where: str) -> dict[str, str]:
    features = {key: table[key] for key in _KEYS & set(table) if isinstance(table[key], str)}
    if "unless" in features:
        features["unless"] = expand(features["unless"], parts, where)
    return features
