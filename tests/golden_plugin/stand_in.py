"""An extractor for projects of small articles: every number of euros is a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.pipeline import Result
from extractor.reading import Defaults, Failure
from extractor.types import Amount, Article, DocumentReference, Quote, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_EUROS = re.compile(r"€(\d+)")


@dataclass(frozen=True)
class StandInReader:
    defaults: Defaults

    def read(self, inputs: list[str], _form: str, _stdin: object) -> Iterator[Article | Failure]:
        for name in inputs:
            text = Path(name).read_text(encoding="utf-8")
            if text:
                yield Article(name, text, "en", name, published=self.defaults.published)
            else:
                yield Failure(name, InputError(name, "is empty"))


@dataclass(frozen=True)
class StandIn:
    """Its folder of rules holds one file: the factor of a figure, and the status of every deal."""

    rules: Path | None = None

    def reader(self, defaults: Defaults) -> StandInReader:
        return StandInReader(defaults)

    def extract(self, article: Article) -> Result:
        return Result(article, (), tuple(self._records(article)))

    def _records(self, article: Article) -> Iterator[Record]:
        file = self.rules / "rules.txt" if self.rules else None
        factor, status = file.read_text().split() if file else ("1", "planned")
        known = (article.source, None, None, article.published)
        document = DocumentReference(article.id, *known, article.language)
        sentence = (Quote(article.text, 0, len(article.text), 0, len(article.text)),)
        for match in _EUROS.finditer(article.text):
            quotes = (Quote(match[0], *match.span(), *match.span()),)
            low = str(int(match[1]) * int(factor))
            amount = Amount(low, low, "EUR", "stated", "exact", quotes)
            name = f"rec_{match.start():012x}"
            yield Record(name, document, "investment", status, amount=amount, evidence=sentence)
