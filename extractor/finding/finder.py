"""All finders over one article, as one layer of mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.finding.dates import find_dates
from extractor.finding.money import find_money
from extractor.finding.names import NameFinder, build, find_formed, longest_first
from extractor.finding.percents import find_percents
from extractor.finding.sentences import find_sentences
from extractor.finding.settling import settle_currencies
from extractor.rules import LanguageRules, Rulebook
from extractor.types import Article, Mention, Sentence


@dataclass(frozen=True)
class Finder:
    """What finds mentions; built once for many articles."""

    rules: Rulebook
    names: NameFinder

    @classmethod
    def of(cls, rules: Rulebook) -> Finder:
        """A finder with the rules' lists."""
        return cls(rules, build(rules.gazetteer))

    def language(self, article: Article) -> LanguageRules:
        """The rules of the article's language. Raises KeyError for one that has none."""
        return self.rules.languages[article.language]

    def sentences(self, article: Article) -> list[Sentence]:
        """The article's sentences from first to last."""
        settings = self.language(article).settings
        return find_sentences(article.text, settings, article.title_span)

    def find(
        self, article: Article, sentences: Sequence[Sentence], extra: Sequence[Mention] = ()
    ) -> list[Mention]:
        """One layer of mentions: the longest at each place, then the first, then in this order:
        amounts, percentages, periods and dates, listed names, ``extra`` names, names by form.
        """
        rules = self.language(article)
        text = article.text
        values = [
            *find_money(text, rules.money),
            *find_percents(text, rules.numbers.percent),
            *find_dates(text, rules.dates, article.published),
        ]
        listed = self.names.find(text, rules.names)
        formed = find_formed(text, [*listed, *values], rules.names.rules)
        layer = longest_first([*values, *_names(listed), *extra, *formed])
        return settle_currencies(layer, sentences, self.rules.currencies)


def _names(listed: Sequence[Mention]) -> list[Mention]:
    """Without the one-syllable country forms: those are names only where a pattern says so."""
    return [mention for mention in listed if mention.label != "SHORT"]
