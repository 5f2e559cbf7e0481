"""Checks and lists the rules: every example is run, nothing may be unused, no pattern too long."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import RulesError
from extractor.pipeline import Extractor
from extractor.reading import load_page_rules
from extractor.reviewing.examples import AnyRule, cases, kind_of
from extractor.reviewing.repetition import LARGE, Placed, slow
from extractor.reviewing.rulefiles import page_faults, unloadable
from extractor.reviewing.unused import long_patterns, unlisted_verbs, unused
from extractor.rules import RulePath, rule_path
from extractor.rules.lines import read_cuts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.rules import Rulebook

_PLACE = re.compile(r":\d+")
# The kinds of rules, as `rules list --kind` names them.
KINDS = ("rule", "pattern", "frame", "status", "tense", "form")


def check(rules: Path | RulePath | None = None, file: str | None = None) -> list[RulesError]:
    """The faults of the packaged rules and of those of a folder that is added to them.

    One message for each example that fails, each part or word list that nothing uses and each
    pattern that is too long to read. With ``file`` those of one file alone, by its path or by its
    name in the folder (``en/money.toml``). Raises RulesError where the rules cannot be read at all.
    """
    root = rule_path(rules)
    names = _names_in(root, file) if file else None
    if faults := [*unloadable(root)]:
        return faults
    with _without_collector():
        extractor = Extractor(rules)
        codes = [code for code in extractor.rules.languages if names is None or _of(code, names)]
        files = None if names is None else {_stem(name) for name in names}
        failing = filter(None, [case.problem() for case in cases(extractor, files)])
        found = [*failing, *_other_faults(extractor.rules, codes), *page_faults(root)]
        found += slow(_patterns(extractor.rules, codes, names), partial(_is_own, root, names))
    return [problem for problem in found if names is None or _path(problem.where) in names]


def listed(
    rules: Path | RulePath | None = None, kind: str | None = None, word: str | None = None
) -> list[str]:
    """One line for each rule: its id, its kind, its number of examples and its file and line.

    ``kind`` selects one of ``KINDS`` or a kind of records, ``word`` rules with that word outside examples.
    """
    book = Extractor(rules).rules
    found = [rule for rule in _rules(book) if _is_of(rule, kind) and _says(rule, word)]
    width = max((len(rule.id) for rule in found), default=0)
    return [
        f"{rule.id:<{width}}  {_kind(rule):<7}  "
        f"{len(rule.expect) + len(rule.reject):>2} examples  {rule.where}"
        for rule in found
    ]


def _names_in(root: RulePath, file: str) -> set[str]:
    """The paths of a rule file in the layers that have it, as messages write them. Raises RulesError."""
    for at, layer in enumerate(root.layers):
        if Path(file).exists() and layer.resolve() in Path(file).resolve().parents:
            name = Path(file).resolve().relative_to(layer.resolve())
            return {str(root.layers[at] / name)}
    name = Path(file if Path(file).suffix else f"{file}.toml")
    found = {str(layer / name) for layer in root.layers if (layer / name).is_file()}
    if not found or name.is_absolute():
        folders = " nor in ".join(str(layer) for layer in root.layers)
        mend = "give its name there, such as en/money.toml; a folder of your own with --rules"
        raise RulesError(file, f"no file of rules: it is not in {folders}", mend)
    return found


def _of(code: str, names: set[str]) -> bool:
    return any(Path(name).parent.name == code for name in names)


def _stem(name: str) -> str:
    """The file as the ids of rules have it: ``en/money``."""
    return f"{Path(name).parent.name}/{Path(name).stem}"


@contextmanager
def _without_collector() -> Iterator[None]:
    """Turns the garbage collector off: compiling thousands of patterns makes no cyclic garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _other_faults(book: Rulebook, codes: Iterable[str]) -> Iterator[RulesError]:
    for code in codes:
        yield from unused(book.folder / code)
        yield from long_patterns(book.folder / code)
        yield from unlisted_verbs(book.folder / code)
        yield from _cuts(book.folder / code / "lines.toml")


def _cuts(path: RulePath) -> Iterator[RulesError]:
    """An error for each example of ``lines.toml`` that its rule gets wrong."""
    for cut in read_cuts(path).figures:
        for example in (*cut.expect, *cut.reject):
            if cut.fits(example.replace("/", "\n")) != (example in cut.expect):
                said = "does not hold" if example in cut.expect else "holds"
                yield RulesError(path.entry(cut.name), f"cut {cut.name} {said} in {example!r}")


def _rules(book: Rulebook, codes: Iterable[str] | None = None) -> Iterator[AnyRule]:
    for language in (book.languages[code] for code in (book.languages if codes is None else codes)):
        yield from language.numbers.rules
        yield from language.money.rules
        yield from language.dates.rules
        yield from language.dates.tenses
        yield from language.names.rules
        yield from language.grammar.patterns.rules.values()
        yield from language.grammar.statuses
        yield from language.grammar.frames
        yield from language.disclosures.patterns.values()
        yield from language.disclosures.forms


def _patterns(book: Rulebook, codes: Iterable[str], names: set[str] | None) -> Iterator[Placed]:
    """Every pattern of the languages and of pages, or of the files with these names, with its place."""
    triggers = (book.languages[code].grammar.triggers.all for code in codes)
    pages = vars(load_page_rules(book.folder)).values()
    for rule in (*_rules(book, codes), *chain(*triggers), *chain(*pages)):
        if names is None or _path(rule.where) in names:
            for name in ("pattern", "unless", "before", "match", "then"):
                if isinstance(pattern := getattr(rule, name, None), re.Pattern):
                    yield Placed(rule.where, pattern, getattr(rule, "longest", LARGE))


def _path(where: str) -> str:
    return _PLACE.split(where)[0]


def _is_own(root: RulePath, names: set[str] | None, where: str) -> bool:
    """Whether a place is in the file that was asked for, or in a folder that is added."""
    path = _path(where)
    return (
        path in names if names else len(root.layers) > 1 and path.startswith(str(root.layers[-1]))
    )


def _kind(rule: AnyRule) -> str:
    return "pattern" if "/patterns." in rule.id else kind_of(rule)


def _is_of(rule: AnyRule, kind: str | None) -> bool:
    kinds = getattr(rule, "kinds", None) or {getattr(getattr(rule, "kind", None), "name", "")}
    return kind is None or kind == _kind(rule) or kind in kinds


def _says(rule: AnyRule, word: str | None) -> bool:
    return word is None or word in rule.id or word in _words_of(rule.where)


def _words_of(where: str) -> str:
    """The text of a rule's table above its examples."""
    path, _, line = where.rpartition(":")
    words = []
    for said in Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1 :]:
        if said.startswith(("[", "expect")):
            break
        words.append(said)
    return "\n".join(words)
