"""Nothing but planning again, or a later promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler import wording
from solver.why import prices
from solver.why.rescue import Change, Rescue


def changes(rescue: Rescue) -> Iterator[Change]:
    """As it is where the order fits, else the promise for when its car is ready, in this plan or in its gaps."""
    case, due = rescue.case, rescue.order.due
    fits = case.end_of(case.among)
    if rescue.reaches(rescue.problem, fits):
        yield Change("nothing but planning it again: it fits", prices.AGAIN, rescue.problem)
        return
    ends = [end for end in (fits, case.end) if end is not None]
    if ends and due is not None:
        yield _later(rescue, min(ends), due)


def _later(rescue: Rescue, end: int, due: int) -> Change:
    problem, order = rescue.problem, rescue.order
    by = end - due
    told = due if order.promised is None else order.promised
    later = replace(order, due=end, promised=None if order.promised is None else told + by)
    words = f"promise {wording.at(problem, told + by)} instead of {wording.at(problem, told)}"
    return Change(words, prices.asked_of(order, by), replace(problem, orders={**problem.orders, order.id: later}))
