"""`workshop show`: a plan as a page."""

from __future__ import annotations

from pathlib import Path

import typer

from api.commands.files import ensure_writable, read, write
from api.view.board import Board
from api.view.html.page import page
from api.view.words import counted
from scheduler.day import CheckedDay, check_day
from scheduler.documents.plan import PlanDocument
from scheduler.ports import Outcome
from scheduler.read import read_day, read_plan


def run(day: str, plan: str, html: Path) -> None:
    """Judge the plan, draw it, write the page."""
    ensure_writable(html)
    document, written = read_day(read(day)), read_plan(read(plan))
    checked = check_day(document, written)
    write(html, page(Board(document, checked.problem, outcome(checked, written))))
    typer.echo(f"page written to {html}")
    if checked.judgement.violations:
        broken = counted(len(checked.judgement.violations), "rule is", "rules are")
        typer.echo(f"{broken} broken; workshop check names them", err=True)


def outcome(checked: CheckedDay, document: PlanDocument) -> Outcome:
    """The plan as if just solved; a bound counts only where the plan really has the value it was proved for."""
    tiers = checked.judgement.score.tiers
    written = {entry.tier: entry for entry in document.score}
    same = [t.name in written and written[t.name].value == t.value for t in tiers]
    bounds = tuple(written[t.name].bound if ok else None for t, ok in zip(tiers, same, strict=True))
    return Outcome(checked.plan, checked.judgement, bounds, 0.0, 0.0)
