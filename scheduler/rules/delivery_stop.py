"""A car under a delivery stop is not handed over, or brought back, before its open recalls are done."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Order
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A handover that has begun is waived."""
    for order in problem.orders.values():
        if order.delivery_stop:
            yield from _handed_over(problem, plan, order)


def _handed_over(problem: Problem, plan: Plan, order: Order) -> Iterator[Violation]:
    recalls = [o for o in order.operations if problem.operations[o].recall]
    for operation in order.operations:
        handover = plan.placements.get(operation)
        if handover is None or not problem.operations[operation].hands_over:
            continue
        for recall in recalls:
            done = plan.placements.get(recall)
            if done is None or done.end > handover.start:
                when = "is not planned" if done is None else f"ends at {wording.at(problem, done.end)}"
                yield Violation(
                    "delivery_stop",
                    f"{wording.car(problem, order.id)} of work order {order.label} may not be handed over at"
                    f" {wording.at(problem, handover.start)}: the recall {problem.operations[recall].name} {when}",
                    (recall, operation),
                    waived=operation in problem.facts,
                )
