"""Investment records with source spans from Korean and English news.

    >>> import extractor
    >>> result = extractor.extract("Norvik Energy will invest $2.5 billion in Portugal.")
    >>> for record in result.records:
    ...     print(record.investors[0].name, record.amount.low, record.amount.currency)
    Norvik Energy 2500000000 USD
    >>> result.to_dict()["records"][0]["countries"][0]["code"]
    'PT'

``extract`` takes a text or an Article, ``read`` makes an Article of a file, ``Extractor`` is for
other rules and for a spaCy pipeline of one's own. What is wrong with an input or with rules is an
``ExtractorError``. Everything but the errors is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from extractor.library import extract, read
    from extractor.pipeline import Extractor, Result
    from extractor.types import Article, Document, Mention, Record

__version__ = "0.2.0"
__all__ = [
    "Article",
    "Document",
    "Extractor",
    "ExtractorError",
    "Mention",
    "Record",
    "Result",
    "__version__",
    "extract",
    "read",
]

_HOMES = {
    "Article": "extractor.types",
    "Document": "extractor.types",
    "Extractor": "extractor.pipeline",
    "Mention": "extractor.types",
    "Record": "extractor.types",
    "Result": "extractor.pipeline",
    "extract": "extractor.library",
    "read": "extractor.library",
}


def __getattr__(name: str) -> object:
    """A public name, imported now; AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, whether imported yet or not."""
    return sorted({*globals(), *__all__})
