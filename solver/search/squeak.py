"""Squeaky wheel: orders that came out late or left out are seated earlier next time (Joslin and Clements, 1999)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready
from solver.search.construct import Construct

PATIENCE = 12
"""Plans without improvement after which it stops."""


def squeak(
    construct: Construct, orders: Sequence[str], plan: Plan, is_better: Callable[[Plan], bool], seed: int
) -> Iterator[Plan]:
    """Plans from reordered lists, ``plan`` being that of ``orders``, until nothing squeaks or nothing gets better."""
    random, patience = Random(seed), PATIENCE
    rank = {order: float(index) for index, order in enumerate(orders)}
    while patience and (squeaks := _squeaks(construct.problem, plan)):
        for order, blame in squeaks.items():
            if order in rank:
                rank[order] -= blame * (0.5 + random.random()) * len(rank) / 4
        plan = construct.plan(sorted(rank, key=rank.__getitem__))
        patience = PATIENCE if is_better(plan) else patience - 1
        yield plan


def _squeaks(problem: Problem, plan: Plan) -> dict[str, float]:
    """How loud each order complains: 1 for the heaviest that is left out."""
    heaviest = max((order.weight for order in problem.orders.values()), default=1) or 1
    found = {}
    for order in problem.orders.values():
        end = ready(problem, plan, order)
        if end is None:
            found[order.id] = order.weight / heaviest
        elif order.due is not None and end > order.due:
            found[order.id] = 0.5 * order.weight / heaviest
    return found
