"""What the end of a run says beside pytest's own figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Counts the expected failures by their cause, the commonest first."""
    causes = Counter(report.wasxfail for report in terminalreporter.getreports("xfailed"))
    if causes:
        terminalreporter.section(f"{causes.total()} expected failures, by cause")
        for cause, count in causes.most_common():
            terminalreporter.line(f"{count:>5}  {cause.removeprefix('reason: ')}")
