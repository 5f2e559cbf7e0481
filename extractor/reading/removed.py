"""What cleaning leaves out: nothing is thrown away unseen."""

from __future__ import annotations

from typing import NamedTuple


class Removed(NamedTuple):
    """Words that were left out of an article: ``raw[start:end]`` of the input, and by which rule."""

    start: int
    end: int
    rule: str
    text: str
