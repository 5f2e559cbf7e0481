"""An article's sentences, each read by the grammar of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, overload

from extractor.deadline import look
from extractor.joining.forms.clauses import Earlier
from extractor.joining.forms.line import Line, read_line
from extractor.joining.naming.hinted_names import short_forms
from extractor.joining.sentences.sure_names import given_firms, in_full, known, traded_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from extractor.joining.forms.clauses import Predicate, Reading
    from extractor.rules import LanguageRules
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention, Name, Sentence

_WORD = re.compile(r"\w+")
# How many sums make a list, and how far before the end of its sentence a verb may end: 샀다고 밝혔다.
_SEVERAL = 2
_ENDING = 24


class Readings(Sequence["Reading"]):
    """The sentences of an article as they are read: those with an amount at once, others when asked for.

    Only an amount can be governed. A list without a verb goes on with the predicate that governed before.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        rules: LanguageRules,
    ) -> None:
        self.text, self._sentences, self._rules = article.text, sentences, rules
        starts = [mention.start for mention in mentions]
        ends = ((s, bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in sentences)
        self.mentions = [mentions[first:last] for _, first, last in ends]
        self._read: dict[int, Reading] = {}
        # For each sentence the last predicate before it that governs an amount.
        self._earlier: list[Predicate | None] = []
        earlier: Predicate | None = None
        for number, inside in enumerate(self.mentions):
            self._earlier.append(earlier)
            if any(mention.label == "MONEY" for mention in inside):
                links = self[number].links
                earlier = links[-1].predicate if links else earlier

    @cached_property
    def last(self) -> int:
        """The number of the last sentence with a governed amount; -1 where none states a deal."""
        return max((number for number, one in self._read.items() if one.links), default=-1)

    def weighed(self, unmet: Collection[Mention]) -> Readings | None:
        """The same with the sums governed too that only the weights of their words tell a deal of; None without any.

        ``unmet`` are sums that were refused because something that their predicates need is not told.
        """
        if not self._rules.grammar.sums:
            return None
        from extractor.joining.sentences.verb_medial.weighed_sums import with_weighed  # noqa: PLC0415

        again = copy(self)
        again._read = {  # noqa: SLF001 - its own
            number: with_weighed(reading, unmet, self._rules.grammar)
            for number, reading in self._read.items()
        }
        again.__dict__.pop("last", None)
        return again if again._read != self._read else None  # noqa: SLF001 - the same

    def __len__(self) -> int:
        return len(self._sentences)

    @overload
    def __getitem__(self, number: int) -> Reading: ...

    @overload
    def __getitem__(self, number: slice) -> list[Reading]: ...

    def __getitem__(self, number: int | slice) -> Reading | list[Reading]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        number = range(len(self))[number]
        if number not in self._read:
            look()
            self._read[number] = self._reading(number)
        return self._read[number]

    def _reading(self, number: int) -> Reading:
        grammar, sentence = self._rules.grammar, self._sentences[number]
        line = read_line(self.text, sentence, self.mentions[number], grammar)
        earlier = Earlier(
            self._earlier[number], self._stated(number), self._heading(number), self._counts(number)
        )
        reading = given_firms(self._by_order(line, grammar, earlier), grammar)
        reading = known(reading, self.text, self._words, grammar)
        if not self._words:
            return reading
        return traded_with(in_full(reading, self._short), self.text, self._words, grammar)

    @cached_property
    def _short(self) -> Mapping[str, Name]:
        """The short forms in brackets behind names that no list has: 한국누리발전(누리발전)이."""
        return short_forms(self.text, self._rules.grammar) if self._rules.names.after else {}

    def _stated(self, number: int) -> Predicate | None:
        """The verb of a deal without a sum that ends the sentence before a list of sums.

        Or the noun of deals that it counts: 시설투자 두 건을 의결했다, 해외 투자는 세 갈래다.
        """
        sums = sum(mention.label == "MONEY" for mention in self.mentions[number])
        if number == 0 or sums < _SEVERAL:
            return None
        before = self[number - 1]
        if before.links or before.loose:
            return None
        stated = [i.predicate for i in before.idle if not i.predicate.frame.adds]
        verbs = [predicate for predicate in stated if predicate.form != "noun"]
        if verbs and len(before.line.text) - verbs[-1].end <= _ENDING:
            return verbs[-1]
        counted, text = self._rules.grammar.patterns["deals_counted"], before.line.text
        return next((p for p in stated if counted.match(text, p.end)), None)

    def _counts(self, number: int) -> bool:
        """Whether the sentence before a list of sums says how many parties there are: 세 곳에 투자했다."""
        sums = sum(mention.label == "MONEY" for mention in self.mentions[number])
        if number == 0 or sums < _SEVERAL:
            return False
        before = self._sentences[number - 1]
        counted = self._rules.grammar.patterns["parties_counted"]
        return counted.search(self.text, before.start, before.end) is not None

    @cached_property
    def heads(self) -> Sequence[int | None]:
        """For each line of a list with a sum, the number of the sentence that heads the list; else None."""
        patterns, heads = self._rules.grammar.patterns, list[int | None]()
        ends, bullet = patterns["heads_items"], patterns["item_start"]
        for number, (start, *_) in enumerate(self._sentences):
            begin = self.text.rfind("\n", 0, start) + 1
            opens = begin == start or bullet.fullmatch(self.text, begin, start)
            if (
                not number
                or not opens
                or not any(m.label == "MONEY" for m in self.mentions[number])
            ):
                heads.append(None)
                continue
            before = self._sentences[number - 1]
            headed = ends.search(self.text, before.start, before.end)
            heads.append(number - 1 if headed else heads[-1])
        return heads

    def _heading(self, number: int) -> Reading | None:
        """The sentence that heads the lines of a list with a deal without its sum: made two grants:."""
        head = self.heads[number]
        before = self[head] if head is not None else None
        return before if before and before.idle and not (before.links or before.loose) else None

    @cached_property
    def _by_order(self) -> Callable[[Line, Grammar, Earlier], Reading]:
        """What reads a line of this order of words; an article needs one of them."""
        if self._rules.settings.order == "verb-final":
            from extractor.joining.sentences.verb_final.reader import read_final  # noqa: PLC0415

            return read_final
        from extractor.joining.sentences.verb_medial.reader import read_medial  # noqa: PLC0415

        return read_medial

    @cached_property
    def _words(self) -> Sequence[str]:
        """The words of the article, sorted, where they have particles."""
        return sorted(_WORD.findall(self.text)) if self._rules.names.after else []
