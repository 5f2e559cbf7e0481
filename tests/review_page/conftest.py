"""A headless Chromium for the tests of the page."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from review_page.driving import Browser, start
from review_page.runs import Line, page

if TYPE_CHECKING:
    from pathlib import Path

Opened = Callable[..., Browser]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; without one the tests are skipped, but fail where CI is set."""
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        missing = "no Chromium: apt-get install chromium chromium-driver"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with start() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a run in a window of its own; afterwards nothing was asked for, nothing went wrong."""

    def open_page(
        lines: list[Line], *claims: str, against: list[Line] | None = None, **window: Any
    ) -> Browser:
        file = tmp_path / "review.html"
        file.write_text(
            page(lines, *claims, against=against), encoding="utf-8", errors="backslashreplace"
        )
        browser.open(file, tmp_path, **window)
        return browser

    yield open_page
    assert browser.complaints() == []
    assert browser.requests() <= {(tmp_path / "review.html").as_uri()}


def decisions(file: Path) -> list[Line]:
    """The lines of a downloaded file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
