"""From clean text to records, beside what only cuts the same texts into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import OURS, Tool, Work, rates
from texts import LANGUAGES, all_texts, as_articles

from extractor.pipeline import Extractor
from extractor.reading import Defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from measuring import Effort, Row
    from spacy.language import Language

    from extractor.types import Article

# How the kinds of texts are called in the table.
KINDS = {
    "deals": "that state deals",
    "sums": "with sums, without a deal",
    "plain": "without a sum",
}


def rows(effort: Effort) -> Iterator[Row]:
    """The rows of each language and kind of text."""
    extractor = Extractor()
    reader = extractor.reader(Defaults())
    for (language, kind), told in sorted(all_texts(reader).items()):
        read = as_articles(reader, told[: effort.most], language)
        size = sum(len(one.text.encode()) for one in read) / 1e6
        name = f"{LANGUAGES[language]}, {KINDS[kind]}"
        work = Work("articles", name, "articles/s", len(read), size)
        yield from rates(work, list(_tools(extractor, read, language)), effort.rounds)


def _tools(extractor: Extractor, read: Sequence[Article], language: str) -> Iterator[Tool]:
    texts = [article.text for article in read]
    yield Tool(OURS, lambda: lambda: [extractor.extract(article) for article in read])
    yield Tool("spaCy tokeniser, warm", lambda: _spacy(texts, language))
    yield Tool("spaCy tokeniser, cold", lambda: _spacy(texts, language), anew=True)
    if language == "ko":
        yield Tool("kiwipiepy", lambda: _kiwi(texts))


def _spacy(texts: Sequence[str], language: str) -> Callable[[], object]:
    pipeline = blank(language)
    return lambda: [pipeline.make_doc(text) for text in texts]


def blank(language: str) -> Language:
    """A new spaCy pipeline that cuts texts into words and does no more."""
    import spacy  # noqa: PLC0415 - each tool is imported where it is installed

    # spaCy's own Korean tokeniser needs a system library; its rule-based one is the setting without.
    plain = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    return spacy.blank(language, config=plain if language == "ko" else {})


def _kiwi(texts: Sequence[str]) -> Callable[[], object]:
    from kiwipiepy import Kiwi  # noqa: PLC0415

    kiwi = Kiwi(num_workers=1)
    return lambda: [kiwi.tokenize(text) for text in texts]
