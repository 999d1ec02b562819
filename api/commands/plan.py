"""`workshop plan`: plan a day, write the plan, show it."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from api.commands.files import ensure_writable, read, write
from api.commands.stopping import until_interrupted
from api.view.board import Board
from api.view.progress import progress
from api.view.summary import summary
from scheduler.day import PlannedDay, plan_day
from scheduler.documents.day import Day
from scheduler.ports import SolveParams
from scheduler.read import read_day


def run(day: str, output: Path | None, time_limit: float, workers: int | None, seed: int, gantt: bool) -> None:
    """Plan, write, show: in this order, so that a closed terminal cannot lose the plan, nor a full disk the tables."""
    if output:
        ensure_writable(output)
    planned = solve(read_day(read(day)), SolveParams(time_limit, workers or os.cpu_count() or 1, seed))
    failure = _written(planned, output) if output else None
    summary(board(planned), gantt)
    if failure:
        raise failure


def _written(planned: PlannedDay, output: Path) -> OSError | None:
    """Write the plan; what went wrong can wait until it is shown."""
    try:
        write(output, planned.document.model_dump_json(by_alias=True, exclude_none=True, indent=2) + "\n")
    except OSError as error:
        return error
    typer.echo(f"plan written to {output}", err=True)
    return None


def solve(day: Day, params: SolveParams) -> PlannedDay:
    """Plan a day with progress on stderr; Ctrl-C keeps the best plan."""
    from api.wiring import solver

    with progress() as report:
        return until_interrupted(lambda stopped: plan_day(day, solver(), params, report, stopped))


def board(planned: PlannedDay) -> Board:
    """What is shown of a planned day."""
    return Board(planned.day, planned.problem, planned.outcome)
