"""Variables of the pooled relaxation: those of the exact model, but for people, who are counted and not named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import NamedTuple

from ortools.sat.python.cp_model import CpModel, Domain, IntervalVar, IntVar, LinearExpr

from scheduler.pieces import Piece
from scheduler.plan import Placement
from scheduler.presence import runs, span
from solver.bounds.spans import Span
from solver.choices import Kind
from solver.compiled import Compiled
from solver.model.values import ValueIn, value_of
from solver.model.variables import Chosen, Variables
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
        self.interval_in = cache(self._interval_in)

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

    def _interval_in(self, operation: str, pooled: tuple[Pooled, ...]) -> IntervalVar:
        """The operation's time, when it is done in one of these ways."""
        if len(pooled) == len(self.pooled(operation)):
            return self.interval(operation)
        literals, name = [each.literal for each in pooled], f"done[{pooled[0].literal.name}+{len(pooled)}]"
        if len(pooled) == 1:
            start, ticks = self.start(operation), pooled[0].way.elapsed
            return self.model.new_optional_fixed_size_interval_var(start, ticks, literals[0], name)
        is_done = self.new_bool(name, lambda plan: any(self.known(literal, plan) for literal in literals))
        self.model.add(LinearExpr.sum(literals) == is_done)
        start, elapsed, end = self.start(operation), self.elapsed(operation), self.end(operation)
        return self.model.new_optional_interval_var(start, elapsed, end, is_done, name)
