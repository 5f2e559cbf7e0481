"""Results that go to a storage: written on this machine as always, and sent when they are whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.storage import Remote
    from extractor.writing.sinks import Format, Shaped


class SentSink:
    """A sink whose file replaces the one in the storage when it is closed.

    Raises InputError where the storage takes no file there: at once, not after hours of reading.
    """

    def __init__(self, form: Format, remote: Remote) -> None:
        self._remote, self._trial = remote, remote.with_name(f".{remote.name}.part")
        self._trial.write_bytes(b"")
        self._folder = TemporaryDirectory(prefix="extractor-")
        self._file = Path(self._folder.name, remote.name)
        self._sink = form.open(self._file)

    def write(self, shaped: Shaped) -> None:
        """Write one article."""
        self._sink.write(shaped)

    def fail(self, failure: Mapping[str, str]) -> None:
        """Write an input that failed."""
        self._sink.fail(failure)

    def commit(self) -> None:
        """Keep what was written so far, on this machine."""
        self._sink.commit()

    def close(self, summary: Mapping[str, int | str]) -> None:
        """Keep everything, and send it."""
        self._sink.close(summary)
        self._remote.upload(self._file)
        self._leave()

    def abort(self) -> None:
        """Leave the file in the storage as it was."""
        self._sink.abort()
        self._leave()

    def _leave(self) -> None:
        self._folder.cleanup()
        self._trial.remove()
