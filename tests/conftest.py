"""Where tests keep a cache, and what the end of a run says beside pytest's own figures."""

from __future__ import annotations

import gc
import os
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import settings

from extractor.caching.store import VARIABLE

if TYPE_CHECKING:
    import pytest
    from _pytest.terminal import TerminalReporter


# Machines are noisy: how long an example takes is measured by benchmarks, not by tests.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")


def pytest_configure(config: pytest.Config) -> None:
    """The tests, and the commands that they start, keep out of the user's own cache."""
    os.environ.setdefault(VARIABLE, str(config.cache.mkdir("rules")))
    gc.disable()


def pytest_collection_finish() -> None:
    """Some ten thousand tests live as long as the run: garbage is looked for among what they make, not among them."""
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Counts the expected failures by their cause, the commonest first."""
    causes = Counter(report.wasxfail for report in terminalreporter.getreports("xfailed"))
    if causes:
        terminalreporter.section(f"{causes.total()} expected failures, by cause")
        for cause, count in causes.most_common():
            terminalreporter.line(f"{count:>5}  {cause.removeprefix('reason: ')}")
