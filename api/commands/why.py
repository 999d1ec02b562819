"""`workshop why`: why orders are late or left out, and what would save them."""

from __future__ import annotations

import typer

from api.commands.sources import judged
from api.view.board import Board
from api.view.whys import why_lines
from scheduler.day import explained
from scheduler.errors import WorkshopError
from scheduler.ports import Outcome
from scheduler.problem import Problem

SECONDS = 60.0


def run(day: str, plan: str, order: str | None) -> None:
    """Explain one order, or all that are late or left out, however long that takes within a minute."""
    from api.wiring import explainer

    found = judged(day, plan)
    problem, checked = found.checked.problem, found.checked
    only = None if order is None else _named(problem, order)
    bounds = (None,) * len(checked.judgement.score.tiers)
    outcome = Outcome(checked.plan, checked.judgement, bounds, 0.0, 0.0)
    told = explained(problem, outcome, explainer(only), SECONDS)
    lines = why_lines(Board(found.day, problem, told))
    typer.echo("\n".join(lines) if lines else _nothing(order))


def _named(problem: Problem, name: str) -> str:
    """By id, number or plate."""
    for order in problem.orders.values():
        if name in (order.id, order.label, order.plate):
            return order.id
    raise WorkshopError(f"there is no order {name} in this plan.")


def _nothing(order: str | None) -> str:
    return "Nothing is late or left out." if order is None else f"Order {order} is neither late nor left out."
