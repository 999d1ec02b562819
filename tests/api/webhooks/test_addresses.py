"""Which URLs messages may be sent to, and which of the addresses behind them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from threading import Event

import pytest

from api.webhooks.addresses import Target, addresses_of, ensure_allowed, is_public, target_of
from api.webhooks.names import EARLY
from scheduler.errors import Fault, InvalidDocument

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",  # between a provider and its customers
        "100.100.100.200",  # metadata of Alibaba's machines
        "127.0.0.1",
        "168.63.129.16",  # Azure's platform
        "169.254.169.254",  # metadata of most clouds
        "172.16.0.1",
        "192.0.0.192",  # metadata of Oracle's machines
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:93.184.215.14",
        "64:ff9b::7f00:1",  # 127.0.0.1 behind a translator
        "2001::1",  # Teredo
        "2001:db8::1",
        "2002:7f00:1::1",  # 127.0.0.1 by 6to4
        "fc00::1",
        "fd00:ec2::254",  # metadata of Amazon's machines
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_of_no_machine_of_the_internet_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def test_a_url_is_taken_apart() -> None:
    assert target_of("https://Example.com/a/b?c=d", private=False) == Target(
        True, "example.com", 443, "Example.com", "/a/b?c=d"
    )
    assert target_of("https://[2606:2800::1]:8443", private=False) == Target(
        True, "2606:2800::1", 8443, "[2606:2800::1]:8443", "/"
    )
    assert target_of("http://localhost:81?x", private=True) == Target(False, "localhost", 81, "localhost:81", "/?x")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://example.com", "not encrypted"),
        ("ftp://example.com", "ftp is no scheme"),
        ("foo", "https:// is missing"),
        ("example.com/hook", "https:// is missing"),
        ("//example.com/hook", "https:// is missing"),
        ("example.com:8443/hook", "https:// is missing"),
        ("https:///hook", "names no host"),
        ("https://.example.com", "is no host"),
        ("https://a,b", "is no host"),
        ("https://example.com:port", "is no URL"),
        ("https://example.com:99999", "is no URL"),
        ("https://[::1", "is no URL"),
        ("https://exa\nmple.com", "is no URL"),
        ("https://example.com/a b", "is no URL"),
        ("https://例子.com", "is no URL"),
        ("https://example.com:22", "port 22 is reserved"),
        ("https://example.com:0", "port 0 is reserved"),
        ("https://example.com#part", "#part would never be sent"),
    ],
)
def test_a_url_that_is_none_of_a_public_receiver_is_refused_with_its_reason(url: str, message: str) -> None:
    fault = refused(url)
    assert fault.path == "url"
    assert message in fault.message
    assert fault.way_out


@pytest.mark.parametrize("url", ["https://me:secret@example.com", "https://me@example.com", r"https://a.com\@b.com"])
def test_a_password_in_a_url_is_refused_and_not_repeated(url: str) -> None:
    fault = refused(url)
    assert "secret" not in str(fault)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_a_loopback_address_is_refused_however_it_is_written(host: str) -> None:
    assert "not public" in refused(f"https://{host}/").message


@pytest.mark.parametrize("host", ["nobody.invalid", "a..b", "a" * 64])
def test_a_name_that_cannot_be_resolved_is_refused(host: str) -> None:
    assert "cannot be resolved" in refused(f"https://{host}/").message


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Name servers say nothing until the end of the test, and nobody waits long for them."""
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait())
    monkeypatch.setattr("api.webhooks.names.SECONDS", 0.1)
    yield
    over.set()


@pytest.mark.usefixtures("silence")
def test_who_sends_does_not_wait_for_a_silent_name_server() -> None:
    with pytest.raises(InvalidDocument, match=r"example\.com cannot be resolved within 0\.1 s"):
        addresses_of(target_of("https://example.com", private=False), private=False)


@pytest.mark.usefixtures("silence")
def test_who_sets_up_does_not_wait_for_a_silent_name_server_nor_for_others_who_do() -> None:
    """Who finds all of the few lookups taken is not told now; each message is looked at again."""
    for _ in range(EARLY):
        assert "cannot be resolved within 0.1 s" in refused("https://example.com").message
    asyncio.run(ensure_allowed("https://example.com", private=False))
    for private in ("10.0.0.1", "169.254.169.254", "[::1]", "localhost"):  # needs no name server
        assert "not public" in refused(f"https://{private}/").message


def test_a_private_receiver_may_have_any_port_and_need_not_be_there_yet() -> None:
    asyncio.run(ensure_allowed("http://nobody.invalid:81/", private=True))
    with pytest.raises(InvalidDocument, match="password"):
        asyncio.run(ensure_allowed("http://me:secret@nobody.invalid/", private=True))


def test_one_private_address_among_public_ones_is_enough_to_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in (PUBLIC, "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    target = target_of("https://example.com", private=False)
    with pytest.raises(InvalidDocument, match=r"example\.com has an address that is not public"):
        addresses_of(target, private=False)
    assert addresses_of(target, private=True) == (PUBLIC, "10.0.0.1")


def refused(url: str) -> Fault:
    with pytest.raises(InvalidDocument) as error:
        asyncio.run(ensure_allowed(url, private=False))
    return error.value.faults[0]
