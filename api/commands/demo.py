"""`workshop demo`: plan a realistic day, show it, write the page."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkdtemp

import typer

from api.commands.files import write
from api.commands.plan import board, solve
from api.view.html.page import page
from api.view.summary import summary
from scheduler.documents.day import Day
from scheduler.generate import generate
from scheduler.ports import SolveParams
from scheduler.read import read_day

DAY = Path(__file__).resolve().parents[2] / "fixtures/days/medium.json"
PAGE = "workshop-demo.html"
SECONDS = 10.0


def run() -> None:
    """Plan the day that comes with the program, or one like it."""
    drawn = board(solve(_day(), SolveParams(time_limit=SECONDS, workers=os.cpu_count() or 1)))
    summary(drawn, timeline=True)
    typer.echo(f"\nThe same as a page: {_written(page(drawn))}")


def _day() -> Day:
    return read_day(DAY.read_bytes()) if DAY.is_file() else generate("medium")


def _written(html: str) -> Path:
    """Here, or in a new temporary folder where this one is not writable."""
    path = Path.cwd() / PAGE
    try:
        write(path, html)
    except OSError:
        path = Path(mkdtemp(prefix="workshop-")) / PAGE
        write(path, html)
    return path
