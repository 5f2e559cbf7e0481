"""Runs all finders over an article, to one layer of mentions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from extractor.finding.dates import find_dates
from extractor.finding.entities import Entity, TagRules, candidates, entity_names
from extractor.finding.money import find_money
from extractor.finding.names import NameFinder, find_formed, longest_first
from extractor.finding.percents import find_percents
from extractor.finding.recasing import Recaser
from extractor.finding.sentences import find_sentences
from extractor.finding.settling import settle_currencies
from extractor.finding.tails import shared_tails, strong_firm
from extractor.finding.tokens import TokenRules, token_rules
from extractor.types import Article, Mention, Place, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.finding.model import Model
    from extractor.rules import LanguageRules, Rulebook

_PLACES = {"COUNTRY", "PLACE"}


@dataclass(frozen=True)
class Finder:
    """Finds mentions; built once for many articles.

    ``model`` is a trained pipeline that adds names in its language.
    """

    rules: Rulebook
    model: Model | None = None

    @cached_property
    def names(self) -> NameFinder:
        """The names that the rules list."""
        return NameFinder(self.rules.listing)

    def language(self, article: Article) -> LanguageRules:
        """The rules of the article's language. Raises KeyError if there are none."""
        return self.rules.languages[article.language]

    def readable(self, article: Article) -> Article:
        """The article with lines in capitals recased, for reading.

        Offsets do not change, and quotes are of the text as given.
        """
        rules = self.language(article)
        opening = rules.grammar.patterns["opening_place"]
        text = Recaser(
            rules.grammar,
            rules.small,
            lambda line: self._apart(line, article),
            lambda line: find_formed(line, [], rules.names, opening),
        ).recased(article.text)
        return article if text == article.text else replace(article, text=text, given=article.text)

    def _apart(self, line: str, article: Article) -> list[Mention]:
        """The listed names and the dates of a line."""
        rules = self.language(article)
        dates = find_dates(line, rules.dates, article.published)
        return [*self.names.find(line, rules.names), *dates]

    def sentences(self, article: Article) -> list[Sentence]:
        """The article's sentences from first to last."""
        settings = self.language(article).settings
        return find_sentences(article.text, settings, article.title_span)

    def find(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Iterable[Entity] = (),
        amounts: Sequence[Mention] | None = None,
    ) -> list[Mention]:
        """One layer of mentions without overlaps; ``amounts`` are given where they are known.

        Of overlapping mentions the longest is kept, then the first, then in this order: amounts,
        percentages, periods and dates, listed names, names by form. The names of ``entities`` and of
        the model are added where there is no mention.
        """
        values = self.values(article, amounts)
        layer = longest_first([*values, *self.named(article, values)])
        tagged = [*entities, *self._asked(article, sentences, layer)]
        if tagged:
            layer = self._filled(article, layer, tagged)
        home = self.language(article).settings.currency
        told = partial(self._told_currency, article)
        return settle_currencies(layer, sentences, self.rules.currencies, home, told)

    def _told_currency(self, article: Article) -> str | None:
        """The currency that the article says that all its sums are of: All figures are in Australian dollars."""
        said = self.language(article).grammar.patterns["all_sums_in"].search(article.text)
        codes = self.rules.currencies.meanings(said["cur"]) if said else ()
        return codes[0] if len(codes) == 1 else None

    def find_names(self, article: Article, entities: Iterable[Entity] = ()) -> list[Mention]:
        """The names alone, as one layer; ``entities`` are added where the rules find none."""
        named = longest_first(self.named(article, self.values(article)))
        return self._filled(article, named, entities)

    def amounts(self, article: Article) -> list[Mention]:
        """The amounts of money, from left to right."""
        return find_money(article.text, self.language(article).money)

    def values(self, article: Article, amounts: Sequence[Mention] | None = None) -> list[Mention]:
        """Amounts, percentages, periods and dates, each kind from left to right."""
        rules = self.language(article)
        return [
            *(self.amounts(article) if amounts is None else amounts),
            *find_percents(article.text, rules.numbers.percent),
            *find_dates(article.text, rules.dates, article.published),
        ]

    def named(self, article: Article, values: Sequence[Mention]) -> list[Mention]:
        """Listed names, then names by their form, which do not overlap ``values`` such as amounts and dates."""
        language = self.language(article)
        rules, opening = language.names, language.grammar.patterns["opening_place"]
        listed = self.names.find(article.text, rules)
        tails = shared_tails(article.text, listed, lambda form: strong_firm(self._row(form)))
        formed = find_formed(article.text, [*listed, *values], rules, opening)
        return [*tails, *listed, *formed]

    def _asked(
        self, article: Article, sentences: Sequence[Sentence], layer: Sequence[Mention]
    ) -> list[Entity]:
        """The entities that the model tags in the title and in sentences that may give a record."""
        rules = self.language(article)
        if self.model is None or not self.model.reads(rules.settings.spacy):
            return []
        title = {Span(s.start, s.end) for s in sentences if s.title}
        spans = [Span(s.start, s.end) for s in sentences]
        triggers = [trigger.pattern for trigger in rules.grammar.triggers.all]
        stating = {*candidates(article.text, spans, layer, triggers), *title}
        return self.model.entities(article.text, sorted(stating))

    def _filled(
        self, article: Article, layer: Sequence[Mention], entities: Iterable[Entity]
    ) -> list[Mention]:
        """The layer with the tagged names where it has nothing but a country's short form."""
        firm = [mention for mention in layer if mention.label != "SHORT"]
        settings = self.language(article).settings
        tags = TagRules(settings, self._place, self._particles.get(article.language))
        more = entity_names(article.text, entities, firm, tags)
        return longest_first([*layer, *more])

    def _row(self, form: str) -> Mention | None:
        """The row of a listed form that stands alone."""
        hit = self.names.row(form)
        return Mention(hit.label, Span(0, len(form)), hit.value, hit.rule) if hit else None

    def _place(self, form: str) -> Mention | None:
        """The place of a listed form that stands alone; None if it is none."""
        row = self._row(form)
        return row if row and isinstance(row.value, Place) and row.label in _PLACES else None

    @cached_property
    def _particles(self) -> dict[str, TokenRules]:
        """The token rules of the languages with particles."""
        languages = self.rules.languages.items()
        return {code: token_rules(rules) for code, rules in languages if rules.names.after}
