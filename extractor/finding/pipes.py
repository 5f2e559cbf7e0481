"""The finders as spaCy pipeline components.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> pipe = nlp.add_pipe("investment_money")
    >>> doc = nlp("It raised $30 million.")
    >>> [(span.text, span._.investment_value.low) for span in doc.spans["investment_money"]]
    [('$30 million', Decimal('30000000'))]

Each writes what its finder finds in the text to a span group named as the component. The language
is that of the pipeline. Publication date and headline come from ``doc._.investment_document``,
an Article of the same text, where one is set.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import ExtractorError
from extractor.finding.dates import find_dates
from extractor.finding.documents import article_of, entities_of, tokens_of, write_mentions
from extractor.finding.finder import Finder
from extractor.finding.money import find_money
from extractor.finding.percents import find_percents
from extractor.finding.sentences import find_sentences
from extractor.finding.tokenizer import make_particle_tokenizer
from extractor.rules import LanguageRules, Rulebook, load
from extractor.types import Article, Mention, Span

if TYPE_CHECKING:
    from extractor.finding.entities import Entity

__all__ = [
    "language_of",
    "make_dates",
    "make_money",
    "make_names",
    "make_particle_tokenizer",
    "make_percents",
    "make_sentences",
]

Find = Callable[[LanguageRules, Article], Iterable[Mention]]


@dataclass(frozen=True)
class MentionPipe:
    """Writes the mentions that ``find`` returns for the article to a span group."""

    group: str
    rules: LanguageRules
    find: Find

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the group."""
        article = article_of(doc, self.rules.settings.code)
        write_mentions(doc, self.group, self.find(self.rules, article))
        return doc


@dataclass(frozen=True)
class NamePipe:
    """Writes the names of an article to a span group.

    With ``entities``, organisations and listed places tagged by an earlier component are used where
    the rules find nothing.
    """

    group: str
    finder: Finder
    language: str
    entities: bool

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the group."""
        article = article_of(doc, self.language)
        tagged: list[Entity] = entities_of(doc) if self.entities else []
        write_mentions(doc, self.group, self.finder.find_names(article, tagged))
        return doc


@dataclass(frozen=True)
class SentencePipe:
    """Sets sentence starts, by the rules of the language."""

    rules: LanguageRules

    def __call__(self, doc: Doc) -> Doc:
        """The document, with ``is_sent_start`` set on every token."""
        article = article_of(doc, self.rules.settings.code)
        found = find_sentences(doc.text, self.rules.settings, article.title_span)
        starts = {tokens_of(doc, Span(s.start, s.end)).start for s in found}
        # White space before the first sentence is part of it.
        starts = starts - {min(starts, default=0)} | {0}
        for token in doc:
            token.is_sent_start = token.i in starts
        return doc


def language_of(nlp: Language, book: Rulebook) -> str:
    """The code of the rules for the pipeline's language. Raises ExtractorError where there are none."""
    for code, rules in book.languages.items():
        if rules.settings.spacy == nlp.lang:
            return code
    known = ", ".join(sorted(rules.settings.spacy for rules in book.languages.values()))
    raise ExtractorError("spaCy pipeline", f"no rules for the language {nlp.lang!r}", known)


def _rules(nlp: Language, folder: str | None) -> LanguageRules:
    book = load(folder)
    return book.languages[language_of(nlp, book)]


def _money(rules: LanguageRules, article: Article) -> list[Mention]:
    return find_money(article.text, rules.money)


def _dates(rules: LanguageRules, article: Article) -> list[Mention]:
    return find_dates(article.text, rules.dates, article.published)


def _percents(rules: LanguageRules, article: Article) -> list[Mention]:
    return find_percents(article.text, rules.numbers.percent)


@Language.factory("investment_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str, rules: str | None = None) -> SentencePipe:  # noqa: ARG001 - spaCy gives it
    """A component that sets sentence starts."""
    return SentencePipe(_rules(nlp, rules))


@Language.factory("investment_money", assigns=["doc.spans"])
def make_money(nlp: Language, name: str, rules: str | None = None) -> MentionPipe:
    """A component for amounts; an ambiguous currency word gets its most common meaning."""
    return MentionPipe(name, _rules(nlp, rules), _money)


@Language.factory("investment_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str, rules: str | None = None) -> MentionPipe:
    """A component for dates and periods."""
    return MentionPipe(name, _rules(nlp, rules), _dates)


@Language.factory("investment_percents", assigns=["doc.spans"])
def make_percents(nlp: Language, name: str, rules: str | None = None) -> MentionPipe:
    """A component for shares in percent."""
    return MentionPipe(name, _rules(nlp, rules), _percents)


@Language.factory("investment_names", assigns=["doc.spans"])
def make_names(
    nlp: Language, name: str, rules: str | None = None, entities: bool = True
) -> NamePipe:
    """A component for companies, governments, media, countries and places."""
    book = load(Path(rules) if rules else None)
    return NamePipe(name, Finder(book), language_of(nlp, book), entities)
