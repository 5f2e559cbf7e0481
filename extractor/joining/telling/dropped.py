"""The subject that a sentence leaves out where particles mark it: 가온은 펌프를 만든다. 지난해 누리를 인수했다.

Zero pronouns stand for the topic of the sentences before (Walker, Iida and Cote, "Japanese Discourse and the
Process of Centering", Computational Linguistics 20, 1994).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ROLE
from extractor.joining.forms.clauses import Argument
from extractor.joining.forms.particles import words
from extractor.joining.forms.who import is_public, names_of

if TYPE_CHECKING:
    from extractor.joining.forms.clauses import Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar

# The cases of words that a sentence is about.
_TOPIC = "topic"
_MARKED = {_TOPIC, "subject", "also", "copula"}
# How many characters may stand behind the verb that ends a sentence: 했다고 밝혔다.
_ENDING = 24


def with_dropped_subject(reading: Reading, context: Context, grammar: Grammar) -> Reading:
    """The reading with the firm that the sentences before are about, where it says not who acts."""
    if _TOPIC not in grammar.cases.values() or not _ends_with_verb(reading):
        return reading
    known = (m for m in context.topics if m.label == "COMPANY" and m.rule != ROLE)
    firms = [m for m in known if not is_public(m)]
    if len(firms) != 1 or names_of(firms) & names_of([a.mention for a in reading.arguments]):
        return reading
    marked = {
        *(a.case for a in reading.arguments),
        *(w.case for w in words(reading.line.text, grammar)),
    }
    if marked & _MARKED:
        return reading
    return _acted_by(Argument(firms[0], _TOPIC, 0, 0), reading)


def _acted_by(subject: Argument, reading: Reading) -> Reading:
    """The reading with the subject of the verb that ends its sentence."""
    *others, last = reading.idle
    acted = last._replace(arguments=(subject, *last.arguments))
    return replace(reading, arguments=(subject, *reading.arguments), idle=(*others, acted))


def _ends_with_verb(reading: Reading) -> bool:
    """Whether a verb of a deal ends the sentence, which states no sum and is nobody's words."""
    line = reading.line
    quoted = line.positions[:1] != (line.sentence.start,)  # the line has no quotation marks
    if line.sentence.title or quoted or reading.links or not reading.idle:
        return False
    last = reading.idle[-1].predicate
    return last.form == "verb" and len(line.text) - last.end <= _ENDING
