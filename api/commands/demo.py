"""`workshop demo`: a workshop to play with, its next day planned and shown, and the service that answers for it."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from tempfile import mkdtemp

import typer
import uvicorn
from pydantic import SecretStr

from api.access.roles import Principal
from api.bodies.solves import SolveOptions
from api.commands.files import write
from api.commands.serve import begin
from api.intake.sandbox import create
from api.jobs.executor import Executor
from api.planning.current import day_now
from api.planning.solving import ask
from api.service import Service
from api.serving import server_of
from api.settings import Settings
from api.store import solves, workshops
from api.store.changes import Actor
from api.view.board import Board
from api.view.html.page import page
from api.view.summary import summary
from scheduler.day import check_day
from scheduler.documents.day import Day
from scheduler.ports import Ending, Outcome
from scheduler.read import read_plan

NAME, DATABASE, PAGE = "demo", "sqlite:///workshop-demo.db", "workshop-demo.html"
SECONDS = 10.0
POLL = 0.1


def run(chosen: Settings, executor: Executor) -> None:
    """Serve until it is interrupted; in CI until the day is shown."""
    if "database_url" not in chosen.model_fields_set:
        chosen = chosen.model_copy(update={"database_url": SecretStr(DATABASE)})
    service, socket = begin(chosen, executor)
    server = server_of(service)
    shown = threading.Thread(target=_show, args=(service, server), daemon=True)
    shown.start()
    server.run([socket])


def _show(service: Service, server: uvicorn.Server) -> None:
    """What a newcomer is to see, once the service answers."""
    while not server.started:
        time.sleep(POLL)
    url = service.database.url.render_as_string()
    board = _planned(service)
    if board is not None:
        summary(board, timeline=True)
        typer.echo(f"\nThe same as a page: {_written(page(board))}")
    else:
        typer.echo(f"Workshop {NAME} is as it was left; with another database than {url} it begins anew.")
    typer.echo(f"The workshop is at /v1/workshops/{NAME}; Ctrl-C ends the service. Another key, from another terminal:")
    typer.echo(f"WORKSHOP_DATABASE_URL={url} workshop keys create --role admin --name me")
    if os.environ.get("CI"):
        server.should_exit = True


def _planned(service: Service) -> Board | None:
    """The demo workshop's next day, once its solve is over; None: it was planned when this was started before."""
    actor = Actor("demo", service.clock())
    with service.database.writing() as session:
        if workshops.find(session, NAME) is not None:
            return None
        row = create(session, "medium", actor, NAME)
        day = day_now(session, row, actor.at)
        who, options = Principal("demo", "demo", "admin", None), SolveOptions(time_limit=SECONDS)
        text = day.model_dump_json(by_alias=True, exclude_unset=True)
        since = row.last_change
        job = ask(
            session, service, who, options, text, workshop_id=NAME, writes_plan=True, base_version=0, base_change=since
        ).id
    service.jobs.wake()
    return _board(service, day, job)


def _board(service: Service, day: Day, job: str) -> Board:
    while True:
        with service.database.reading() as session:
            row = solves.get(session, job)
            if row is not None and row.status in solves.OVER:
                break
        time.sleep(POLL)
    checked = check_day(day, read_plan(row.plan or ""))
    seconds = ((row.finished_at or day.as_of) - (row.started_at or day.as_of)).total_seconds()
    outcome = Outcome(
        checked.plan, checked.judgement, tuple(row.bounds or ()), seconds, 0.0, Ending(row.reason or "time")
    )
    return Board(day, checked.problem, outcome)


def _written(html: str) -> Path:
    """Here, or in a new temporary folder where this one is not writable."""
    path = Path.cwd() / PAGE
    try:
        write(path, html)
    except OSError:
        path = Path(mkdtemp(prefix="workshop-")) / PAGE
        write(path, html)
    return path
