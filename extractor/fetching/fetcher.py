"""An address to a page: robots.txt, the pace, redirects one by one, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from requests.cookies import RequestsCookieJar

from extractor.errors import InputError
from extractor.fetching.addresses import split
from extractor.fetching.asking import OK, sent_as
from extractor.fetching.client import Client
from extractor.fetching.fetched import Page, kind, now
from extractor.fetching.pacing import Pace
from extractor.fetching.robots import Robots
from extractor.types.retrieval import Retrieval

if TYPE_CHECKING:
    from extractor.fetching.asking import Answer
    from extractor.fetching.saving import Saved

UNCHANGED = 304


class Fetcher:
    """Fetches one page after the other; what it knows of a site serves the next page, too."""

    def __init__(self, client: Client | None = None) -> None:
        self._client = client or Client()
        self._robots = Robots(self._client)
        self._pace = Pace(self._client.limits.delay, self._client.sleep)

    def fetch(self, url: str) -> Page:
        """The page at ``url``.

        Each address on the way is checked, and asked for as its site allows. Cookies are kept from
        one redirect to the next and no longer.

        Raises:
            InputError: an address is refused or does not answer, or what it answers is no page.
        """
        return _page(url, self._follow(url))

    def changed(self, url: str, saved: Saved) -> Page | None:
        """The page at ``url``; None where the server still has what was saved.

        Raises InputError as ``fetch`` does.
        """
        answer = self._follow(url, saved)
        return None if answer.status == UNCHANGED else _page(url, answer)

    def _follow(self, url: str, saved: Saved | None = None) -> Answer:
        """The answer behind all redirects; only what was saved of the same address is offered."""
        jar = RequestsCookieJar()
        at, led = url, ""
        for _ in range(self._client.limits.redirects + 1):
            try:
                answer = self._ask(at, saved, jar)
            except InputError as error:
                raise _failure(url, led + error.what, error.mend) from None
            if not answer.target:
                return answer
            at = answer.target
            led = f"redirects to {at}: "
        raise InputError(url, f"redirects more than {self._client.limits.redirects} times")

    def _ask(self, url: str, saved: Saved | None, jar: RequestsCookieJar) -> Answer:
        at = sent_as(url)
        offered = saved.validators if saved and saved.retrieval.url == at else {}
        with self._pace.turn(split(at).hostname or "", self._robots.delay(at)):
            answer = self._client.get(at, offered, jar)
        if answer.status == UNCHANGED and not offered:
            raise InputError(url, "the server says that it is unchanged, unasked")
        return answer


def _page(asked: str, answer: Answer) -> Page:
    if answer.status != OK:
        later = answer.headers.get("retry-after")
        mend = f"it asks to come back later: {later}" if later else ""
        raise _failure(asked, f"the server answers {answer.status}", mend)
    form, charset, media = kind(answer.headers.get("content-type"))
    if not form:
        raise _failure(asked, f"is {media}, no page", "give addresses of HTML pages or texts")
    if not answer.body.strip():
        raise _failure(asked, "is empty")
    came = Retrieval(answer.url, now(), charset, form)
    return Page(asked, answer.body, answer.headers, came)


def _failure(url: str, what: str, mend: str = "") -> InputError:
    """One line, whatever a server has put into its headers: they are shown on a terminal."""
    what, mend = (
        "".join(character if character.isprintable() else " " for character in said)
        for said in (what, mend)
    )
    return InputError(url, what, mend)
