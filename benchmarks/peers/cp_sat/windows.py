"""From which starts an operation takes how long, crew by crew: the pauses of a shift as start domains."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python.cp_model import Domain

from benchmarks.peers.first_come.hands import worked
from scheduler.orders import Operation
from scheduler.problem import Problem

Elapsed = tuple[tuple[int, Domain], ...]
"""Ticks from start to end, and the starts from which it takes them."""


class Windows:
    """Worked out once per calendar, work and kind of pause."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._known: dict[object, Elapsed] = {}

    def of(self, operation: Operation, way: int, crew: tuple[str, ...], first: int, last: int) -> Elapsed:
        """All that end by ``last`` and start from ``first`` on, receptions on their grid."""
        problem = self.problem
        work = problem.work(operation, way, crew, None)
        calendars = tuple(problem.technicians[t].presence for t in crew)
        step = problem.grid if operation.kind == "reception" else 1
        key = (work, calendars, operation.pause_night, first, last, step)
        if key not in self._known:
            found = defaultdict[int, list[int]](list)
            for tick in range(-(-first // step) * step, last, step):
                segments = worked(problem, operation, way, crew, None, tick)
                if segments is not None and segments[-1][1] <= last:
                    found[segments[-1][1] - tick].append(tick)
            self._known[key] = tuple((elapsed, Domain.from_values(starts)) for elapsed, starts in found.items())
        return self._known[key]
