"""One article's way: read, find, forms, join. Nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from extractor.deadline import deadline
from extractor.disclosures import FormReader
from extractor.finding import Finder
from extractor.finding.entities import as_entities
from extractor.finding.model import load_model
from extractor.joining import Joined, join
from extractor.joining.forms.claims import said, strongest
from extractor.reading import Defaults, Reader, ReadingRules
from extractor.reading.arguments import (
    as_defaults,
    require_article,
    require_folder,
    require_text,
)
from extractor.reading.headline import find_title
from extractor.rules import Rulebook, RulePath, load
from extractor.types import UNDETERMINED, Article, Mention, Record, Weighed
from extractor.writing.dicts import document_line, mention_line, record_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    import pandas as pd

    from extractor.finding.entities import Entity

_ID_LENGTH = 12


class _WhenAsked:
    """The mentions of a result, or what finds them when they are first asked for."""

    def __get__(self, result: Result | None, _: type[Result] | None = None) -> tuple[Mention, ...]:
        if result is None:
            raise AttributeError("mentions")  # of the class: the field has no default
        kept: tuple[Mention, ...] | Callable[[], tuple[Mention, ...]] = vars(result)["mentions"]
        if not isinstance(kept, tuple):
            kept = vars(result)["mentions"] = kept()
        return kept

    def __set__(
        self, result: Result, kept: tuple[Mention, ...] | Callable[[], tuple[Mention, ...]]
    ) -> None:
        vars(result)["mentions"] = kept


@dataclass(frozen=True)
class Result:
    """What an article gives: its mentions in order, its records, and how they came about.

    An article without a sum of money has no records, and its mentions are found when they are first
    asked for: of most articles nobody asks.
    """

    article: Article
    mentions: _WhenAsked = _WhenAsked()
    records: tuple[Record, ...]  # type: ignore[misc] # the descriptor gives no default
    joined: Joined = field(default=Joined(), repr=False, compare=False)

    @property
    def document(self) -> Article:
        """The article, its text and what is known of it."""
        return self.article

    @property
    def claims(self) -> Iterator[Weighed]:
        """What was claimed about each record; of each sentence that states it the strongest first."""
        for record, facts in zip(self.records, self.joined.facts, strict=False):
            for telling, fact in enumerate(facts):
                for claim in sorted(fact.claims, key=lambda claim: -claim.strength):
                    yield Weighed(
                        record.id,
                        telling,
                        claim.about,
                        said(claim),
                        claim is strongest(fact.claims, claim.about),
                        claim.ground,
                        claim.strength,
                        claim.rule or None,
                        self.article.quote(claim.span) if claim.span else None,
                    )

    def to_dict(self) -> dict[str, Any]:
        """Document, mentions and records as the command prints them, ready for JSON."""
        return {
            "document": document_line(self.article),
            "mentions": [mention_line(self.article, mention) for mention in self.mentions],
            "records": [record_line(record) for record in self.records],
        }

    def to_pandas(self) -> pd.DataFrame:
        """A pandas table with one row a record, in the columns of ``--format csv``.

        Figures are Decimal, places Int64, and what is not said is missing. ``pd.concat`` joins several.
        Raises MissingExtra where pandas is not installed.
        """
        from extractor.writing.frame import frame  # noqa: PLC0415 - for whom asks for it

        return frame(self.records)

    def _repr_html_(self) -> str:
        """What a notebook shows: the records as a table, and the text with its mentions marked."""
        from extractor.writing.notebook import shown  # noqa: PLC0415 - for whom asks for it

        return shown(self)


class Extractor:
    """Rules, read once, for many articles.

    ``rules`` is a folder of rules to add to the package's (``docs/how-to-add.md``). ``model`` is a
    trained spaCy pipeline, by the name of its package or its folder: organisations and listed places
    that it tags are names too, where the rules find nothing, in articles of its language.

    Raises RulesError where the rules cannot be used, ModelError where the model cannot.
    """

    def __init__(
        self, rules: str | Path | RulePath | None = None, model: str | Path | None = None
    ) -> None:
        require_folder(rules)
        self.rules: Rulebook = load(rules)
        self.finder = Finder(self.rules, load_model(model) if model else None)
        self._forms = {code: FormReader(rules) for code, rules in self.rules.languages.items()}

    def extract(self, article: Article, entities: Iterable[Entity] = ()) -> Result:
        """Mentions and records of one article; none where no rules read its language.

        ``entities`` are what somebody else has tagged in it; they fill in as a model's do.

        Raises InputError where it takes more than a minute, as only what is no article does, and for
        an article that has no text, another language or a day that is no ISO date, and for entities
        that are not in its text.
        """
        require_article(article, self.rules.languages)
        tagged = as_entities(entities, article.text)
        if article.language == UNDETERMINED:
            return Result(article, (), ())
        with deadline(article.source or article.id):
            read = self.finder.readable(article)
            amounts = self.finder.amounts(read)
            if not amounts and not self._forms[article.language].may_hold(read):
                return Result(article, partial(self._mentions, read, tagged), ())
            sentences = self.finder.sentences(read)
            found = self.finder.find(read, sentences, tagged, amounts)
            forms = self._forms[article.language].read(read, found)
            prose = forms.prose(sentences)
            joined = join(read, prose, forms.mentions, self.rules, forms.facts)
        return Result(article, forms.mentions, joined.records, joined)

    def _mentions(self, read: Article, entities: Sequence[Entity]) -> tuple[Mention, ...]:
        with deadline(read.source or read.id):
            return tuple(self.finder.find(read, self.finder.sentences(read), entities, ()))

    def extract_text(
        self,
        text: str,
        *,
        language: str | None = None,
        published: str | date | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Result:
        """Mentions and records of a text.

        Raises InputError where it is empty or no string, or ``published`` is no date.
        """
        require_text(text)
        reader = self.reader(as_defaults(language, published, title, url))
        return self.extract(reader.read_text(text, text_id(text)))

    def reader(self, defaults: Defaults) -> Reader:
        """A reader of inputs that knows the languages of these rules."""
        return self._reading.reader(defaults)

    @cached_property
    def _reading(self) -> ReadingRules:
        settings = [rules.settings for rules in self.rules.languages.values()]
        return ReadingRules.of(settings, self.rules.folder)


def text_article(text: str, language: str) -> Article:
    """The article that a text is of which nothing else is known."""
    place = find_title(text)
    title = text[slice(*place)] if place else None
    return Article(text_id(text), text, language, title=title, title_span=place)


def text_id(text: str) -> str:
    """An id for a text that has none, from its characters: the same text has the same id.

    >>> text_id("3 euros")
    'text_e4a8f2e52d61'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"text_{digest[:_ID_LENGTH]}"
