"""The library's two functions: one article's records, and one file as an article."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from extractor.errors import InputError
from extractor.pipeline import Extractor, Result
from extractor.reading import Failure
from extractor.reading.arguments import as_defaults, as_path
from extractor.types import Article

if TYPE_CHECKING:
    import os
    from datetime import date


_SEVERAL = "read several with Extractor().reader(...).read([...])"


@overload
def extract(text: Article) -> Result: ...


@overload
def extract(
    text: str,
    *,
    language: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Result: ...


def extract(
    text: str | Article,
    *,
    language: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Result:
    """The investment records of an article, with all that it names.

    ``language`` is ``ko`` or ``en`` and detected if it is not given; ``published`` is
    the day (``2025-03-14``, or a date) that "last week" counts from. An Article has all of this itself.

    >>> result = extract("Norvik Energy will invest $2.5 billion in Portugal.")
    >>> [(r.kind, r.investors[0].name, r.amount.low) for r in result.records]
    [('investment', 'Norvik Energy', '2500000000')]
    >>> [mention.label for mention in result.mentions]
    ['COMPANY', 'MONEY', 'COUNTRY']
    >>> result.document.language
    'en'

    A text in no language that the rules read has the language ``und`` and no records.

    Raises ExtractorError where the text is empty or no string, where ``published`` is no date or may
    be two (``03/04/2024``), and where an Article comes with what it has itself.
    """
    if isinstance(text, Article):
        said = {"language": language, "published": published, "title": title, "url": url}
        if given := [name for name, value in said.items() if value is not None]:
            mend = f"dataclasses.replace(article, {given[0]}=…)"
            raise InputError(text.id, f"an Article has its own {given[0]}", mend)
        return _standard().extract(text)
    return _standard().extract_text(
        text, language=language, published=published, title=title, url=url
    )


def read(  # noqa: PLR0913 - each is a field of the article
    path: str | os.PathLike[str],
    *,
    form: str = "auto",
    language: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The article of a saved page or a text file, to be given to ``extract``.

    ``form`` is auto, text, html, json or jsonl; the other arguments count where the file does not
    say it. ``Extractor().reader(...)`` reads many, and files that hold many.

    >>> read("no-such-file.txt")
    Traceback (most recent call last):
    extractor.errors.InputError: no-such-file.txt: no such file (give a file, a folder, a pattern or -)

    Raises ExtractorError for a file that cannot be read or is not one article.
    """
    name = as_path(path, "path")
    # A path is one here, also one that means a list or standard input to the command.
    name = f"./{name}" if name.startswith(("@", "-")) else name
    if Path(name).is_dir():
        raise InputError(name, "is a folder", _SEVERAL)
    reader = _standard().reader(as_defaults(language, published, title, url))
    found = list(reader.read([name], form))
    if len(found) != 1:
        raise InputError(name, f"holds {len(found)} articles", _SEVERAL)
    if isinstance(found[0], Failure):
        raise found[0].error
    return found[0]


@lru_cache(maxsize=1)
def _standard() -> Extractor:
    """The extractor with the package's rules, made when first needed."""
    return Extractor()
