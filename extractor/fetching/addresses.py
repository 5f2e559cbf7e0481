"""Which addresses may be asked: http and https, on hosts of the public internet."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from extractor.errors import InputError

IPAddress = IPv4Address | IPv6Address
Permits = Callable[[IPAddress], bool]
Resolve = Callable[[str, int], Iterable[str]]

_PORTS = {"http": 80, "https": 443}
# Called global by the registries, and yet no place of pages: protocol assignments, 6to4 relays, the
# metadata service of one cloud.
_SPECIAL = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet; what it wraps is looked at, too.

    >>> is_public(ip_address("8.8.8.8")), is_public(ip_address("169.254.169.254"))
    (True, False)
    >>> is_public(ip_address("::ffff:10.0.0.1")), is_public(ip_address("64:ff9b::a00:1"))
    (False, False)
    """
    if isinstance(address, IPv4Address):
        special = any(address in network for network in _SPECIAL)
        return address.is_global and not (special or address.is_multicast or address.is_reserved)
    inner = address.ipv4_mapped or address.sixtofour
    if address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner:
        return is_public(inner)
    aside = address.is_multicast or address.is_reserved or address.is_site_local
    return address.is_global and not aside


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a name, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class AddressError(InputError):
    """A host that may not be asked, or that nobody knows."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Looks names up, and refuses those that lead to an address that ``permits`` does not."""

    resolve: Resolve = resolve
    permits: Permits = is_public

    def addresses(self, url: str) -> tuple[str, ...]:
        """The addresses of the URL's host, all of them permitted; to be connected to as they are.

        Raises:
            AddressError: the name is not known, or one of its addresses is not permitted.
        """
        parts = split(url)
        host = parts.hostname or ""
        try:
            found = tuple(self.resolve(host, parts.port or _PORTS[parts.scheme]))
        except (OSError, UnicodeError):
            found = ()
        if not found:
            raise AddressError(url, f"no host is called {host}", "check the address")
        for address in found:
            if not self.permits(ip_address(address)):
                said = "" if address == host else f" ({address})"
                raise AddressError(url, f"{host}{said} is no public address")
        return found


def split(url: str) -> SplitResult:
    """The parts of an address that may be asked for.

    >>> split("https://news.example/a?b").hostname
    'news.example'
    >>> split("file:///etc/passwd")
    Traceback (most recent call last):
    extractor.errors.InputError: file:///etc/passwd: is no http or https address

    Raises:
        InputError: it is no address of http or https, or holds a user name.
    """
    try:
        parts = urlsplit(url)
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise InputError(url, "is no http or https address")
    if "@" in parts.netloc:
        raise InputError(
            parts.hostname or "", "user names in addresses are not sent", "leave it out"
        )
    return parts


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for.

    >>> origin("https://news.example:8443/a/b?c")
    'https://news.example:8443'
    """
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}"
