"""How much a page may cost: seconds, bytes, attempts."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. ``total`` is for one request, from the name to the last byte.

    ``body`` counts after decompression; ``wait`` is the longest that a server may ask us to wait.
    """

    connect: float = 10
    read: float = 20
    total: float = 60
    body: int = 20_000_000
    redirects: int = 8
    attempts: int = 3
    backoff: float = 1
    wait: float = 60
    delay: float = 1
    robots: float = 15
    robots_body: int = 1_000_000

    def of_robots(self) -> Limits:
        """What a robots.txt may cost: less than a page."""
        seconds = min(self.total, self.robots)
        return replace(self, total=seconds, wait=seconds, body=self.robots_body, attempts=2)
