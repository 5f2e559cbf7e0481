"""What a site's robots.txt allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from protego import Protego
from requests.cookies import RequestsCookieJar

from extractor.errors import InputError
from extractor.fetching.addresses import AddressError, origin
from extractor.fetching.asking import OK, sent_as
from extractor.fetching.client import AGENT, Client

if TYPE_CHECKING:
    from extractor.fetching.asking import Answer

_SERVER_ERROR = 500
_BUSY = 429


class Robots:
    """Asks each site once. A robots.txt that does not come forbids, one that is not there allows."""

    def __init__(self, client: Client) -> None:
        self._client = replace(client, limits=client.limits.of_robots())
        self._longest = client.limits.wait
        self._known: dict[str, Protego | InputError] = {}

    def delay(self, url: str) -> float:
        """The seconds that the site wants between two requests, 0 where it does not say.

        Raises:
            InputError: the site does not let us fetch this, or its robots.txt cannot be read.
        """
        rules = self._rules(origin(url))
        if isinstance(rules, AddressError):
            raise AddressError(url, rules.what, rules.mend)
        if isinstance(rules, InputError):
            raise InputError(url, f"not fetched, for its robots.txt cannot be read: {rules.what}")
        if not rules.can_fetch(url, AGENT):
            raise InputError(url, "not fetched, for the site's robots.txt forbids it")
        return min(rules.crawl_delay(AGENT) or 0, self._longest)

    def _rules(self, site: str) -> Protego | InputError:
        if site not in self._known:
            try:
                self._known[site] = self._read(f"{site}/robots.txt")
            except InputError as error:
                self._known[site] = error
        return self._known[site]

    def _read(self, url: str) -> Protego:
        jar = RequestsCookieJar()
        for _ in range(self._client.limits.redirects + 1):
            answer = self._client.get(url, {}, jar)
            if not answer.target:
                return _parsed(answer)
            url = sent_as(answer.target)
        raise InputError(url, "too many redirects")


def _parsed(answer: Answer) -> Protego:
    if answer.status >= _SERVER_ERROR or answer.status == _BUSY:
        raise InputError(answer.url, f"the server answers {answer.status}")
    text = answer.body.decode("utf-8-sig", "replace") if answer.status == OK else ""
    return Protego.parse(text)
