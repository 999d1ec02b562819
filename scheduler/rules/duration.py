"""Work starts and ends with a worked tick, and the ticks worked between are exactly its work."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Violation
from scheduler.presence import runs, span
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Work advances only while the whole crew is present and the bay is open; segments say when.

    Work that ends in somebody's permitted overtime advances in that overtime too, but only if the plan says so.
    """
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or operation.paint or not problem.capable(operation, placement):
            continue
        message = _fault(problem, operation, placement)
        if message:
            yield Violation("duration", f"{wording.job(problem, operation.id)} {message}", (operation.id,))


def _fault(problem: Problem, operation: Operation, placement: Placement) -> str:
    start, end = placement.start, placement.end
    if placement.overtime and not any(_stays_on(problem, member, end - 1) for member in placement.crew):
        return f"is planned to end at {wording.at(problem, end)} in overtime that nobody of its crew may work"
    need = problem.work(operation, placement.way, placement.crew, placement.bay)
    whole = span(start, end)
    way = operation.ways[placement.way]
    worked = problem.working(way, placement.crew, placement.bay, placement.staying) & whole
    if worked.bit_count() != need:
        return (
            f"takes {need * 5} min of work, but {wording.between(problem, start, end)} holds {worked.bit_count() * 5}"
        )
    expected: tuple[tuple[int, int], ...] = ((start, end),)
    if worked != whole:
        if not (worked >> max(start, 0)) & 1 or not (worked >> end - 1) & 1:
            return f"starts or ends while nobody works: {wording.between(problem, start, end)}"
        expected = tuple(runs(worked))
    if placement.segments != expected:
        listed = ", ".join(wording.between(problem, *segment) for segment in expected)
        return f"is worked {listed}, its segments say otherwise"
    return ""


def _stays_on(problem: Problem, technician: str, tick: int) -> bool:
    return problem.technicians[technician].presence.overtime_run(tick) is not None
