"""One request to one checked address: no redirect is followed, nothing is taken from the system."""

from __future__ import annotations

import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

import requests
from requests.adapters import HTTPAdapter
from requests.utils import requote_uri
from urllib3.exceptions import HTTPError

from extractor.errors import InputError
from extractor.fetching.addresses import split
from extractor.fetching.coding import PACKED, CutShortError, TooLargeError, codings, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests.cookies import RequestsCookieJar

    from extractor.fetching.addresses import Guard
    from extractor.fetching.limits import Limits

_PIECE = 65_536
_REDIRECTS = {301, 302, 303, 307, 308}
_BROKEN = "the connection broke before the page was whole"
OK = 200


class Passing(Exception):  # noqa: N818 - it is an error only when the attempts are used up
    """What went wrong may go right at the next attempt."""


@dataclass(frozen=True)
class Answer:
    """What a server says: ``target`` where it redirects, a body where the status is 200."""

    url: str
    status: int
    headers: Mapping[str, str]
    target: str | None = None
    body: bytes = b""


class _Pinned(HTTPAdapter):
    """Connects to an address that was checked, so that the name is not looked up again."""

    def __init__(self, address: str) -> None:
        super().__init__(max_retries=0)
        self._address = address

    def build_connection_pool_key_attributes(
        self,
        request: requests.PreparedRequest,
        verify: Any,  # noqa: ANN401 - what requests says
        cert: Any = None,  # noqa: ANN401 - the same
    ) -> tuple[Any, Any]:
        """Host parameters with the address, TLS parameters with the name of the certificate."""
        host, tls = super().build_connection_pool_key_attributes(request, verify, cert)
        if host["scheme"] == "https":
            tls["server_hostname"] = host["host"]
        return {**host, "host": self._address}, tls


def sent_as(url: str) -> str:
    """An address as it is sent: the host in ASCII, everything else escaped.

    >>> sent_as("https://한빛.example/가 b#top")
    'https://xn--xx3br43b.example/%EA%B0%80%20b'

    Raises:
        InputError: it is no address of http or https.
    """
    split(url)
    try:
        sent = requests.Request("GET", urldefrag(url)[0]).prepare().url or ""
    except (requests.RequestException, UnicodeError):
        raise InputError(url, "is no http or https address") from None
    split(sent)
    return sent


def ask(
    url: str, guard: Guard, limits: Limits, headers: Mapping[str, str], jar: RequestsCookieJar
) -> Answer:
    """The server's answer to one request for an address as it is sent.

    Cookies come from ``jar`` and go into it.

    Raises:
        InputError: the address is refused, or what comes is too large.
        Passing: no connection, or it broke.
    """
    deadline = time.monotonic() + limits.total
    # The connection goes to a number: the name must be said.
    named = {**headers, "Host": split(url).netloc}
    request = requests.Request("GET", url, headers=named, cookies=jar).prepare()
    failed: Exception | None = None
    for address in guard.addresses(url):
        with closing(_Pinned(address)) as adapter:
            try:
                times = (limits.connect, limits.read)
                response = adapter.send(request, stream=True, timeout=times)
            except requests.RequestException as error:
                failed = error
                continue
            with response:
                jar.update(response.cookies)
                return _answer(response, url, limits, deadline)
    raise _final_error(failed, url, limits)


def _final_error(error: Exception | None, url: str, limits: Limits) -> Exception:
    if isinstance(error, requests.exceptions.SSLError):
        return InputError(url, f"its certificate is not accepted: {_cause(error)}")
    if isinstance(error, requests.ConnectTimeout):
        return Passing(f"no connection within {limits.connect:g} s")
    if isinstance(error, requests.ReadTimeout):
        return Passing(f"no answer for {limits.read:g} s")
    return Passing(f"the connection failed: {_cause(error)}")


def _cause(error: BaseException | None) -> str:
    """The innermost reason, in the words of the system."""
    while error and (error.__cause__ or error.__context__):
        error = error.__cause__ or error.__context__
    said = getattr(error, "verify_message", None) or getattr(error, "strerror", None)
    return str(said).lower() if said else "the server does not answer in HTTP"


def _answer(response: requests.Response, url: str, limits: Limits, deadline: float) -> Answer:
    target = response.headers.get("location")
    if response.status_code in _REDIRECTS and target:
        return Answer(url, response.status_code, response.headers, _target(url, target))
    body = _body(response, url, limits, deadline) if response.status_code == OK else b""
    return Answer(url, response.status_code, response.headers, body=body)


def _target(url: str, said: str) -> str:
    # Header bytes come as Latin-1; servers write UTF-8.
    said = said.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return requote_uri(urljoin(url, said))
    except (ValueError, requests.RequestException):
        raise InputError(url, f"redirects to {said}, which is no address") from None


def _body(response: requests.Response, url: str, limits: Limits, deadline: float) -> bytes:
    packed = codings(response.headers.get("content-encoding", ""))
    if not {*packed} <= PACKED:
        raise InputError(url, f"comes packed as {', '.join(packed)}, which was not asked for")
    pieces: list[bytes] = []
    left = limits.body
    try:
        while piece := response.raw.read1(_PIECE, decode_content=False):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise InputError(url, f"has more than {limits.body} bytes")
            if time.monotonic() > deadline:
                raise TimeoutError
    except (HTTPError, OSError) as error:
        if isinstance(error, TimeoutError):
            raise
        raise Passing(_BROKEN) from None
    return _unpacked(b"".join(pieces), packed, url, limits)


def _unpacked(body: bytes, packed: tuple[str, ...], url: str, limits: Limits) -> bytes:
    try:
        return unpacked(body, packed, limits.body)
    except TooLargeError:
        raise InputError(url, f"has more than {limits.body} bytes") from None
    except CutShortError:
        raise Passing(_BROKEN) from None
    except zlib.error:
        raise InputError(url, f"is not {', '.join(packed)}, as its header says") from None
