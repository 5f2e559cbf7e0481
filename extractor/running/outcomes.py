"""What becomes of a document: it is read, or it failed. Each document of a run has one of the two."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.errors import ExtractorError

OPEN, READ, EXTRACT, PROCESS = "open", "read", "extract", "process"
"""The stages at which an input fails: opened, made an article of, searched, or its process ended."""

_MENDS = {
    "empty": "give an article with text",
    "no-text": "give the article's text",
    "not-found": "check its name",
    "permission": "make it readable, or leave it out",
    "loop": "remove the link, or leave it",
    "fetch": "try again later, or save the page and give the file",
}


@dataclass(frozen=True, slots=True)
class Done:
    """A document that was read: what the format shaped of it, its records, and what is to be said of it."""

    shaped: Any
    records: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A document, or an input, that was not read. No field but ``mend`` is blank; ``line`` fills that too."""

    source: str
    stage: str
    code: str
    message: str
    mend: str = ""
    where: str = field(default="", compare=False)

    @property
    def line(self) -> dict[str, str]:
        """The failure for programs: its source, stage, code, message, and what to do, never blank."""
        mend = self.mend or _MENDS.get(self.code, "look at the input, or leave it out")
        named = {"source": self.source, "stage": self.stage, "code": self.code}
        return {**named, "message": self.message, "mend": mend}

    def __str__(self) -> str:
        """The failure for people."""
        shown = f"{self.where or self.source}: {self.message}"
        return shown + (f" ({self.mend})" if self.mend else "")


Outcome = Done | Failed


def failed(source: str, stage: str, error: ExtractorError) -> Failed:
    """The failure that an error is.

    >>> from extractor.errors import InputError
    >>> failed("a.txt", READ, InputError("a.txt", "is empty", code="empty")).line["mend"]
    'give an article with text'
    """
    code = error.code or ("fetch" if source.startswith(("http:", "https:")) else "unreadable")
    return Failed(source, stage, code, error.what, error.mend, error.where)


def to_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON-able data, for a journal."""
    return {"type": type(outcome).__name__, **asdict(outcome)}


def from_json(data: Mapping[str, Any]) -> Outcome:
    """The outcome that ``to_json`` gave.

    >>> from_json(to_json(Done(["a"], 1, ("b",))))
    Done(shaped=['a'], records=1, notes=('b',))
    """
    fields = {name: value for name, value in data.items() if name != "type"}
    if data["type"] == Failed.__name__:
        return Failed(**fields)
    return Done(**{**fields, "notes": tuple(fields["notes"])})
