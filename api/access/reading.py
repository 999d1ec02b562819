"""One document from one address, read within a time and a size, whatever the other side does."""

from __future__ import annotations

import asyncio
import ssl

import httpx


async def read(url: str, seconds: float, most: int) -> bytes:
    """What is there: from this very address, no redirect is followed; ``seconds``: for everything, names included.

    Raises
    ------
    OSError
        Not in time, or something else than the document.
    httpx.HTTPError
        Nobody answers, or not in HTTP.
    """
    async with asyncio.timeout(seconds):
        trusted = await asyncio.to_thread(ssl.create_default_context)  # what the machine trusts, an own authority too
        async with (
            httpx.AsyncClient(verify=trusted, timeout=seconds) as client,
            client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as answer,
        ):
            return await _document(answer, most)


async def _document(answer: httpx.Response, most: int) -> bytes:
    if answer.status_code != 200:
        raise ConnectionError(f"it answers {answer.status_code}")
    found = bytearray()
    async for part in answer.aiter_raw():
        found += part
        if len(found) > most:
            raise ConnectionError(f"it sends more than {most} bytes")
    return bytes(found)
