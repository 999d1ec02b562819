"""Variables of what changes against the published plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ortools.sat.python.cp_model import IntVar, LiteralT

from scheduler.plan import Placement
from solver.model.variables import Variables


def published(x: Variables) -> list[tuple[str, Placement]]:
    """Published placements of operations that are decided here."""
    if x.problem.published is None:
        return []
    planned = {o.id for o in x.problem.planned}
    return [(o, p) for o, p in x.problem.published.placements.items() if o in planned]


def restarted(x: Variables, operation: str, start: int) -> IntVar:
    """The operation is planned at another time than published."""
    return x.once("restarted", (operation, start), lambda _: _restarted(x, operation, start))


def changed(
    x: Variables, operation: str, what: str, same: Sequence[LiteralT], differs: Callable[[Placement], bool]
) -> IntVar:
    """The operation is planned and not all of ``same`` hold."""
    present = x.placed(operation)
    literal = x.new_bool(
        f"changed[{operation}/{what}]",
        lambda plan: operation in plan.placements and differs(plan.placements[operation]),
    )
    x.model.add_bool_and(same).only_enforce_if(~literal, present)
    x.model.add_bool_or([~s for s in same]).only_enforce_if(literal)
    x.model.add_implication(literal, present)
    return literal


def _restarted(x: Variables, operation: str, start: int) -> IntVar:
    present = x.placed(operation)
    literal = x.new_bool(
        f"restarted[{operation}]",
        lambda plan: operation in plan.placements and plan.placements[operation].start != start,
    )
    x.model.add(x.start(operation) == start).only_enforce_if(~literal, present)
    x.model.add(x.start(operation) != start).only_enforce_if(literal)
    x.model.add_implication(literal, present)
    return literal
