"""Reads ``disclosures.toml``: the forms of exchanges and regulators, and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import RulesError
from extractor.rules.files import Table, read_toml
from extractor.rules.kinds import Kind, read_kinds
from extractor.rules.notation import Example, Rule, read_example, read_rule
from extractor.rules.numbers import read_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from extractor.rules.paths import RulePath

# The roles of a form's labels, and the small patterns and lists that every file of forms has.
ROLES = (
    "amount",
    "part",
    "investor",
    "recipient",
    "country",
    "period",
    "start",
    "end",
    "announced",
    "stake",
    "purpose",
    "mark",
)
PATTERNS = ("filer", "and", "behind", "legal", "nobody")
LISTS = ("filers", "subsidiaries", "units", "notes", "labels", "blank", "cancelled")
_LABELS = ("filers", "subsidiaries", "units", "notes", "labels")
_KEYS = {"name", "about", "kind", "status", "filer", "titles", *ROLES, "expect", "reject"}
_FILERS = {"", "investor", "recipient"}


class Letters(NamedTuple):
    """The letters and digits of a text, by which labels are compared, with the offset of each."""

    text: str
    places: tuple[int, ...]


class Label(NamedTuple):
    """A label by its letters; ``section`` is the numbered label that it stands under, "" for any."""

    section: str
    key: str


@dataclass(frozen=True, eq=False)
class Form:
    """A form: its titles, the roles of its labels, and the deal that it states.

    A form without a ``kind`` states no deal (borrowing, own shares). ``filer`` is the role of the firm
    that files it: investor, recipient or "". ``labels`` are the labels of each role, the best first;
    those of the role mark identify the form where its title is missing.
    """

    id: str
    where: str
    kind: Kind | None
    status: str
    filer: str
    titles: tuple[str, ...]
    labels: Mapping[str, tuple[Label, ...]]
    expect: tuple[Example, ...]
    reject: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DisclosureRules:
    """The forms of a language; ``lists`` and ``patterns`` are those of ``LISTS`` and ``PATTERNS``.

    ``lists`` holds words by their letters. ``dots`` are letters that only separate words.
    """

    forms: tuple[Form, ...]
    lists: Mapping[str, frozenset[str]]
    patterns: Mapping[str, Rule]
    dots: str

    @property
    def labels(self) -> frozenset[str]:
        """The labels of the lists, by their letters."""
        return frozenset().union(*(self.lists[name] for name in _LABELS))


def letters(text: str, dots: str = "") -> Letters:
    """The letters and digits of a text in lower case, with the offset of each.

    >>> letters("2. Contract amount (KRW)").text
    '2contractamountkrw'
    """
    places = tuple(at for at, sign in enumerate(text) if sign.isalnum() and sign not in dots)
    return Letters("".join([text[at].lower()[0] for at in places]), places)


def read_disclosures(path: RulePath, code: str) -> DisclosureRules:
    """The forms of the file; empty for a language without the file.

    Raises RulesError for a form or a pattern that lacks a key, and for unknown keys.
    """
    tables = read_toml(path)
    dots = str(tables.get("dots", ""))
    prefix = f"{code}/{path.stem}"
    known = read_kinds(path.parent.parent) if tables else {}
    parts = read_parts(tables, {}, path)
    rules = [read_rule(table, path, prefix, parts) for table in tables.get("rule", [])]
    patterns = {rule.id.rpartition(".")[2]: rule for rule in rules}
    unknown = set(tables) - {"dots", "parts", "rule", "form", *LISTS}
    missing = set(PATTERNS) - set(patterns) if tables else set()
    if unknown or missing:
        what = f"unknown {', '.join(sorted(unknown))}" if unknown else f"no pattern {min(missing)}"
        raise RulesError(str(path), what, f"patterns {_listed(PATTERNS)}; lists {_listed(LISTS)}")
    forms = []
    for table in tables.get("form", []):
        where = path.entry(str(table.get("name", "")))
        _check(table, where, known)
        kind = known.get(table.get("kind", ""))
        forms.append(_form(table, kind, f"{prefix}.{table['name']}", where, dots))
    lists = {name: _keys(tables.get(name, []), dots) for name in LISTS}
    return DisclosureRules(tuple(forms), lists, patterns, dots)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _keys(words: Iterable[str], dots: str) -> frozenset[str]:
    return frozenset(letters(word, dots).text for word in words)


def _form(table: Table, kind: Kind | None, rule: str, where: str, dots: str) -> Form:
    return Form(
        rule,
        where,
        kind,
        table.get("status", ""),
        table.get("filer", ""),
        tuple(letters(title, dots).text for title in table["titles"]),
        {role: _labels(table[role], dots) for role in ROLES if role in table},
        tuple(read_example(text) for text in table.get("expect", [])),
        tuple(table["reject"]),
    )


def _check(table: Table, where: str, known: Collection[str]) -> None:
    """Raises RulesError where the table of a form is wrong or lacks something."""
    deal = "kind" in table
    wanted = ("name", "titles", "reject", *(("status", "expect") if deal else ()))
    missing = [key for key in wanted if not table.get(key)]
    unknown = sorted(set(table) - _KEYS)
    for wrong, what, mend in (
        (unknown, f"unknown key {', '.join(unknown)}", f"known keys: {_listed(_KEYS)}"),
        (missing, f"no {' and no '.join(missing)}", "add the missing line"),
        (table.get("kind", "") not in ("", *known), "no such kind", f"kinds: {_listed(known)}"),
        (table.get("filer", "") not in _FILERS, "no such filer", "investor or recipient"),
        (deal and not {"amount", "part"} & set(table), "no label of a sum", "add amount or part"),
    ):
        if wrong:
            raise RulesError(where, f"form {table.get('name', '?')}: {what}", mend)


def _labels(paths: Iterable[str], dots: str) -> tuple[Label, ...]:
    """``Issuer > Name``: the label Name under the numbered label Issuer."""
    pairs = (path.rpartition(" > ") for path in paths)
    return tuple(Label(letters(s, dots).text, letters(k, dots).text) for s, _, k in pairs)
