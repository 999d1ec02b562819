"""What a plan has of every car, as neighbourhoods look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from random import Random
from typing import NamedTuple

from scheduler.orders import Operation, Order
from scheduler.plan import Plan
from scheduler.readiness import ready
from solver.compiled import Compiled


class Step(NamedTuple):
    """An operation that is decided, and when: ``[start, end)``; all the time there is for it where it is not placed."""

    operation: Operation
    start: int
    end: int
    is_placed: bool

    def away(self, tick: int) -> int:
        """Ticks between it and a tick."""
        return max(self.start - tick, tick - self.end, 0)


class Traces:
    """The decided operations of every order in a plan."""

    def __init__(self, compiled: Compiled, plan: Plan) -> None:
        self.compiled = compiled
        self.problem = compiled.problem
        self.plan = plan
        self.steps = {order.id: steps for order in self.problem.orders.values() if (steps := self._steps(order))}
        self.blocks = {order: tuple(step.operation.id for step in steps) for order, steps in self.steps.items()}
        self.placed = [order for order in self.steps if order not in plan.left_out]
        self.absent = [order for order in self.steps if order in plan.left_out]

    @cached_property
    def fleets(self) -> dict[str, tuple[str, ...]]:
        """By order: what is decided of all the cars of its fleet."""
        found: dict[str, tuple[str, ...]] = {}
        for operations in self.problem.fleets:
            members = dict.fromkeys(self.problem.operations[o].order for o in operations)
            decided = tuple(o for order in members for o in self.blocks.get(order, ()))
            found |= dict.fromkeys(members, decided)
        return found

    @cached_property
    def broken(self) -> list[str]:
        """Orders that are late, left out, or whose customer waits."""
        return [order for order in self.steps if self._is_broken(self.problem.orders[order])]

    def around(self, tick: int, random: Random, counts: Callable[[Operation], bool] = lambda _: True) -> list[str]:
        """Placed orders by how far from a tick, on average, those of their operations are that count."""
        found = []
        for order in self.placed:
            away = [step.away(tick) for step in self.steps[order] if counts(step.operation)]
            if away:
                found.append((sum(away) / len(away) + random.random(), order))
        return [order for _, order in sorted(found)]

    def _steps(self, order: Order) -> list[Step]:
        return [self._step(order, o) for o in order.operations if o not in self.problem.facts]

    def _step(self, order: Order, name: str) -> Step:
        operation, placement = self.problem.operations[name], self.plan.placements.get(name)
        if placement is not None:
            return Step(operation, placement.start, placement.end, True)
        due = self.problem.horizon if order.due is None else min(order.due, self.problem.horizon)
        return Step(operation, operation.release, max(operation.release + 1, due), False)

    def _is_broken(self, order: Order) -> bool:
        end = ready(self.problem, self.plan, order)
        return end is None or order.waits or (order.due is not None and end > order.due)
