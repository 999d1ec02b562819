"""What it costs in promises that one operation ends at another time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from scheduler.goals import lateness, promises, waiting
from scheduler.orders import Operation
from scheduler.plan import Plan
from scheduler.presence import span
from scheduler.problem import Problem


class Costs:
    """By the end of one operation, what the goals say of its order more than they do now; no other order changes."""

    def __init__(self, problem: Problem, plan: Plan, operation: Operation) -> None:
        order = problem.orders[operation.order]
        placed = {o: p for o in order.operations if (p := plan.placements.get(o)) is not None}
        self.problem = replace(problem, orders={order.id: order})
        self.plan = Plan(placed, carried_over=plan.carried_over & {order.id})
        self.now = placed[operation.id]
        self.promises: Callable[[int], int] = cache(self._promises)
        self.lateness: Callable[[int], int] = cache(self._lateness)

    def by_promises(self) -> dict[int, int]:
        """By the weight of broken promises more than now: the ends that cost as much."""
        found: dict[int, int] = {}
        self._split(0, self.problem.horizon, found)
        return found

    def _split(self, first: int, last: int, found: dict[int, int]) -> None:
        """A later end never mends a promise: where both ends cost the same, so do all between."""
        cost = self.promises(first)
        if cost == self.promises(last):
            found[cost] = found.get(cost, 0) | span(first, last + 1)
            return
        middle = (first + last) // 2
        self._split(first, middle, found)
        self._split(middle + 1, last, found)

    def _promises(self, end: int) -> int:
        return promises.value(self.problem, self._ending(end)) - promises.value(self.problem, self.plan)

    def _lateness(self, end: int) -> int:
        """Late minutes × weight, and the minutes that a customer waits."""
        plan = self._ending(end)
        return sum(goal.value(self.problem, plan) - goal.value(self.problem, self.plan) for goal in (lateness, waiting))

    def _ending(self, end: int) -> Plan:
        placements = {**self.plan.placements, self.now.operation: replace(self.now, end=end)}
        return replace(self.plan, placements=placements)
