"""Only public addresses are asked, whatever a name, a redirect or a second DNS answer says."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from extractor.errors import InputError
from extractor.fetching import Client, Fetcher, Guard
from extractor.fetching.addresses import is_public
from fetching.local_site import PAGE, Site, answer, here_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = (
    *("0.0.0.1", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "172.16.0.1", "192.168.1.1"),
    *("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1"),
    *("192.0.2.1", "192.88.99.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "ff0e::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a00:1"),
    *("2002:7f00:1::", "2001:db8::1", "2001::1", "100::1"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_public_address(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public_address(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"],
)
def test_this_machine_is_not_asked(site: Site, host: str) -> None:
    with pytest.raises(InputError, match="is no public address"):
        Fetcher().fetch(site.url(host=host))
    assert not site.asked


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "news.example"),
        *("http://", "http:///page", "http://news.example:0/", "http://news.example:99999/"),
        *("http://[::1", "https://two words.example/", "http://\udc80.example/", "javascript:1"),
    ],
)
def test_no_address(url: str) -> None:
    with pytest.raises(InputError, match="is no http or https address"):
        Fetcher().fetch(url)


def test_a_password_is_not_sent() -> None:
    with pytest.raises(InputError, match="user names in addresses are not sent"):
        Fetcher().fetch("https://me:secret@news.example/")


@pytest.mark.parametrize("answers", [["10.0.0.5"], ["127.0.0.1", "10.0.0.5"], ["fe80::1%eth0"]])
def test_a_name_that_leads_to_a_private_address(
    site: Site, client: Client, answers: list[str]
) -> None:
    guard = Guard(lambda _host, _port: answers, here_alone)
    with pytest.raises(InputError, match=r"news\.example \(.*\) is no public address"):
        Fetcher(replace(client, guard=guard)).fetch(site.url(host="news.example"))
    assert not site.asked


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, client: Client) -> None:
    """The name has another address at each look; each look is checked, and none made unchecked."""
    looks: list[str] = []

    def resolve(host: str, _port: int) -> Iterator[str]:
        looks.append(host)
        yield "127.0.0.1"

    fetcher = Fetcher(replace(client, guard=Guard(resolve, here_alone)))
    assert fetcher.fetch(site.url(host="rebinding.invalid")).body == PAGE
    assert looks == ["rebinding.invalid"] * 2
    assert {headers["Host"] for _, headers in site.asked} == {f"rebinding.invalid:{site.port}"}


def test_an_unknown_name(client: Client) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(InputError, match=r"no host is called news\.example"):
        Fetcher(replace(client, guard=Guard(resolve))).fetch("https://news.example/")


def test_the_next_address_is_tried_where_one_is_not_reached(site: Site, client: Client) -> None:
    guard = Guard(lambda _host, _port: ["127.0.0.9", "127.0.0.1"], lambda _: True)
    assert Fetcher(replace(client, guard=guard)).fetch(site.url(host="two.example")).body == PAGE


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://10.0.0.1/", "10.0.0.1 is no public address"),
        ("//169.254.169.254/latest/meta-data", "169.254.169.254 is no public address"),
        ("http://[::1]/", "::1 is no public address"),
        ("http://[::1", "which is no address"),
        ("file:///etc/passwd", "is no http or https address"),
        ("http://me:secret@127.0.0.1/", "user names in addresses are not sent"),
    ],
)
def test_each_redirect_is_checked(site: Site, fetcher: Fetcher, target: str, message: str) -> None:
    site.routes["/page"] = answer(302, Location=target)
    with pytest.raises(InputError) as caught:
        fetcher.fetch(site.url())
    assert caught.value.where == site.url()
    assert "redirects to" in caught.value.what
    assert message in caught.value.what


def test_a_proxy_of_the_environment_is_not_used(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would look the name up itself."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher.fetch(site.url()).body == PAGE
