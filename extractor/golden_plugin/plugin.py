"""Hooks of pytest: ``NAME.golden.json`` beside an article is a test of the records that it gives.

pytest imports this module wherever the package is installed, so it is small and imports the rest where a
golden is met.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.golden_plugin.collecting import GoldenFile

FOLDERS, FIELDS, RULES = "golden_folders", "golden_fields", "golden_rules"
ENDINGS = (".golden.json", ".txt", ".md", ".html", ".htm")
WRITTEN = "extractor golden written"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the command line and of the configuration."""
    group = parser.getgroup("extractor", "goldens of extractor")
    group.addoption(
        "--update-golden",
        action="store_true",
        help="write the goldens of the articles that run; refused where CI is set",
    )
    group.addoption(
        "--force-update-golden",
        action="store_true",
        help="the same, also where CI is set",
    )
    group.addoption(
        "--golden-decisions",
        metavar="FILE",
        help="decisions of the review page: what is accepted passes, and is all that is written",
    )
    parser.addini(FOLDERS, "folders whose articles all have goldens, from the root", "linelist")
    parser.addini(FIELDS, "fields of records to compare (default: all)", "linelist")
    parser.addini(RULES, "folder of rules to add to the package's, from the root")


def updates(config: pytest.Config) -> bool:
    """Whether goldens are written."""
    return bool(config.getoption("update_golden") or config.getoption("force_update_golden"))


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write goldens where the tests of others run. Raises UsageError."""
    forced = config.getoption("force_update_golden")
    if updates(config) and not forced and os.environ.get("CI", "").lower() not in _NO:
        message = (
            "--update-golden is refused where CI is set; --force-update-golden writes all the same"
        )
        raise pytest.UsageError(message)


_NO = {"", "0", "false", "no"}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> GoldenFile | None:
    """A golden, or an article that lacks one."""
    if not file_path.name.lower().endswith(ENDINGS):
        return None
    from extractor.golden_plugin.collecting import collected

    return collected(file_path, parent)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the goldens that were written, also by the workers of pytest-xdist."""
    written = [
        str(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in report.user_properties
        if name == WRITTEN
    ]
    if written:
        terminalreporter.section("goldens written")
        for path in sorted(written):
            terminalreporter.line(path)
