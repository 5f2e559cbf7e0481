"""A request that is made again where that may help, and never takes longer than it may."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from extractor import __version__
from extractor.errors import InputError
from extractor.fetching.addresses import Guard
from extractor.fetching.asking import Answer, Passing, ask
from extractor.fetching.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests.cookies import RequestsCookieJar

Made = TypeVar("Made")

AGENT = f"investment-extractor/{__version__}"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Client:
    """Asks guarded addresses within limits. No proxy, password file or variable is looked at."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep

    def get(self, url: str, headers: Mapping[str, str], jar: RequestsCookieJar) -> Answer:
        """The answer, whatever its status; no redirect is followed.

        Asked again, after a growing wait or the server's own Retry-After, where the connection
        fails or the status is one that passes.

        Raises:
            InputError: the address is refused, the last attempt failed as well, or it took too
                long.
        """
        attempt = 1
        while True:
            wait = self.limits.backoff * 2 ** (attempt - 1)
            last = attempt == self.limits.attempts
            try:
                answer = self._once(url, headers, jar)
            except Passing as passing:
                if last:
                    raise InputError(url, f"{passing}, {attempt} times") from None
            else:
                asked = retry_after(answer.headers.get("retry-after"))
                if last or answer.status not in _AGAIN or (asked or 0) > self.limits.wait:
                    return answer
                wait = wait if asked is None else asked
            self.sleep(wait)
            attempt += 1

    def _once(self, url: str, headers: Mapping[str, str], jar: RequestsCookieJar) -> Answer:
        asking = partial(ask, url, self.guard, self.limits, {**_HEADERS, **headers}, jar)
        try:
            return within(self.limits.total, asking)
        except TimeoutError:
            raise InputError(url, f"took longer than {self.limits.total:g} s") from None


def within(seconds: float, work: Callable[[], Made]) -> Made:
    """What ``work`` gives or raises; TimeoutError where it takes longer.

    A thread, because looking a name up and reading headers byte by byte know no limit of their
    own. What is late is left behind and ends with the process.
    """
    future: Future[Made] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result(timeout=seconds)


def retry_after(said: str | None) -> float | None:
    """The seconds that a Retry-After header asks to wait; None where it says nothing.

    >>> retry_after("120"), retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), retry_after("soon")
    (120, 0, None)
    """
    said = (said or "").strip()
    if said.isascii() and said.isdigit():
        return int(said[:_LONGEST_NUMBER])
    try:
        then = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - datetime.now(UTC)).total_seconds(), 0)
