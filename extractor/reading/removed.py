"""Records what cleaning leaves out of an article."""

from __future__ import annotations

from typing import NamedTuple


class Removed(NamedTuple):
    """Words left out of an article: ``raw[start:end]`` of the input, and the rule that cut them."""

    start: int
    end: int
    rule: str
    text: str
