"""The account of a run: each input is read or failed, and everything is said once."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, TextIO

import click

from extractor.reviewing.report import Report
from extractor.running.outcomes import Failed, Outcome
from extractor.terminal import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.running.outcomes import Done

LEVELS = ("error", "warning", "info")
# Seconds between two lines in a log.
EVERY = 10.0

_NONE: Mapping[str, str] = {}


class Account(Report):
    """Counts documents, failures and records, and writes messages to stderr.

    ``level`` is the least important that is written: error, warning or info; ``as_json`` makes each
    a JSON line. ``errors`` gets the failures as JSON lines.
    """

    def __init__(
        self, *, level: str = "info", as_json: bool = False, errors: TextIO | None = None
    ) -> None:
        super().__init__(quiet=level == "error")
        self.records = 0
        self._level, self._as_json, self._errors = LEVELS.index(level), as_json, errors
        self._began = self._said = time.monotonic()

    def take(self, outcome: Outcome) -> None:
        """Count what became of a document, and say what is to be said of it."""
        if isinstance(outcome, Failed):
            self._fail(outcome)
        else:
            self._done(outcome)

    def note(self, message: str) -> None:
        """Write a message."""
        self.say("info", message)

    def tick(self) -> None:
        """Write how far the run is, if it is time for it."""
        if time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            self.note(f"so far {self._counts}, {self.rate:.0f} a second")

    @property
    def rate(self) -> float:
        """Documents a second since the run began."""
        return (self.read + self.failed) / max(time.monotonic() - self._began, 1e-9)

    def summary(self) -> None:
        """Say how many inputs were read, where there was more than one."""
        if self.read + self.failed > 1:
            self.note(self._counts)

    @property
    def _counts(self) -> str:
        inputs = counted(self.read + self.failed, "input")
        return (
            f"{inputs}: {self.read} read, {self.failed} failed; {counted(self.records, 'record')}"
        )

    def _done(self, done: Done) -> None:
        self.read += 1
        self.records += done.records
        for message in done.notes:
            self.say("warning", message)

    def _fail(self, failed: Failed) -> None:
        self.failed += 1
        self.say("error", str(failed), failed.line)
        if self._errors:
            self._errors.write(json.dumps(failed.line, ensure_ascii=False) + "\n")
            self._errors.flush()

    def say(self, level: str, message: str, fields: Mapping[str, str] = _NONE) -> None:
        """Write a message of this level; ``fields`` are what a program wants to know of it."""
        if LEVELS.index(level) > self._level:
            return
        if not self._as_json:
            click.echo(f"extractor: {message}", err=True)
            return
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = {**fields, "time": now, "level": level, "message": message}
        click.echo(json.dumps(line, ensure_ascii=False), file=sys.stderr)
