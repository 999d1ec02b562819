"""Cars come and go while the workshop is open, and stay overnight only where their order allows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Order
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Reception and handover lie in one opening window each; without an overnight stay all that is planned does.

    Bought-in work begins, as the car leaves, in one.
    """
    opens = [start for start, _ in problem.opening]
    for order in problem.orders.values():
        for operation in order.operations:
            placement = plan.placements.get(operation)
            if placement is None or operation in problem.facts:
                continue
            window = bisect_right(opens, placement.start) - 1
            inside = window >= 0 and placement.end <= problem.opening[window][1]
            spec = problem.operations[operation]
            if spec.sublet and (window < 0 or placement.start >= problem.opening[window][1]):
                yield Violation(
                    "opening",
                    f"{wording.job(problem, operation)} is planned from {wording.at(problem, placement.start)} on,"
                    " when the workshop is closed and the car cannot leave",
                    (operation,),
                )
            elif not inside and (not order.overnight or spec.at_the_counter):
                yield Violation(
                    "opening",
                    f"{wording.job(problem, operation)} is planned"
                    f" {wording.between(problem, placement.start, placement.end)}, outside the opening hours",
                    (operation,),
                )
        yield from _overnight(problem, plan, order, opens)


def _overnight(problem: Problem, plan: Plan, order: Order, opens: list[int]) -> Iterator[Violation]:
    if order.overnight:
        return
    planned = [p for o in order.operations if o not in problem.facts and (p := plan.placements.get(o)) is not None]
    windows = {bisect_right(opens, p.start) for p in planned}
    if len(windows) > 1:
        yield Violation(
            "opening",
            f"{wording.car(problem, order.id)} of work order {order.label} may not stay overnight: it is worked on"
            f" from {wording.at(problem, min(p.start for p in planned))}"
            f" to {wording.at(problem, max(p.end for p in planned))}",
            tuple(p.operation for p in planned),
        )
