"""Minutes that people are there and do not work, the overtime they stay for included."""

from __future__ import annotations

from functools import reduce
from operator import or_

from scheduler.clock import TICK_MINUTES
from scheduler.overtime import stayed
from scheduler.plan import Plan
from scheduler.presence import span
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """In minutes."""
    worked, staying = worked_ticks(problem, plan), stayed(problem, plan)
    idle = (
        (technician.presence.working | staying.get(technician.id, 0)) & ~worked.get(technician.id, 0)
        for technician in problem.technicians.values()
    )
    return TICK_MINUTES * sum(ticks.bit_count() for ticks in idle)


def worked_ticks(problem: Problem, plan: Plan) -> dict[str, int]:
    """By technician the ticks of work for which he or she is there; a fact may have been worked outside the shift."""
    found: dict[str, int] = {}
    for placement in plan.placements.values():
        segments = reduce(or_, (span(start, end) for start, end in placement.segments), 0)
        for technician in placement.crew:
            there = problem.technicians[technician].presence.staying(placement.staying).working
            found[technician] = found.get(technician, 0) | segments & there
    for phase in (phase for cycle in plan.cycles for phase in cycle.phases):
        for technician in phase.crew:
            there = problem.technicians[technician].presence.working
            found[technician] = found.get(technician, 0) | span(phase.start, phase.end) & there
    return found
