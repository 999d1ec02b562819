"""Variables of the pooled relaxation: those of the exact model, but for people, who are counted and not named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ortools.sat.python.cp_model import CpModel, Domain, IntervalVar, IntVar

from scheduler.plan import Placement
from scheduler.presence import runs, span
from solver.bounds.spans import Span
from solver.choices import Kind
from solver.compiled import Compiled
from solver.model.values import ValueIn, value_of
from solver.model.variables import Chosen, Variables
from solver.pieces import Piece
from solver.pooled.ways import PooledWay, Ways, may_do


class Pooled(NamedTuple):
    """``literal``: the operation is done in this pooled way."""

    literal: IntVar
    way: PooledWay


class PooledVariables(Variables):
    """``chosen`` has one literal per pooled way; nobody has a seat."""

    def __init__(
        self,
        model: CpModel,
        compiled: Compiled,
        goals: Collection[str],
        spans: Mapping[str, Span],
        watch: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(model, compiled, goals, watch)
        self.ways = Ways(compiled, spans)
        self.pooled = cache(self._pooled)
        self.worked = cache(self._worked)

    def _pooled(self, operation: str) -> tuple[Pooled, ...]:
        """The literal of every pooled way; each binds the start."""
        found = []
        for number, way in enumerate(self.ways.of(self.problem.operations[operation])):
            literal = self.new_bool(f"pooled[{operation}/{number}]", self._is_done_in(operation, way))
            starts = Domain.from_intervals([[a, b - 1] for a, b in runs(way.starts)])
            self.model.add_linear_expression_in_domain(self.start(operation), starts).only_enforce_if(literal)
            found.append(Pooled(literal, way))
        return tuple(found)

    def may_do(self, operation: str, way: PooledWay, person: str, start: int) -> bool:
        """Somebody who is able can do it in this way from this start."""
        hours = None if way.bay is None else self.compiled.choices[operation].bays[way.bay].presence
        return may_do(self.problem, self.problem.operations[operation], way, hours, person, start)

    def _chosen(self, operation: str) -> tuple[Chosen, ...]:
        found = []
        for literal, way in self.pooled(operation):
            piece = Piece(way.elapsed, way.starts, 0, 0, way.starts)
            found.append(Chosen(literal, Kind(way.way, (), way.bay, way.elapsed, (piece,), 0), piece))
        self._bind_bays(operation, found)
        return tuple(found)

    def _is_done_in(self, operation: str, way: PooledWay) -> ValueIn:
        bays = self.compiled.choices[operation].bays

        def value(placement: Placement) -> bool:
            if placement.way != way.way or placement.end - placement.start != way.elapsed:
                return False
            if way.bay is not None and placement.bay not in bays[way.bay].members:
                return False
            worked = sum(span(a, b) for a, b in placement.segments)
            return tuple(runs(span(placement.start, placement.end) & ~worked)) == way.pauses

        return value_of(operation, value)

    def _worked(self, operation: str) -> tuple[tuple[PooledWay, list[IntervalVar]], ...]:
        """By pooled way: the times at which its crew works, where it is chosen."""
        return tuple((pooled.way, self._stretches(operation, *pooled)) for pooled in self.pooled(operation))

    def _stretches(self, operation: str, literal: IntVar, way: PooledWay) -> list[IntervalVar]:
        """Before the first pause, between pauses, after the last; the first and the last are as long as they are."""
        start, end, name = self.start(operation), self.end(operation), f"worked[{literal.name}]"
        if not way.pauses:
            return [self.model.new_optional_fixed_size_interval_var(start, way.elapsed, literal, name)]
        (until, _), (_, since) = way.pauses[0], way.pauses[-1]
        between = ((resumes, pauses - resumes) for (_, resumes), (pauses, _) in pairwise(way.pauses))
        return [
            self.model.new_optional_interval_var(start, until - start, until, literal, name),
            *(self.model.new_optional_fixed_size_interval_var(a, n, literal, name) for a, n in between),
            self.model.new_optional_interval_var(since, end - since, end, literal, name),
        ]
