"""A running server: listens, answers, and ends in an orderly way."""

from __future__ import annotations

import socket
from types import FrameType

import uvicorn

from api.app import create_app
from api.http.connections import Connection
from api.service import GRACE, Service

BACKLOG = 2048
"""Connections that may wait to be taken up."""


class Server(uvicorn.Server):
    """Streams end when it is asked to end: it waits for every answer, and theirs may take hours."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Somebody has pressed Ctrl-C, or the machine is shut down."""
        self._service.is_ending = True
        self._service.jobs.news.tell_all()
        super().handle_exit(sig, frame)


def server_of(service: Service) -> uvicorn.Server:
    """A server for this service; its log is ours alone."""
    settings = service.settings
    config = uvicorn.Config(
        create_app(service),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # anybody on this machine may call itself a proxy
        http=Connection,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=75,
        lifespan="on",
    )
    return Server(config, service)


def listen(host: str, port: int) -> socket.socket:
    """The socket to listen on: a port that is taken is known before anything is started.

    Raises
    ------
    OSError
        The address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio leaves Nagle's delay on
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(BACKLOG)  # who comes before the service is ready waits, and is not sent away
    except OSError as error:
        found.close()
        raise OSError(error.errno, f"cannot listen: {error.strerror}", f"{host}:{port}") from None
    return found
