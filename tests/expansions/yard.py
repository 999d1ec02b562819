"""Every way to put parked cars on places of the yard or beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from scheduler.parking import parked
from scheduler.plan import Parking, Plan
from scheduler.problem import Problem


def yard(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """More cars than there are places among them."""
    times = [] if problem.yard is None else sorted(parked(problem, plan))
    for overflows in product((False, True), repeat=len(times)):
        parkings = (Parking(o, a, b, over) for (a, b, o), over in zip(times, overflows, strict=True))
        yield replace(plan, yard=tuple(parkings))
