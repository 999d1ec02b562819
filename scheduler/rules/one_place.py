"""A car is in one place at a time: its operations never overlap, nor do its stays in different bays."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Order, Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Between two facts a clash is waived; a stay with history counts from where it holds its bay now."""
    for order in problem.orders.values():
        placed = sorted(
            (p for o in order.operations if (p := plan.placements.get(o)) is not None), key=lambda p: (p.start, p.end)
        )
        yield from _operations(problem, placed)
        yield from _stays(problem, plan, order)


def _operations(problem: Problem, placed: list[Placement]) -> Iterator[Violation]:
    for i in range(1, len(placed)):
        holding, placement = max(placed[:i], key=lambda p: p.end), placed[i]
        if placement.start < holding.end:
            yield Violation(
                "one_place",
                f"{wording.job(problem, holding.operation)} lasts until {wording.at(problem, holding.end)},"
                f" {problem.operations[placement.operation].name} on the same car starts at"
                f" {wording.at(problem, placement.start)}",
                (holding.operation, placement.operation),
                waived=holding.operation in problem.facts and placement.operation in problem.facts,
            )


def _stays(problem: Problem, plan: Plan, order: Order) -> Iterator[Violation]:
    extents = sorted(_extents(problem, plan, order))
    for (_, end, group), (start, _, other) in itertools.pairwise(extents):
        if start < end:
            yield Violation(
                "one_place",
                f"{wording.car(problem, order.id)} keeps its bay until {wording.at(problem, end)}"
                f" for {problem.operations[order.groups[group][-1]].name},"
                f" and is in another from {wording.at(problem, start)}",
                (*order.groups[group], *order.groups[other]),
            )


def _extents(problem: Problem, plan: Plan, order: Order) -> Iterator[tuple[int, int, int]]:
    """From first start to last end of every group of which something is planned; history counts from its anchor."""
    if len(order.groups) < 2 or all(len(g) == 1 for g in order.groups):
        return
    for index, group in enumerate(order.groups):
        planned = [p for o in group if o not in problem.facts and (p := plan.placements.get(o)) is not None]
        if planned:
            forced = [f for o in group if (f := problem.facts.get(o)) is not None and f.start >= problem.as_of]
            anchor = problem.anchors.get((order.id, index))
            starts = [p.start for p in (*planned, *forced)] + ([anchor[1]] if anchor else [])
            yield min(starts), max(p.end for p in (*planned, *forced)), index
