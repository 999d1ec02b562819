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


def dropped(x: Variables, operation: str) -> list[IntVar]:
    """The operation is no longer planned although its order is: none where that cannot be."""
    placed, present = x.placed(operation), x.present(x.problem.operations[operation].order)
    if placed.index == present.index:
        return []
    return [x.once("dropped", operation, lambda _: _dropped(x, operation, placed, present))]


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


def _dropped(x: Variables, operation: str, placed: IntVar, present: IntVar) -> IntVar:
    order = x.problem.operations[operation].order
    literal = x.new_bool(
        f"dropped[{operation}]", lambda plan: order not in plan.left_out and operation not in plan.placements
    )
    x.model.add(literal == present - placed)
    return literal
