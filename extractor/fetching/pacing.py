"""A pause between two requests to one host."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Pace:
    """Keeps ``delay`` seconds between the end of a request and the next to the same host."""

    def __init__(self, delay: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self._delay, self._sleep = delay, sleep
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, least: float = 0) -> Iterator[None]:
        """Wait until the host may be asked again, ``least`` seconds if that is longer."""
        if host in self._ended:
            due = self._ended[host] + max(self._delay, least)
            self._sleep(max(due - time.monotonic(), 0))
        try:
            yield
        finally:
            self._ended[host] = time.monotonic()
