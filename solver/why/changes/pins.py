"""A pin is given up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.orders import Operation, Order
from scheduler.problem import Problem
from solver.why import prices
from solver.why.rescue import Change, Rescue


def changes(rescue: Rescue) -> Iterator[Change]:
    """One pin, or all of the order where one is not enough."""
    pins = pinned(rescue.problem, rescue.order)
    if not pins or not rescue.works(_without(rescue.problem, pins)):
        return
    for operation in pins:
        yield _without(rescue.problem, [operation])
    yield _without(rescue.problem, pins)


def pinned(problem: Problem, order: Order) -> list[Operation]:
    """What somebody has decided of the order."""
    specs = (problem.operations[o] for o in order.operations if o not in problem.facts)
    return [operation for operation in specs if operation.pin is not None]


def unpinned(problem: Problem, operations: Sequence[Operation]) -> Problem:
    """The same with these open again."""
    free = {o.id: replace(o, pin=None) for o in operations}
    return replace(problem, operations={**problem.operations, **free})


def _without(problem: Problem, pins: Sequence[Operation]) -> Change:
    names = ", ".join(o.name for o in pins)
    words = f"without the pin{'s' * (len(pins) > 1)} on {names}"
    return Change(words, prices.PIN * len(pins), unpinned(problem, pins))
