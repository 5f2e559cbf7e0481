"""Servers that are slow, endless, lying, busy or in a circle; every page comes whole or not at all."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from dataclasses import replace

import pytest

from extractor.errors import InputError
from extractor.fetching import Client, Fetcher
from fetching.local_site import (
    LIMITS,
    PAGE,
    Handler,
    Respond,
    Site,
    answer,
    dripping,
    endless,
    in_turn,
    silent,
    slow_body,
    slow_chunks,
    slow_headers,
)


def broken_chunks(handler: Handler) -> None:
    handler.head(Content_Type="text/html", Transfer_Encoding="chunked")
    handler.wfile.write(b"5\r\n<p>ab\r\n")


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01\x02 what?\r\n\r\n")


def packed(data: bytes, coding: str) -> Respond:
    return answer(body=data, Content_Encoding=coding)


def bomb(layers: int = 1) -> bytes:
    """50 MB of spaces, in a few kilobytes."""
    data = b" " * 50_000_000
    for _ in range(layers):
        data = gzip.compress(data, 1)
    return data


def refused(fetcher: Fetcher, url: str) -> str:
    """What is said of a page that does not come."""
    with pytest.raises(InputError) as caught:
        fetcher.fetch(url)
    assert caught.value.where == url
    return f"{caught.value.what} ({caught.value.mend})"


def test_a_page(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(body=PAGE, Content_Type="text/html; charset=UTF-8")
    page = fetcher.fetch(site.url("/page#top"))
    assert (page.body, page.retrieval.form) == (PAGE, "html")
    assert page.asked == site.url("/page#top")
    assert page.retrieval.url == site.url()
    assert page.retrieval.charset == "utf-8"
    assert page.retrieval.retrieved.endswith("+00:00")


@pytest.mark.parametrize(
    ("respond", "message"),
    [
        (silent, "no answer for 0.2 s, 3 times"),
        (slow_headers, "took longer than 0.5 s"),
        (slow_body, "took longer than 0.5 s"),
        (slow_chunks, "took longer than 0.5 s"),
        (endless, "has more than 100000 bytes"),
        (packed(bomb(), "gzip"), "has more than 100000 bytes"),
        (packed(bomb(2), "gzip, gzip"), "has more than 100000 bytes"),
        (packed(gzip.compress(PAGE)[:-12], "gzip"), "before the page was whole, 3 times"),
        (packed(zlib.compress(PAGE)[:-6], "deflate"), "before the page was whole, 3 times"),
        (packed(gzip.compress(gzip.compress(PAGE)[:-9]), "gzip, gzip"), "before the page was"),
        (packed(PAGE, "gzip"), "is not gzip, as its header says"),
        (packed(PAGE, "br"), "comes packed as br, which was not asked for"),
        (answer(body=PAGE, Content_Length=len(PAGE) + 9), "before the page was whole, 3 times"),
        (broken_chunks, "before the page was whole, 3 times"),
        (no_http, "the connection failed: the server does not answer in HTTP, 3 times"),
        (answer(503, Retry_After="\x1b[31m\r\n later"), "come back later:  [31m later"),
        (answer(404), "the server answers 404"),
        (answer(304), "unchanged, unasked"),
        (answer(body=b" \n"), "is empty"),
        (answer(body=PAGE, Content_Type="application/pdf"), "is application/pdf, no page"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) else "",
)
def test_a_page_that_does_not_come(
    site: Site, fetcher: Fetcher, respond: Respond, message: str
) -> None:
    site.routes["/page"] = respond
    begun = time.monotonic()
    assert message in refused(fetcher, site.url())
    assert time.monotonic() - begun < 3


def test_nobody_goes_on_reading_what_drips(site: Site, fetcher: Fetcher) -> None:
    """The thread of a request that was given up ends, and with it the connection."""
    site.routes["/page"] = slow_body
    before = set(threading.enumerate())
    assert "took longer" in refused(fetcher, site.url())
    until = time.monotonic() + 2
    while (left := set(threading.enumerate()) - before) and time.monotonic() < until:
        time.sleep(0.02)
    assert not left


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("gzip", gzip.compress(PAGE) + b"\0\0"),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
        ("x-gzip", gzip.compress(PAGE)),
        ("identity", PAGE),
    ],
)
def test_packed_pages(site: Site, fetcher: Fetcher, coding: str, data: bytes) -> None:
    site.routes["/page"] = packed(data, coding)
    assert fetcher.fetch(site.url()).body == PAGE


def test_a_text(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(body=b"Gaon invests.", Content_Type="text/plain")
    assert fetcher.fetch(site.url()).retrieval.form == "text"


def test_nobody_is_there(fetcher: Fetcher, site: Site) -> None:
    url = site.url().replace(str(site.port), "1")
    assert "the connection failed: connection refused, 2 times" in refused(fetcher, url)


def test_what_passes_is_asked_for_again(site: Site, fetcher: Fetcher, slept: list[float]) -> None:
    site.routes["/page"] = in_turn(answer(503), broken_chunks, answer(body=PAGE))
    assert fetcher.fetch(site.url()).body == PAGE
    assert [pause for pause in slept if pause] == [0.01, 0.02]


def test_what_does_not_pass_is_not_asked_for_again(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(410)
    refused(fetcher, site.url())
    assert site.paths == ["/page"]


def test_the_server_says_when_to_come_back(
    site: Site, fetcher: Fetcher, slept: list[float]
) -> None:
    site.routes["/page"] = in_turn(answer(429, Retry_After=7), answer(body=PAGE))
    assert fetcher.fetch(site.url()).body == PAGE
    assert 7 in slept


def test_a_long_pause_is_left_to_the_user(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(429, Retry_After=3600)
    said = "the server answers 429 (it asks to come back later: 3600)"
    assert refused(fetcher, site.url()) == said
    assert site.paths == ["/page"]


def test_three_attempts(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(503, Retry_After="soon")
    assert "the server answers 503" in refused(fetcher, site.url())
    assert len(site.paths) == 3


def test_redirects(site: Site, fetcher: Fetcher) -> None:
    site.routes["/old"] = answer(301, Location="/가 나")
    site.routes["/%EA%B0%80%20%EB%82%98"] = answer(307, Location=site.url())
    page = fetcher.fetch(site.url("/old"))
    assert (page.asked, page.retrieval.url) == (site.url("/old"), site.url())


def test_a_circle_of_redirects(site: Site, fetcher: Fetcher) -> None:
    site.routes["/page"] = answer(302, Location="/other")
    site.routes["/other"] = answer(302, Location="/page")
    assert "redirects more than 3 times" in refused(fetcher, site.url())
    assert len(site.paths) == 4


def test_the_body_of_a_redirect_is_not_read(site: Site, fetcher: Fetcher) -> None:
    def respond(handler: Handler) -> None:
        handler.head(302, Location="/page")
        dripping(handler, b"x" * 1000)

    site.routes["/old"] = respond
    assert fetcher.fetch(site.url("/old")).body == PAGE


def test_cookies_last_for_one_page(site: Site, fetcher: Fetcher) -> None:
    site.routes["/old"] = answer(302, Location="/page", Set_Cookie="seen=1")
    fetcher.fetch(site.url("/old"))
    fetcher.fetch(site.url())
    sent = [headers.get("Cookie") for path, headers in site.asked if path == "/page"]
    assert sent == ["seen=1", None]


def test_who_asks(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.url())
    agents = {headers["User-Agent"].partition("/")[0] for _, headers in site.asked}
    assert agents == {"investment-extractor"}


def test_a_pause_between_two_pages_of_a_host(
    site: Site, client: Client, slept: list[float]
) -> None:
    fetcher = Fetcher(replace(client, limits=replace(LIMITS, delay=5)))
    fetcher.fetch(site.url())
    assert slept == []
    fetcher.fetch(site.url())
    assert slept == [pytest.approx(5, abs=0.5)]


def test_ctrl_c_does_not_wait(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.fetching.client.ask", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fetcher.fetch(site.url())
