"""What the words of an article weigh."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Weighed(NamedTuple):
    """The sum of the weights of an article's words, and those that weigh most, against a deal and for one."""

    total: Decimal = Decimal(0)
    against: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()

    @property
    def states_deals(self) -> bool:
        """Whether the words leave room for a deal."""
        return self.total >= 0

    @property
    def reasons(self) -> str:
        """The heaviest words: "-court -fine +plant"."""
        return " ".join((*(f"-{w}" for w in self.against), *(f"+{w}" for w in self.speaking)))
