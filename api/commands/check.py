"""`workshop check`: judge a plan."""

from __future__ import annotations

import typer

from api.commands.files import read
from api.view.score import score_lines
from api.view.words import counted
from scheduler.day import check_day
from scheduler.plan import Violation
from scheduler.read import read_day, read_plan

BROKEN = 1


def run(day: str, plan: str) -> None:
    """Name every broken rule, list waived clashes apart, print the score."""
    judgement = check_day(read_day(read(day)), read_plan(read(plan))).judgement
    broken = judgement.violations
    typer.echo(f"{counted(len(broken), 'rule is', 'rules are')} broken" if broken else "valid: no rule is broken")
    _list(broken)
    if judgement.waived:
        typer.echo("waived, because what has already happened causes it:")
        _list(judgement.waived)
    typer.echo("\n".join(["score, lower is better:", *score_lines(judgement.score)]))
    raise typer.Exit(BROKEN if broken else 0)


def _list(violations: tuple[Violation, ...]) -> None:
    for violation in violations:
        typer.echo(f"  {violation.rule}: {violation.message}")
