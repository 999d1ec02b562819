"""Overtime that a plan uses: who stays on, and from when to when."""

from __future__ import annotations

from scheduler.plan import Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem


def stayed(problem: Problem, plan: Plan) -> dict[str, int]:
    """By technician the ticks stayed: from the begin of permitted overtime to the end of the last work in it.

    Who waits in between for that work stays too. Those who do not stay are missing.
    """
    found: dict[str, int] = {}
    for placement in plan.placements.values():
        for technician in placement.crew if placement.overtime else ():
            run = problem.technicians[technician].presence.overtime_run(placement.end - 1)
            if run is not None:
                found[technician] = found.get(technician, 0) | span(run[0], placement.end)
    return found


def ends_in_overtime(problem: Problem, placement: Placement) -> bool:
    """It ends in permitted overtime of somebody of its crew, whether that was planned or not."""
    return any(problem.technicians[t].presence.overtime_run(placement.end - 1) for t in placement.crew)
