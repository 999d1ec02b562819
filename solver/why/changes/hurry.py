"""A part or an approval comes earlier, or the car does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.clock import TICK_MINUTES
from scheduler.orders import Operation
from scheduler.problem import Problem
from solver.why import prices
from solver.why.least import least
from solver.why.rescue import Change, Rescue

MOST = 24
"""Ticks (two hours) by which a customer may be asked to come earlier."""


def changes(rescue: Rescue) -> Iterator[Change]:
    """Each thing that the order waits for, by as little as helps."""
    problem, order = rescue.problem, rescue.order
    soonest = max(order.arrival, problem.as_of, problem.frozen_until, 0)
    waiting: dict[tuple[int, str], list[Operation]] = {}
    for operation in (problem.operations[o] for o in order.operations if o not in problem.facts):
        waiting.setdefault((operation.release, operation.release_reason), []).append(operation)
    for (tick, _), operations in waiting.items():
        if tick > soonest:
            yield from _delivered(rescue, operations, tick - soonest)
    if not order.arrived and order.arrival > problem.as_of:
        arriving = [o for (tick, _), operations in waiting.items() if tick == order.arrival for o in operations]
        yield from _arriving(rescue, arriving, min(MOST, order.arrival - problem.as_of))


def _delivered(rescue: Rescue, operations: Sequence[Operation], most: int) -> Iterator[Change]:
    what = operations[0].release_reason
    what = what.rpartition(",")[0] or what

    def sooner(by: int) -> Change:
        minutes = by * TICK_MINUTES
        return Change(f"{what} {minutes} min earlier", minutes, _released(rescue.problem, operations, by))

    return least(most, sooner, rescue.works)


def _arriving(rescue: Rescue, operations: Sequence[Operation], most: int) -> Iterator[Change]:
    def sooner(by: int) -> Change:
        changed = _released(rescue.problem, operations, by)
        order = replace(rescue.order, arrival=rescue.order.arrival - by)
        words = f"the car brought in {by * TICK_MINUTES} min earlier"
        changed = replace(changed, orders={**changed.orders, order.id: order})
        return Change(words, prices.asked_of(order, by), changed)

    return least(most, sooner, rescue.works)


def _released(problem: Problem, operations: Sequence[Operation], by: int) -> Problem:
    sooner = {o.id: replace(o, release=o.release - by) for o in operations}
    return replace(problem, operations={**problem.operations, **sooner})
