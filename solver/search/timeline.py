"""Free time of people, bays, booths and equipment units as sets of ticks."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.completion import carried_over
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.stays import stays_of
from solver.search.loans import Loaners
from solver.search.supervision import Supervision
from solver.search.tracks import Track


class Timeline:
    """Tracks of every person, bay, booth and equipment unit, with a plan's placements and booth cycles taken.

    ``cycles``: those that may take further cars. ``others``: what is placed of other orders than the one in hand.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        whole = span(0, problem.horizon)
        self.people = {t: Track(whole) for t in problem.technicians}
        self.bays = {bay.id: Track(whole & ~bay.presence.away) for bay in problem.bays.values()}
        self.units = {unit: Track(whole) for pool in problem.pools.values() for unit in pool.units}
        self.booths = {booth.id: Track(whole & ~booth.closed) for booth in problem.booths.values()}
        self.supervision = Supervision(problem)
        self.loaners = Loaners(problem, plan)
        self.others = dict(plan.placements)
        self.cycles = tuple(c for c in plan.cycles if c not in problem.fact_cycles)
        for placement in plan.placements.values():
            for technician in placement.crew:
                self.people[technician].take(placement.start, placement.end)
            for unit in placement.equipment:
                self.units[unit].take(placement.start, placement.end)
            self.supervision.take(placement)
        for cycle in (*problem.fact_cycles, *self.cycles):
            self.booths[cycle.booth].take(cycle.start, cycle.end)
            for phase in cycle.phases:
                for technician in phase.crew:
                    self.people[technician].take(phase.start, phase.end)
        for stay in stays_of(problem, plan.placements):
            self.bays[stay.bay].take(stay.start, stay.end)

    @property
    def tracks(self) -> list[Track]:
        """All that a search may take."""
        named = (self.people, self.bays, self.units, self.booths)
        return [*(track for tracks in named for track in tracks.values()), *self.supervision.tracks]

    def plan(self, placements: Mapping[str, Placement], left_out: Mapping[str, LeftOut]) -> Plan:
        """The decisions of a plan: what the search placed, and what the timeline knows beside."""
        lacking = carried_over(self.problem, placements, left_out)
        cycles = (*self.problem.fact_cycles, *self.cycles)
        return Plan(placements, (), left_out, lacking, cycles, self.loaners.lent)
