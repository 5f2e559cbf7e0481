"""A site on this machine, and a fetcher that may ask it and no other."""

from __future__ import annotations

import threading
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from extractor.fetching import Client, Fetcher, Guard
from fetching.local_site import LIMITS, PAGE, Handler, Site, answer, here_alone

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Handler,), {"site": found}))
    server.daemon_threads = True
    found.port = server.server_port
    found.routes["/page"] = answer(body=PAGE)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield found
    found.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def slept() -> list[float]:
    """The pauses that were asked for; nobody waits for them."""
    return []


@pytest.fixture
def client(slept: list[float]) -> Client:
    return Client(Guard(permits=here_alone), LIMITS, slept.append)


@pytest.fixture
def fetcher(client: Client) -> Fetcher:
    return Fetcher(client)
