"""Adds the page for ``man`` to the wheel; pip puts it where ``man extractor`` finds it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface):
    """Makes the page from the help as it is now."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling calls it so
        """Write the page beside the other built files, and name it for the wheel."""
        sys.path.insert(0, self.root)
        from extractor.manpage import man_page  # noqa: PLC0415 - found only from here on

        self._page.parent.mkdir(parents=True, exist_ok=True)
        self._page.write_text(man_page(), encoding="utf-8")
        build_data["shared_data"][str(self._page)] = "share/man/man1/extractor.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the same
        """Take the page away: it is in the wheel."""
        self._page.unlink(missing_ok=True)

    @property
    def _page(self) -> Path:
        return Path(self.directory) / "extractor.1"
