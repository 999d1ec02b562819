"""Who can be in charge of supervised work, and when: of two jobs at a time, and of none beside live work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scheduler.plan import Placement
from scheduler.presence import run_starts, span, spans
from scheduler.problem import Problem


@dataclass(slots=True)
class Attention:
    """What takes somebody's: ticks in charge of a job or more, and ticks that leave no room for another."""

    in_charge: int = 0
    full: int = 0


def attentions(problem: Problem, placements: Iterable[Placement]) -> dict[str, Attention]:
    """The attention of everybody with 2S beside these placements."""
    found = {t.id: Attention() for t in problem.technicians.values() if t.may_supervise}
    for placement in placements if found else ():
        ticks = span(placement.start, placement.end)
        if placement.supervisor in found:
            person = found[placement.supervisor]
            person.full |= ticks & person.in_charge  # a second job: two are the most
            person.in_charge |= ticks
        if not found.keys().isdisjoint(placement.crew) and problem.is_live(placement):
            for technician in found.keys() & set(placement.crew):
                found[technician].full |= ticks
    return found


def supervised_starts(problem: Problem, technician: str, beside: Attention, working: int, elapsed: int) -> int:
    """Starts from which somebody can be in charge: at work whenever the work advances, and with room for it."""
    return attended(problem, technician, working, elapsed) & run_starts(problem.whole & ~beside.full, elapsed)


def attended(problem: Problem, technician: str, working: int, elapsed: int) -> int:
    """Starts of work from which somebody is there whenever it advances; he need not be there while it pauses."""
    missed = working & ~problem.technicians[technician].presence.working
    return run_starts(problem.whole & ~missed, elapsed)


def supervisor_for(problem: Problem, placement: Placement, beside: Mapping[str, Attention]) -> str | None:
    """Who is in charge of a placement: as planned if that can be, else the least qualified with the least to do.

    As planned, too, where nobody can be: the judge says what is wrong then.
    """
    if not problem.must_be_supervised(placement):
        return None
    worked, elapsed = spans(placement.segments), placement.end - placement.start
    able = [
        t
        for t, attention in beside.items()
        if supervised_starts(problem, t, attention, worked, elapsed) >> placement.start & 1
    ]
    if placement.supervisor in able or not able:
        return placement.supervisor
    return min(able, key=lambda t: (problem.technicians[t].high_voltage, beside[t].in_charge.bit_count()))
