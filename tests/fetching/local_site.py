"""A server on this machine that behaves badly on request, and a fetcher that may ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from typing import TYPE_CHECKING

from extractor.fetching import Limits

LIMITS = Limits(
    connect=1,
    read=0.2,
    total=0.5,
    body=100_000,
    redirects=3,
    backoff=0.01,
    wait=60,
    delay=0,
    robots=0.3,
)
HERE = ip_address("127.0.0.1")
PAGE = (
    "<!doctype html><html lang=en><head><title>Gaon to build in Poland</title></head><body><article>"
    "<h1>Gaon to build in Poland</h1><p>Gaon Electronics will invest €300 million in a battery plant "
    "in Poland, it said on Tuesday.</p><p>Work on the plant starts next year, the company said in a "
    "statement.</p></article></body></html>"
).encode()

if TYPE_CHECKING:
    from extractor.fetching.addresses import IPAddress

Respond = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.close_connection = True
        self.site.asked.append((self.path, dict(self.headers)))
        respond = self.site.routes.get(self.path, answer(404))
        with suppress(OSError):
            respond(self)

    def log_message(self, *_: object) -> None:
        pass

    def head(self, status: int = 200, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value).encode().decode("latin-1"))
        self.end_headers()


def answer(status: int = 200, body: bytes = b"", **headers: object) -> Respond:
    """An ordinary answer; ``headers`` are written with underscores."""
    said = {"Content_Type": "text/html", "Content_Length": len(body), **headers}

    def respond(handler: Handler) -> None:
        handler.head(status, **said)
        handler.wfile.write(body)

    return respond


def in_turn(*responds: Respond) -> Respond:
    """One answer after the other; the last again and again."""
    left = list(responds)

    def respond(handler: Handler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return respond


def dripping(handler: Handler, piece: bytes) -> None:
    """Send a little again and again, each time within the time limit of one read."""
    while not handler.site.ended.wait(0.05):
        handler.wfile.write(piece)


def silent(handler: Handler) -> None:
    handler.site.ended.wait()


def slow_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    dripping(handler, b"x")


def slow_body(handler: Handler) -> None:
    handler.head(Content_Type="text/html")
    dripping(handler, b"x")


def slow_chunks(handler: Handler) -> None:
    handler.head(Content_Type="text/html", Transfer_Encoding="chunked")
    dripping(handler, b"1\r\nx\r\n")


def endless(handler: Handler) -> None:
    handler.head(Content_Type="text/html")
    while not handler.site.ended.is_set():
        handler.wfile.write(b"<p>more</p>" * 1000)


@dataclass
class Site:
    routes: dict[str, Respond] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/page", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def here_alone(address: IPAddress) -> bool:
    return address == HERE
