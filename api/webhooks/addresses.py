"""Where webhooks may go: to machines of the public internet, never into our own networks unless that is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from api.webhooks import names
from scheduler.errors import Fault, InvalidDocument

PORTS = {"https": 443, "http": 80}
RESERVED_PORTS = 1024
"""Below it other services listen (mail, shells, databases), which nobody should talk to through us."""
PRINTABLE = re.compile(r"[\x21-\x7e]+")
HOST = re.compile(r"[0-9a-z_][0-9a-z._-]*|[0-9a-f:.]+")
UNICAST = IPv6Network("2000::/3")
"""Every machine of the public internet that has an IPv6 address has one of these."""
METADATA = (IPv4Network("192.0.0.0/24"), IPv4Network("168.63.129.16"))
"""Where clouds (Oracle, Azure) tell their machines secrets, beside link-local addresses; they look public."""
EXAMPLE = "the whole address, for instance https://dms.example.com/hooks/workshop."
ALLOW = "or let the service's WORKSHOP_PRIVATE_WEBHOOKS be true."


@dataclass(frozen=True, slots=True)
class Target:
    """What a URL says; ``authority``: host and port as they are written in it."""

    is_encrypted: bool
    host: str
    port: int
    authority: str
    path: str


async def ensure_allowed(url: str, *, private: bool) -> None:
    """Messages may be sent to a URL, as far as can be told now; a private receiver need not be there yet.

    Raises
    ------
    InvalidDocument
        They may not, or it leads nowhere.
    """
    target = target_of(url, private=private)
    if not private:
        with _resolving(target):
            found = await names.early(target.host, target.port)
        _ensure_public(target, found)


def target_of(url: str, *, private: bool) -> Target:
    """What a URL says; ``private``: it may be unencrypted, and use any port.

    Raises
    ------
    InvalidDocument
        It is no URL that anything may be sent to.
    """
    parts, given = _split(url)
    port = PORTS.get(parts.scheme, 0) if given is None else given
    is_usual = port == PORTS["https"] or port >= RESERVED_PORTS
    for is_fine, message, way_out in (
        (parts.scheme and (parts.netloc or parts.scheme in PORTS), "https:// is missing.", f"Write {EXAMPLE}"),
        (parts.scheme in PORTS, f"{parts.scheme} is no scheme of the web.", f"Write {EXAMPLE}"),
        (private or parts.scheme == "https", "http is not encrypted.", f"Begin with https://, {ALLOW}"),
        (parts.netloc, "it names no host.", f"Write {EXAMPLE}"),
        ("@" not in parts.netloc, "it holds a name or password.", "Leave it out: the signature says who sends."),
        (HOST.fullmatch(parts.hostname or ""), f"{parts.netloc} is no host.", f"Write {EXAMPLE}"),
        (not parts.fragment, f"#{parts.fragment} would never be sent.", "Leave it out."),
        (is_usual or (private and port), f"port {port} is reserved.", f"Take 443 or one from {RESERVED_PORTS} up."),
    ):
        if not is_fine:
            raise _unfit(message, way_out)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme == "https", parts.hostname or "", port, parts.netloc, path)


def addresses_of(target: Target, *, private: bool) -> tuple[str, ...]:
    """Every address that the host has now. Whoever sends takes one of these, for a second answer may differ.

    Raises
    ------
    InvalidDocument
        It has none, or one that is not public.
    """
    with _resolving(target):
        found = names.addresses(target.host, target.port)
    if not private:
        _ensure_public(target, found)
    return found


def is_public(address: str) -> bool:
    """A machine of the public internet may have it."""
    known = ip_address(address)
    if isinstance(known, IPv6Address):
        return known in UNICAST and known.is_global and known.sixtofour is None
    return known.is_global and not known.is_multicast and not any(known in network for network in METADATA)


def _split(url: str) -> tuple[SplitResult, int | None]:
    """Its parts and its port; `urlsplit` would silently leave out what is not printable."""
    try:
        if PRINTABLE.fullmatch(url):
            parts = urlsplit(url)
            return parts, parts.port
    except ValueError:
        pass
    raise _unfit(f"{url[:200]!r} is no URL.", "Write https://host/path in ASCII: names as xn--…, other letters as %….")


@contextmanager
def _resolving(target: Target) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeError) as error:
        late = f" within {names.SECONDS:g} s" if isinstance(error, TimeoutError) else ""
        raise _unfit(f"{target.host} cannot be resolved{late}.", "Check the name, or try again.") from None


def _ensure_public(target: Target, addresses: names.Addresses) -> None:
    if not all(map(is_public, addresses)):
        raise _unfit(f"{target.host} has an address that is not public.", f"Use a public one, {ALLOW}")


def _unfit(message: str, way_out: str) -> InvalidDocument:
    return InvalidDocument([Fault("url", message, way_out)])
