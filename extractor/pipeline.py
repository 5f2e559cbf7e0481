"""One article's way: read, find, join. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractor.finding import Finder
from extractor.joining import join
from extractor.reading import Defaults, LanguageProfile, Reader, load_page_rules
from extractor.rules import Rulebook, load
from extractor.types import Article, Mention, Record


@dataclass(frozen=True)
class Result:
    """What an article gives: its mentions in order, and its records."""

    article: Article
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]


class Extractor:
    """Rules, read once, for many articles.

    Raises RulesError where the rules cannot be used.
    """

    def __init__(self, rules: Path | None = None, model: str | None = None) -> None:
        self.rules: Rulebook = load(rules)
        self._finder = Finder.of(self.rules)
        self._model = model

    def extract(self, article: Article) -> Result:
        """Mentions and records of one article."""
        sentences = self._finder.sentences(article)
        mentions = self._finder.find(article, sentences)
        records = join(article, sentences, mentions, self.rules)
        return Result(article, tuple(mentions), records)

    def reader(self, defaults: Defaults) -> Reader:
        """A reader of inputs that knows the languages of these rules."""
        profiles = [
            LanguageProfile(code, rules.settings.script, rules.settings.words)
            for code, rules in self.rules.languages.items()
        ]
        return Reader(profiles, load_page_rules(self.rules.folder), defaults)
