"""Two runs are compared: what each says of its articles, however it was saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A record, or another line of the output, as JSON.
Line: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Document:
    """What a run says of an article.

    ``text`` and ``amounts`` (of `extractor explain --format json`: amounts with their claims) are None
    and empty where the run did not write them; ``file`` is the article's, where it is known;
    ``error`` says why the article could not be read.
    """

    id: str
    records: tuple[Line, ...] = ()
    text: str | None = None
    file: Path | None = None
    error: str | None = None
    amounts: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Run:
    """Articles by their ids. ``complete``: those without a record are among them too."""

    name: str
    documents: Mapping[str, Document]
    complete: bool = True

    @property
    def has_claims(self) -> bool:
        """Whether the run says what spoke for and against its records."""
        return any(document.amounts for document in self.documents.values())
