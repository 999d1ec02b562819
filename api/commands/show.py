"""`workshop show`: a plan as a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from api.commands.files import ensure_writable, write
from api.commands.sources import judged
from api.view.board import Board
from api.view.html.page import page
from api.view.words import broken
from scheduler.day import CheckedDay, explained
from scheduler.documents.plan import PlanDocument
from scheduler.ports import Outcome
from scheduler.translate import to_whys


def run(day: str, plan: str, html: Path) -> None:
    """Judge the plan, draw it, write the page."""
    ensure_writable(html)
    found = judged(day, plan)
    write(html, page(Board(found.day, found.checked.problem, outcome(found.checked, found.plan))))
    typer.echo(f"page written to {html}")
    if violations := found.checked.judgement.violations:
        typer.echo(f"{broken(violations)}; workshop check names them", err=True)


def outcome(checked: CheckedDay, document: PlanDocument) -> Outcome:
    """The plan as if just solved; a bound counts only where the plan really has the value it was proved for.

    What is late or left out is explained as it is written, or anew if the plan has been changed since.
    """
    tiers = checked.judgement.score.tiers
    written = {entry.tier: entry for entry in document.score}
    same = [t.name in written and written[t.name].value == t.value for t in tiers]
    bounds = tuple(written[t.name].bound if ok else None for t, ok in zip(tiers, same, strict=True))
    found = Outcome(checked.plan, checked.judgement, bounds, 0.0, 0.0)
    if all(same) and document.why:
        return replace(found, whys=to_whys(document, checked.problem))
    from api.wiring import explainer

    return explained(checked.problem, found, explainer())
