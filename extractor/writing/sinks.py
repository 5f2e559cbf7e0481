"""How results are written: a format shapes each article where it is read, a sink takes what was shaped.

An article may be read in another process, and may be written again after a run was broken off. So a format
gives plain data that JSON can hold, and a sink gets it in the order of the inputs.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from extractor.writing.output import LeftAsItWas, replaced, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TextIO

    from extractor.writing.dicts import Entry

Shaped = Any
"""Strings, numbers, booleans, None, and lists and dicts of them: what comes back unchanged from JSON."""


class Format(Protocol):
    """A format, small and picklable: it is sent to the processes that read."""

    def shape(self, entry: Entry) -> Shaped:
        """What is to be written of one article; called where it was read."""
        ...

    def open(self, path: Path | None) -> Sink:
        """A sink that writes to the file, or to stdout where that is None. Raises OSError."""
        ...


class Sink(Protocol):
    """Takes articles and failures in the order of the inputs."""

    def write(self, shaped: Shaped) -> None:
        """Write one article. After a broken run it may come again, and must then be there once."""
        ...

    def fail(self, failure: Mapping[str, str]) -> None:
        """Write an input that failed: its source, stage, code, message and mend."""
        ...

    def commit(self) -> None:
        """Keep what was written so far, where the format can; called between articles."""
        ...

    def close(self, summary: Mapping[str, int | str]) -> None:
        """Keep everything; ``summary`` says what the run read, with what, and how it ended."""
        ...

    def abort(self) -> None:
        """Leave the file as it was."""
        ...


@dataclass(frozen=True)
class TextFormat:
    """A format of text: a piece for each article, and what stands before, between and behind them.

    ``empty`` is what is written where no article gives a piece.
    """

    piece: Callable[[Entry], str]
    head: str = ""
    joint: str = ""
    tail: str = ""
    empty: str = ""

    def shape(self, entry: Entry) -> str:
        """The article's piece."""
        return self.piece(entry)

    def open(self, path: Path | None) -> TextSink:
        """A sink that replaces the file when it is closed, or prints at once. Raises OSError."""
        return TextSink(self, path)


class TextSink:
    """Text that goes to stdout as it comes, or to a file that is written whole or not at all."""

    def __init__(self, text: TextFormat, path: Path | None) -> None:
        self._text, self._started, self._stack = text, False, ExitStack()
        self._stream: TextIO = self._stack.enter_context(whole(path))

    def write(self, shaped: Shaped) -> None:
        """Write one article's piece; an empty one leaves no trace."""
        if not shaped:
            return
        self._stream.write((self._text.joint if self._started else self._text.head) + shaped)
        self._stream.flush()
        self._started = True

    def fail(self, failure: Mapping[str, str]) -> None:
        """Text has no place for failures."""

    def commit(self) -> None:
        """A file of text is kept when it is closed."""

    def close(self, summary: Mapping[str, int | str]) -> None:  # noqa: ARG002 - a sink's
        """Write the end, and replace the file."""
        self._stream.write(self._text.tail if self._started else self._text.empty)
        self._stream.flush()
        self._stack.close()

    def abort(self) -> None:
        """Leave the file as it was."""
        left = LeftAsItWas()
        self._stack.__exit__(LeftAsItWas, left, None)


class FileSink:
    """What the sinks of binary files share: a part beside the file, which replaces it when it is kept."""

    def __init__(self, path: Path) -> None:
        self._file = replaced(path)
        self._part = self._file.__enter__()

    def fail(self, failure: Mapping[str, str]) -> None:
        """A table of records has no place for failures."""

    def commit(self) -> None:
        """The file is kept when it is closed."""

    def _keep(self) -> None:
        self._file.__exit__(None, None, None)

    def _leave(self) -> None:
        with suppress(LeftAsItWas):
            self._file.__exit__(LeftAsItWas, LeftAsItWas(), None)
