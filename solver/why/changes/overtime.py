"""Those who could do it stay longer, where the day is over too early for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

from scheduler.clock import TICK_MINUTES
from scheduler.overtime import stayed
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem
from solver.why.needs import people
from solver.why.rescue import Change, Rescue

MOST = 24
"""Ticks (two hours) that somebody may be asked to stay beyond the shift and the overtime permitted already."""


def changes(rescue: Rescue) -> Iterator[Change]:
    """Everybody who could do it is offered; then only who is needed stays, as long as needed."""
    problem = rescue.problem
    able = sorted({t for o in rescue.order.operations for t in people(problem, problem.operations[o])})
    offered = {t: _after_work(problem.technicians[t].presence, rescue.due) for t in able}
    if not any(offered.values()):
        return
    offer = _staying(problem, offered)
    if rescue.works(offer):
        after = stayed(offer.problem, rescue.plan(offer))
        needed = {t: ticks & after.get(t, 0) for t, ticks in offered.items()}
        if any(needed.values()):
            yield _staying(problem, needed)


def _after_work(presence: Presence, until: int) -> int:
    """Ticks right after each shift, and after overtime that is permitted already."""
    there, ticks = presence.working | presence.overtime, 0
    for _, end in runs(there | presence.breaks | presence.away):
        if there >> (end - 1) & 1:
            ticks |= span(end, min(end + MOST, until))
    return ticks & ~(there | presence.breaks | presence.away)


def _staying(problem: Problem, longer: Mapping[str, int]) -> Change:
    """These people at these ticks, and the bays open as long."""
    stay = {t: ticks for t, ticks in longer.items() if ticks}
    staff = {t: replace(problem.technicians[t], presence=_with(problem.technicians[t].presence, stay[t])) for t in stay}
    late = reduce(or_, stay.values(), 0)
    bays = {bay.id: replace(bay, presence=_with(bay.presence, late)) for bay in problem.bays.values()}
    minutes = {t: ticks.bit_count() * TICK_MINUTES for t, ticks in stay.items()}
    words = " and ".join(f"{m} min overtime of {problem.technicians[t].name}" for t, m in minutes.items())
    changed = replace(problem, technicians={**problem.technicians, **staff}, bays=bays)
    return Change(words, problem.overtime_price * sum(minutes.values()), changed)


def _with(presence: Presence, ticks: int) -> Presence:
    there = presence.working | presence.breaks | presence.away | presence.overtime
    return replace(presence, overtime=presence.overtime | ticks & ~there)
