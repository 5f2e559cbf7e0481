"""What a site does not want fetched is not fetched; a robots.txt that does not come forbids."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from extractor.errors import InputError
from fetching.local_site import (
    LIMITS,
    PAGE,
    Respond,
    Site,
    answer,
    endless,
    in_turn,
    silent,
    slow_body,
)

if TYPE_CHECKING:
    from extractor.fetching import Fetcher

FORBIDS = "not fetched, for the site's robots.txt forbids it"


def robots(*lines: str) -> Respond:
    return answer(body="\n".join(lines).encode(), Content_Type="text/plain")


@pytest.mark.parametrize(
    "rules",
    [
        robots("User-agent: *", "Disallow: /page"),
        robots("User-agent: *", "Disallow: /"),
        robots("User-agent: Investment-Extractor", "Disallow: /", "", "User-agent: *", "Allow: /"),
        robots("\ufeffUser-agent: *", "Disallow: /"),
        robots("User-agent: *", "Disallow: /*age$"),
        robots("User-agent: *", "Allow: /", "Disallow: /pa*"),
        robots("User-agent: *", "Disallow: /", "Allow: /*.html$"),
    ],
)
def test_forbidden(site: Site, fetcher: Fetcher, rules: Respond) -> None:
    site.routes["/robots.txt"] = rules
    with pytest.raises(InputError, match=FORBIDS):
        fetcher.fetch(site.url())
    assert not site.paths


@pytest.mark.parametrize(
    "rules",
    [
        robots("User-agent: *", "Disallow: /other", "Disallow:"),
        robots("User-agent: othercrawler", "Disallow: /"),
        robots("User-agent: *", "Disallow: /*pag$"),
        robots("User-agent: *", "Disallow: /", "Allow: /p*e$"),
        robots("User-agent: *", "Disallow: //[", "Crawl-delay: ²", "Crawl-delay: -9"),
        robots("User-agent: *", f"Disallow: /{'*a' * 400}b$"),
        answer(body=PAGE),
        answer(404),
        answer(403),
        in_turn(answer(503), answer(404)),
    ],
)
def test_allowed(site: Site, fetcher: Fetcher, rules: Respond) -> None:
    site.routes["/robots.txt"] = rules
    assert fetcher.fetch(site.url()).body == PAGE


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (answer(500), "the server answers 500"),
        (silent, "no answer for 0.2 s, 2 times"),
        (slow_body, "took longer than 0.3 s"),
        (answer(302, Location="/robots.txt"), "too many redirects"),
        (answer(302, Location="http://10.0.0.1/robots.txt"), "10.0.0.1 is no public address"),
    ],
)
def test_rules_that_do_not_come(site: Site, fetcher: Fetcher, rules: Respond, reason: str) -> None:
    site.routes["/robots.txt"] = rules
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        fetcher.fetch(site.url())
    assert reason in caught.value.what
    assert time.monotonic() - begun < 2
    assert not site.paths


def test_endless_rules(site: Site, fetcher: Fetcher) -> None:
    site.routes["/robots.txt"] = endless
    with pytest.raises(InputError, match="txt cannot be read"):
        fetcher.fetch(site.url())


def test_each_site_is_asked_once(site: Site, fetcher: Fetcher) -> None:
    for _ in range(3):
        fetcher.fetch(site.url())
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_redirect_leads_nowhere_that_is_forbidden(site: Site, fetcher: Fetcher) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Disallow: /page")
    site.routes["/old"] = answer(302, Location="/page")
    with pytest.raises(InputError, match=FORBIDS):
        fetcher.fetch(site.url("/old"))
    assert site.paths == ["/old"]


def test_the_pause_that_a_site_asks_for(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 9")
    fetcher.fetch(site.url())
    fetcher.fetch(site.url())
    assert slept == [pytest.approx(9, abs=0.5)]


def test_a_site_may_not_ask_for_any_pause(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 86400")
    fetcher.fetch(site.url())
    fetcher.fetch(site.url())
    assert slept == [pytest.approx(LIMITS.wait, abs=0.5)]
