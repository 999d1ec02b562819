"""What of a plan has to be freed together: whole orders, or the least that can be."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem

Block = tuple[str, ...]
"""Operations."""


def blocks_of(problem: Problem, plan: Plan) -> Iterator[Block]:
    """The smallest blocks of all orders that are decided."""
    for order in problem.orders.values():
        yield from blocks_in(problem, plan, order)


def blocks_in(problem: Problem, plan: Plan, order: Order) -> Iterator[Block]:
    """Operations alone but for those that need the same crew; whole orders where one part decides about another.

    That is where it is left out, must not stay overnight, or waits for its recalls.
    """
    decided = [o for o in order.operations if o not in problem.facts]
    if order.id in plan.left_out or not order.overnight or order.delivery_stop:
        if decided:
            yield tuple(decided)
        return
    blocks: dict[str, list[str]] = {}
    for name in (o for o in decided if o in plan.placements):
        mate = problem.operations[name].same_crew_as
        blocks[name] = blocks.get(mate or name, [])
        blocks[name].append(name)
    yield from {block[0]: tuple(block) for block in blocks.values()}.values()
