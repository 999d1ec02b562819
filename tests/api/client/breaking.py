"""A way to a server that breaks: each connection in turn is cut after so many bytes of its answer."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.parse import urlsplit


@contextmanager
def breaking(url: str, cuts: Sequence[int]) -> Iterator[str]:
    """Its address; 0: the request arrives, and nothing of the answer. When the cuts are used up, it holds."""
    left, parts = iter(cuts), urlsplit(url)

    class Way(BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((parts.hostname, parts.port or 80)) as behind:
                there = Thread(target=_pump, args=(self.request, behind))
                there.start()
                _pump(behind, self.request, next(left, None))
                there.join()

    with ThreadingTCPServer(("127.0.0.1", 0), Way) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def _pump(source: socket.socket, sink: socket.socket, most: int | None = None) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data[:most])
            if most is not None and (most := most - len(data)) <= 0:
                break
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
