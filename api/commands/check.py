"""`workshop check`: judge a plan."""

from __future__ import annotations

import typer

from api.commands.sources import judged
from api.view.clashes import violation_lines
from api.view.notes import notes
from api.view.score import score_lines
from api.view.words import broken

BROKEN = 1


def run(day: str, plan: str) -> None:
    """Name every broken rule, list waived clashes apart, print the score and what else must be known."""
    found = judged(day, plan)
    judgement = found.checked.judgement
    lines = [broken(judgement.violations) if judgement.violations else "valid: no rule is broken"]
    lines += violation_lines(judgement.violations)
    if judgement.waived:
        lines += ["waived, because begun or forced work causes it:", *violation_lines(judgement.waived)]
    lines += ["score, lower is better:", *score_lines(judgement.score)]
    lines += notes(found.day, found.checked.problem)
    typer.echo("\n".join(lines))
    raise typer.Exit(BROKEN if judgement.violations else 0)
