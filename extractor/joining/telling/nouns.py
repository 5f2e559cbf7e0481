"""Definite nouns that identify whom they mean: the initiative, the bank, the Danish brewer, the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.who import is_public, names_of
from extractor.rules.grammar import PROJECT
from extractor.types import Mention, Name, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.joining.forms.clauses import Argument, Reading
    from extractor.joining.forms.context import Context
    from extractor.rules.grammar import Grammar

# How far from a name the noun may stand that says what it is.
_BEFORE, _BEHIND = 40, 70
# The rule that finds a firm by the trade in its name.
_TRADE_RULE = "names.trade-word"
# How many tellings of a name are looked at.
_OCCURRENCES = 6
# How long a word is that may begin another.
_STEM = 4


def meant_project(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """The last project named that is what the noun says; the project may be any."""
    noun = _noun(anaphor, reading)
    free = noun in grammar.words["ventures"]
    known = (*_named_before(PROJECT, anaphor, reading), *context.projects)
    return tuple(m for m in known if free or any(noun in n.casefold() for n in names_of([m])))[:1]


def meant_firm(
    anaphor: Argument, reading: Reading, context: Context, grammar: Grammar
) -> tuple[Mention, ...]:
    """The last firm that the noun's words identify: by its name, by what the article calls it, by its home."""
    noun = _noun(anaphor, reading)
    known = tuple(
        m for m in (*_named_before("COMPANY", anaphor, reading), *context.named) if _firm(m)
    )
    home = _adjective(anaphor, reading, "NATIONALITY")
    here = tuple(m for m in known if home is None or _home(m, context) in {home, None})
    named = _by_their_trade(here, anaphor, reading, context, grammar)
    if named:
        return named
    if noun not in grammar.words["any_firm"]:
        found = [m for m in here if _named(m, noun)] or [
            m for m in here if _called(m, noun, context)
        ]
        found = found or [m for m in here if _backer(m, noun, grammar)]
        if found:
            return tuple(found[:1])
    at_home = (m for m in here if home and _home(m, context) == home)
    return tuple(at_home)[:1]


def _by_their_trade(
    known: Sequence[Mention],
    anaphor: Argument,
    reading: Reading,
    context: Context,
    grammar: Grammar,
) -> tuple[Mention, ...]:
    """The train maker is Nuri Trains, the miner is Alder Copper: the one firm whose name tells the trade.

    Of whom the sentences are about in one word (Alder) nobody knows that he has no such trade.
    """
    if not grammar.capitalises:
        return ()
    phrase = reading.line.words(anaphor.start, anaphor.end).partition(" ")[2].casefold()
    own = frozenset(_singular(word.removesuffix("maker")) for word in phrase.split()) - {""}
    said = [m for m in known if _share_word(own, _words_of(m) - grammar.words["any_firm"])]
    topic = context.topics[:1]
    if not said and all(" " in name for m in topic for name in names_of([m])):
        trade = grammar.patterns["trade_told"]
        said = [m for m in known if any(trade.search(f"{phrase}, {n}") for n in names_of([m]))]
    return tuple(said[:1]) if len(said) == 1 else ()


def _share_word(said: Collection[str], named: Collection[str]) -> bool:
    """Whether a word of a description is one of a name, or begins it: the robot maker, Nuri Robotics."""
    return any(n == s or (len(s) >= _STEM and n.startswith(s)) for s in said for n in named)


def _words_of(mention: Mention) -> frozenset[str]:
    """The words of a firm's name, in lower case and the singular."""
    words = (name.casefold().split(" ") for name in names_of([mention]))
    return frozenset(_singular(word) for name in words if len(name) > 1 for word in name)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def may_be_from(mention: Mention, anaphor: Argument, reading: Reading, context: Context) -> bool:
    """The Swiss group, the Galway company: which is not Nuri, whose home is another country."""
    home, own = _adjective(anaphor, reading, "NATIONALITY", "PLACE"), _home(mention, context)
    return home is None or own == home or (own is None and not is_public(mention))


def may_be_called(mention: Mention, anaphor: Argument, reading: Reading, grammar: Grammar) -> bool:
    """The bank has lent the dairy $3m: which is not Nuri Foods, whose name says another trade."""
    if not grammar.patterns["bank_noun"].fullmatch(_noun(anaphor, reading)):
        return True
    other_trade = mention.rule.endswith(_TRADE_RULE)
    names = names_of([mention])
    return not other_trade or any(grammar.patterns["bank_name"].search(name) for name in names)


def _noun(anaphor: Argument, reading: Reading) -> str:
    return reading.line.words(anaphor.start, anaphor.end).rsplit(" ", 1)[-1].casefold()


def _named_before(label: str, anaphor: Argument, reading: Reading) -> Iterator[Mention]:
    """The names of the sentence before the noun, the last first."""
    before = (a.mention for a in reversed(reading.arguments) if a.end <= anaphor.start)
    return (m for m in before if m.label == label and m.rule != ANAPHOR)


def _firm(mention: Mention) -> bool:
    return mention.label == "COMPANY" and not is_public(mention)


def _adjective(anaphor: Argument, reading: Reading, *labels: str) -> str | None:
    """The country in the noun's words: the Danish brewer, the Galway company."""
    inside = (
        p.mention.value
        for p in reading.line.of(*labels)
        if anaphor.start <= p.start and p.end <= anaphor.end
    )
    return next((value.country for value in inside if isinstance(value, Place)), None)


def _home(mention: Mention, context: Context) -> str | None:
    """The country that the lists or the article give the firm."""
    value = mention.value
    listed = value.country if isinstance(value, Name) else None
    return listed or (context.homes.country(mention) if context.homes else None)


def _named(mention: Mention, noun: str) -> bool:
    """Maple Bank … the bank."""
    words = [name.casefold().rsplit(" ", 1) for name in names_of([mention])]
    return any(len(w) > 1 and w[-1] in {noun, f"{noun}s"} for w in words)


def _backer(mention: Mention, noun: str, grammar: Grammar) -> bool:
    """Maple Capital … the fund."""
    if not grammar.patterns["fund_noun"].fullmatch(noun):
        return False
    return any(grammar.patterns["fund_name"].search(name) for name in names_of([mention]))


def _called(mention: Mention, noun: str, context: Context) -> bool:
    """Danish brewer Alder, or Alder, a Danish brewer … the brewer."""
    if context.homes is None:
        return False
    text = context.homes.text
    for start, end in _places(mention, context):
        before = text[max(0, start - _BEFORE) : start].casefold().rstrip(" \"“'‘")
        behind = text[end : end + _BEHIND].casefold().partition(".")[0]
        if before.endswith(f" {noun}") or (behind.startswith(",") and _says(behind, noun)):
            return True
    return False


def _says(behind: str, noun: str) -> bool:
    """Whether the words between the first two commas have the noun."""
    apposition = behind[1:].partition(",")[0]
    return noun in apposition.split(" ")


def _places(mention: Mention, context: Context) -> Sequence[tuple[int, int]]:
    homes = context.homes
    if homes is None:
        return ()
    length = mention.end - mention.start
    places = homes.occurrences.get(homes.text[mention.start : mention.end], ())
    return [(start, start + length) for start in (mention.start, *places[:_OCCURRENCES])]
