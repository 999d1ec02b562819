"""`workshop plan`: plan a day, write the plan, show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from api.commands.files import ensure_writable, read, write
from api.commands.sources import both
from api.commands.stopping import until_interrupted
from api.view.board import Board
from api.view.progress import progress
from api.view.summary import summary
from scheduler.day import PlannedDay, plan_day
from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument
from scheduler.ports import SolveParams
from scheduler.read import read_day


def run(day: str, known: str | None, output: Path | None, params: SolveParams, gantt: bool) -> None:
    """Plan, write, show: in this order, so that a closed terminal cannot lose the plan, nor a full disk the tables."""
    if output:
        ensure_writable(output)
    document, plans = (read_day(read(day)), []) if known is None else _both(day, known)
    planned = solve(document, params, plans)
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


def _both(day: str, known: str) -> tuple[Day, list[PlanDocument]]:
    document, plan = both(day, known)
    return document, [plan]


def solve(day: Day, params: SolveParams, known: Sequence[PlanDocument] = ()) -> PlannedDay:
    """Plan a day with progress on stderr; Ctrl-C keeps the best plan."""
    from api.wiring import explainer, solver

    with progress() as report:
        return until_interrupted(lambda stopped: plan_day(day, solver(), params, report, stopped, known, explainer()))


def board(planned: PlannedDay) -> Board:
    """What is shown of a planned day."""
    return Board(planned.day, planned.problem, planned.outcome)
