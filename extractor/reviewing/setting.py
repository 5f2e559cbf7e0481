"""What the explanations of an article refer to: its sentences by number, its words, the rules, the wording."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.joining.forms.homes import Homes
from extractor.reviewing.answers import stretches
from extractor.reviewing.saying import NO_WORDS
from extractor.terminal import one_line
from extractor.types import Span

if TYPE_CHECKING:
    from extractor.pipeline import Result
    from extractor.reviewing.wording import Wording
    from extractor.rules.grammar import Grammar
    from extractor.types import Article, Mention


@dataclass(frozen=True, eq=False)
class Setting:
    """An article's result and the wording in which it is explained."""

    result: Result
    wording: Wording

    @property
    def article(self) -> Article:
        """The article."""
        return self.result.article

    @property
    def grammar(self) -> Grammar | None:
        """The rules by which its sentences were read; None where none were."""
        return self.result.joined.grammar

    @cached_property
    def known(self) -> frozenset[Mention]:
        """The mentions of the output; other names were read as names by their place alone."""
        return frozenset(self.result.mentions)

    @cached_property
    def homes(self) -> Homes | None:
        """The countries that the article gives its firms; None where no sentence was read."""
        mentions = self.result.mentions
        return Homes.of(self.article.text, mentions, self.grammar) if self.grammar else None

    def say(self, table: str, line: str, **values: object) -> str:
        """A sentence of ``wording.toml`` with its values filled in."""
        return self.wording.say(table, line, **values)

    def words(self, span: Span | None) -> str:
        """The words of a span on one line, whole: a rule may rest on a stem alone (투자하, award)."""
        return one_line(self.article.text[slice(*self._whole(span))]) if span else NO_WORDS

    def _whole(self, span: Span) -> Span:
        text, (start, end) = self.article.text, span
        while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return Span(start, end)

    def sentence(self, position: int) -> int:
        """The number of the sentence, or of the line, that has a position of the text; from 1."""
        return max(1, bisect_right(self._starts, position))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in stretches(self.result)]
