"""Every window of starts for one operation: who, where, and from when to when, that breaks no rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scheduler.order_limits import starts_left
from scheduler.orders import Operation
from scheduler.places.candidates import bays, crews, is_supervised
from scheduler.places.costs import Costs
from scheduler.places.free import Free
from scheduler.places.limits import limits
from scheduler.plan import Plan
from scheduler.presence import Presence, runs
from scheduler.problem import Problem
from scheduler.spells import Spell, spells


@dataclass(frozen=True, slots=True)
class Window:
    """Starts ``first`` to ``last``, both included, and what goals are worth more than now.

    ``promises``: weight of broken promises, at every start. ``lateness``: late minutes × weight and minutes of waiting,
    at the first and at the last start.
    """

    first: int
    last: int
    promises: int
    lateness: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """One way, crew and bay, and its windows in order of start."""

    way: int
    crew: tuple[str, ...]
    bay: str | None
    windows: tuple[Window, ...]


def places(problem: Problem, plan: Plan, operation: str) -> tuple[Place, ...]:
    """Everywhere that a planned operation can go while everything else stays where it is, with the judge's consent.

    The operation is one that can be moved by hand. Every rule is told in sets of ticks, none is left to be judged: the
    judge finds nothing new in a valid plan after ``seated`` at any of these starts.

    Left out, although the judge might agree: larger crews than one with more than one person exchanged or added;
    overtime where the work may pause over the night instead (unless it ends in overtime now); bays in which what
    shares the stay, and goes along, would take longer; a bay that waits for a car elsewhere with work that has begun.
    """
    return tuple(_Search(problem, plan, problem.operations[operation]).places())


class _Search:
    def __init__(self, problem: Problem, plan: Plan, operation: Operation) -> None:
        self.problem = problem
        self.plan = plan
        self.operation = operation
        self.overtime = plan.placements[operation.id].overtime
        self.free = Free(problem, plan, operation)
        self.costs = Costs(problem, plan, operation)
        self.ends = self.costs.by_promises()
        self.limits = limits(problem, plan, operation)
        self.legal = cache(self.limits.legal)
        self._known: dict[tuple[object, ...], tuple[Spell, ...]] = {}

    def places(self) -> Iterator[Place]:
        pinned = self.operation.pin.way if self.operation.pin else None
        rooms = bays(self.problem, self.plan, self.operation)
        left = self._starts_left()
        for index, (way, starts) in enumerate(zip(self.operation.ways, left, strict=True)):
            if pinned not in (None, index):
                continue
            for crew in crews(self.problem, self.plan, self.operation, way):
                for bay in rooms:
                    fitting = list(self._fitting(index, crew, bay, starts))
                    if windows := tuple(self._windows(fitting)):
                        yield Place(index, crew, bay, windows)

    def _starts_left(self) -> tuple[int, ...]:
        """By way: the starts that its order's labour limit and recalls leave."""
        order, known = self.problem.orders[self.operation.order], self.plan.placements
        placed = {o: known[o] for o in order.operations if o in known and o != self.operation.id}
        left = starts_left(self.problem, order, placed, self.operation)
        return (self.problem.whole,) * len(self.operation.ways) if left is None else left

    def _fitting(self, way: int, crew: tuple[str, ...], bay: str | None, starts: int) -> Iterator[tuple[int, int]]:
        """Elapsed ticks, and the legal starts from which it takes as long."""
        live = self.operation.ways[way].live
        supervised = is_supervised(self.problem, self.operation, way, crew)
        for spell in self._spells(way, crew, bay):
            legal = starts & spell.starts & self.legal(spell.elapsed) & self.free.units(spell.elapsed)
            for technician in crew:
                legal &= self.free.person(technician, spell.elapsed)
            if legal and bay is not None:
                legal &= self.free.bay(bay, spell.elapsed)
            if legal and live:
                legal &= self.free.live(crew, spell.elapsed)
            if legal and supervised:
                legal &= self.free.supervised(spell)
            if legal:
                yield spell.elapsed, legal

    def _spells(self, way: int, crew: tuple[str, ...], bay: str | None) -> tuple[Spell, ...]:
        """People with the same hours and speed share them, and bays with the same hours."""
        work = self.problem.work(self.operation, way, crew, bay)
        present = tuple(self.problem.technicians[t].presence for t in crew)
        there: Presence | None = None if bay is None else self.problem.bays[bay].presence
        key = (way, work, present, there)
        if key not in self._known:
            self._known[key] = spells(self.problem, self.operation, way, crew, bay, overtime=self.overtime)
        return self._known[key]

    def _windows(self, fitting: list[tuple[int, int]]) -> Iterator[Window]:
        """Starts without a gap that cost the same in promises."""
        found = []
        for cost, ends in self.ends.items():
            starts = 0
            for elapsed, legal in fitting:
                starts |= legal & ends >> elapsed
            found += [(first, end - 1, cost) for first, end in runs(starts)]
        for first, last, cost in sorted(found):
            yield Window(first, last, cost, (self._lateness(fitting, first), self._lateness(fitting, last)))

    def _lateness(self, fitting: list[tuple[int, int]], start: int) -> int:
        elapsed = next(elapsed for elapsed, legal in fitting if legal >> start & 1)
        return self.costs.lateness(start + elapsed)
