"""How far a deal has come, by the verb, its tense and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.joining.clauses import Predicate
    from extractor.joining.line import Line
    from extractor.rules.grammar import Grammar

WINDOW = 60
# The main verb of a sentence whose verb comes last, with what is said of it: 짓기로 했다고 밝혔다.
TAIL = 26
# How far before a predicate another verb may govern it.
_BEFORE = 90


def status_of(line: Line, predicate: Predicate, default: str | None, grammar: Grammar) -> str:
    """The first status whose pattern fits the words from the predicate on; "announced" else.

    A verb that goes on to another (3조원을 들여 … 짓기로 했다) is as far as the sentence's last
    verb. A language whose verb stands first looks at the words before it too: patterns see the
    predicate's neighbourhood with the predicate between two marks.
    """
    before = line.text[max(0, predicate.start - _BEFORE) : predicate.start]
    cuts = [m.end() for m in grammar.patterns["boundary"].finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    after = line.text[predicate.start : predicate.end + WINDOW]
    if grammar.patterns["goes_on"].match(line.text[predicate.start :]):
        after = line.text[max(predicate.start, len(line.text) - TAIL) :]
    for rule in grammar.statuses:
        if rule.pattern.search(after if not rule.before else before):
            return rule.status
    return default or "announced"
