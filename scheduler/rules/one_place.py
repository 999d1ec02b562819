"""A car is in one place at a time: its operations never overlap, nor do its stays in different bays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.orders import Order
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


class Extent(NamedTuple):
    """A group that something is planned of, from first start to last end."""

    start: int
    end: int
    operations: tuple[str, ...]


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Between two facts a clash is waived; a stay with history counts from where it holds its bay now."""
    for order in problem.orders.values():
        placed = [p for o in order.operations if (p := plan.placements.get(o)) is not None]
        follow_as_listed = all(before.end <= after.start for before, after in pairwise(placed))
        for holding, placement in () if follow_as_listed else clashes(placed):
            yield Violation(
                "one_place",
                f"{wording.job(problem, holding.operation)} lasts until {wording.at(problem, holding.end)},"
                f" {problem.operations[placement.operation].name} on the same car starts at"
                f" {wording.at(problem, placement.start)}",
                (holding.operation, placement.operation),
                waived=holding.operation in problem.facts and placement.operation in problem.facts,
            )
        for stay, other in clashes(_extents(problem, plan, order)):
            yield Violation(
                "one_place",
                f"{wording.car(problem, order.id)} keeps its bay until {wording.at(problem, stay.end)}"
                f" for {problem.operations[stay.operations[-1]].name},"
                f" and is in another from {wording.at(problem, other.start)}",
                (*stay.operations, *other.operations),
            )


def _extents(problem: Problem, plan: Plan, order: Order) -> Iterator[Extent]:
    """From first start to last end of every group of which something is planned; history counts from its anchor."""
    if len(order.groups) < 2 or all(len(g) == 1 for g in order.groups):
        return
    if order.id not in problem.begun:
        for group in order.groups:
            placed = [p for o in group if (p := plan.placements.get(o)) is not None]
            if placed:
                yield Extent(min(p.start for p in placed), max(p.end for p in placed), group)
        return
    for index, group in enumerate(order.groups):
        planned = [p for o in group if o not in problem.facts and (p := plan.placements.get(o)) is not None]
        if planned:
            forced = [f for o in group if (f := problem.facts.get(o)) is not None and f.start >= problem.as_of]
            anchor = problem.anchors.get((order.id, index))
            starts = [p.start for p in (*planned, *forced)] + ([anchor[1]] if anchor else [])
            yield Extent(min(starts), max(p.end for p in (*planned, *forced)), group)
