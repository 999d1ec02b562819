"""Technicians as PyJobShop machines: pauses are breaks; nights over which most work may not pause need more."""

from __future__ import annotations

from dataclasses import dataclass

from pyjobshop import Model
from pyjobshop.ProblemData import Machine, Renewable, Task

from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Pattern:
    """Nights between the shifts of one pattern. Work that may not pause over them holds a ``guard``, which is taken
    then; work that may needs ``nights``, which breaks then."""

    guard: Renewable
    nights: Renewable


class People:
    """Every technician's machine, and what stands for the nights of his pattern, if the horizon has any."""

    def __init__(self, model: Model, problem: Problem) -> None:
        self.machines: dict[str, Machine] = {}
        self.patterns: dict[str, Pattern] = {}
        self.nights: list[tuple[Task, int, int]] = []
        known: dict[tuple[tuple[int, int], ...], Pattern] = {}
        for technician in problem.technicians.values():
            short, long = _pauses(technician.presence, problem.horizon)
            self.machines[technician.id] = model.add_machine(breaks=short, name=technician.id)
            if long:
                if tuple(long) not in known:
                    known[tuple(long)] = self._pattern(model, problem, long)
                self.patterns[technician.id] = known[tuple(long)]

    def resources(self, crew: tuple[str, ...], *, pause_night: bool) -> tuple[list[Machine | Renewable], list[int]]:
        """What a crew takes, with demands."""
        taken: dict[int, tuple[Machine | Renewable, int]] = {}
        for member in crew:
            taken[id(self.machines[member])] = (self.machines[member], 0)
            if member in self.patterns:
                pattern = self.patterns[member]
                resource, demand = (pattern.nights, 0) if pause_night else (pattern.guard, 1)
                already = taken.get(id(resource), (resource, 0))[1]
                taken[id(resource)] = (resource, already + demand)
        return [r for r, _ in taken.values()], [d for _, d in taken.values()]

    def _pattern(self, model: Model, problem: Problem, nights: list[tuple[int, int]]) -> Pattern:
        capacity = len(problem.technicians)
        guard = model.add_renewable(capacity)
        for start, end in nights:
            night = model.add_task(earliest_start=start, latest_start=start, earliest_end=end, latest_end=end)
            model.add_mode(night, guard, end - start, capacity)
            self.nights.append((night, start, end))
        return Pattern(guard, model.add_renewable(0, breaks=nights))


def _pauses(presence: Presence, horizon: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Breaks, with the time before the first shift and after the last; nights between shifts."""
    off = list(runs(span(0, horizon) & ~presence.working))
    long = [(a, b) for a, b in off if span(a, b) & ~presence.breaks and a > 0 and b < horizon]
    return [run for run in off if run not in long], long
