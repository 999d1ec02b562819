"""Names of machines, looked up within seconds: a name server that says nothing keeps nobody waiting."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import Future
from ipaddress import ip_address

SECONDS = 3.0
"""For one name; the system itself would wait for half a minute and more, and cannot be broken off."""
EARLY = 4
"""Names that are looked up at a time for those who set webhooks up, silent ones among them."""

Addresses = tuple[str, ...]
_free = threading.BoundedSemaphore(EARLY)


def addresses(host: str, port: int) -> Addresses:
    """Every address that a host has now.

    Raises
    ------
    OSError
        It has none; `TimeoutError`: nobody says.
    UnicodeError
        It is no name.
    """
    return _asked(host, port).result(SECONDS)


async def early(host: str, port: int) -> Addresses:
    """The same for who only wants to know early; none: so many others are asking that it has to be told later."""
    if host == "localhost":
        return ("127.0.0.1",)
    if not _free.acquire(blocking=False):
        return _number(host)
    asked = _asked(host, port)
    asked.add_done_callback(lambda _: _free.release())
    async with asyncio.timeout(SECONDS):
        return await asyncio.wrap_future(asked)


def _number(host: str) -> Addresses:
    """An address that is written as one needs no name server; none: it is a name."""
    try:
        return (str(ip_address(host)),)
    except ValueError:
        return ()


def _asked(host: str, port: int) -> Future[Addresses]:
    answer: Future[Addresses] = Future()
    answer.set_running_or_notify_cancel()  # who gives up waiting does not end the thread
    threading.Thread(target=_look, args=(answer, host, port), name="name", daemon=True).start()
    return answer


def _look(answer: Future[Addresses], host: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answer.set_result(tuple(dict.fromkeys(str(address) for *_, (address, *_) in found)))
    except Exception as error:
        answer.set_exception(error)
