"""An order that is not planned, put into the gaps of the draft."""

from __future__ import annotations

from api.bodies.plans import MoveResult
from api.http.problems import Code, Refused, missing
from api.planning.current import Current
from api.planning.drafting import Edit
from api.wiring import inserted
from scheduler.consequences import consequences
from scheduler.difference import difference
from scheduler.translate.difference import difference_entry
from scheduler.translate.moves import to_answer


def insert(edit: Edit, current: Current, order: str, *, dry_run: bool) -> MoveResult:
    """The draft with the order, as its next version, unless it is only asked for.

    Raises
    ------
    Refused
        There is no such order, it is planned already, or it finds no place.
    """
    problem = current.problem
    if order not in problem.orders:
        raise missing("order to be planned", order)
    if order not in current.plan.left_out:
        raise Refused(Code.WRONG_STATE, f"Order {order} is planned already. Move its operations, or solve.")
    plan = inserted(problem, current.plan, [order])
    found = consequences(problem, current.plan, plan, current.judgement)
    if order in plan.left_out or found.violations:
        detail = f"Order {order} finds no place while everything else stays. Move something, or solve."
        raise Refused(Code.RULES_BROKEN, detail)
    told, entry = to_answer(found, problem.clock), difference_entry(difference(problem, current.plan, plan))
    version = None if dry_run else edit.keep(current, plan, "inserted")
    parts = {name: getattr(told, name) for name in type(told).model_fields}
    return MoveResult(**parts, version=version, rebased=False, forced=False, difference=entry)
