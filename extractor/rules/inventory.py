"""What a folder of rules has, told without reading all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.rules.files import data_folder, read_toml

if TYPE_CHECKING:
    from pathlib import Path


def kinds(folder: Path | None = None) -> tuple[str, ...]:
    """The kinds of records, in the order of ``kinds.toml``."""
    return tuple(read_toml((folder or data_folder()) / "kinds.toml"))


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages: each folder with a ``language.toml``, by name."""
    root = folder or data_folder()
    return tuple(sorted(path.parent.name for path in root.glob("*/language.toml")))
