"""`workshop serve`: the service, until it is interrupted."""

from __future__ import annotations

import ipaddress
from contextlib import ExitStack
from socket import socket as Socket

import typer

from api.composition import service_of
from api.http.logs import configure
from api.jobs.executor import Executor
from api.pauses import settle
from api.service import Service
from api.serving import listen, server_of
from api.settings import Settings
from api.store import keys
from scheduler.errors import WorkshopError


def run(settings: Settings, executor: Executor) -> None:
    """Migrate the database, show the first admin key, listen."""
    service, socket = begin(settings, executor)
    server_of(service).run([socket])


def begin(settings: Settings, executor: Executor) -> tuple[Service, Socket]:
    """A service that somebody may administer, and the socket it is going to listen on; its solves run there.

    Raises
    ------
    WorkshopError
        The database cannot be used; or it would listen to the world, and there is no admin key yet.
    OSError
        The address cannot be listened on.
    """
    configure(json_lines=settings.json_logs)
    socket = listen(settings.host, settings.port)
    with ExitStack() as undone:
        undone.callback(executor.close)
        undone.callback(socket.close)
        service = service_of(settings, executor)
        undone.callback(service.database.close)
        _ensure_admin(service)
        undone.pop_all()
    host, port = socket.getsockname()[:2]
    settle()
    typer.echo(f"listening on http://{f'[{host}]' if ':' in host else host}:{port}/v1", err=True)
    return service, socket


def _ensure_admin(service: Service) -> None:
    """Who starts the service for the first time gets its first key; nobody listens to the world without one."""
    now, host = service.clock(), service.settings.host
    with service.database.writing() as session:
        if keys.any_valid(session, now):
            return
        if not _is_loopback(host):
            way_out = "Create one first: workshop keys create --role admin --name NAME"
            raise WorkshopError(f"{host} is open to others, and there is no admin key yet. {way_out}")
        _, key = keys.create(session, "admin", "first admin", None, now)
    typer.echo(f"first admin key, shown only this once: {key}", err=True)


def _is_loopback(host: str) -> bool:
    """Only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
