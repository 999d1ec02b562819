"""Operations, people, bays and equipment of the plain model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntervalVar, IntVar

from benchmarks.peers.cp_sat.windows import Elapsed, Windows
from benchmarks.peers.painting import Decision
from benchmarks.peers.reading import bay_classes, crews, is_chain, suits, window
from scheduler.orders import Operation, Order
from scheduler.problem import Problem

Decided = dict[str, Decision]


class Operations:
    """``present`` by order, ``start`` and ``end`` by operation, and who does it where."""

    def __init__(self, model: CpModel, problem: Problem) -> None:
        self.model = model
        self.problem = problem
        self.windows = Windows(problem)
        self.present: dict[str, BoolVarT] = {o: model.new_bool_var(o) for o in problem.orders}
        self.start: dict[str, IntVar] = {}
        self.end: dict[str, IntVar] = {}
        self.chosen: dict[str, list[tuple[int, tuple[str, ...], BoolVarT]]] = {}
        self.stands: dict[tuple[str, int], list[tuple[tuple[str, ...], BoolVarT]]] = {}
        self._busy = defaultdict[str, list[IntervalVar]](list)
        self._units = defaultdict[str, list[tuple[IntervalVar, int]]](list)
        self._bays = [(bay, ids, list[IntervalVar]()) for bay, ids in bay_classes(problem)]
        for order in problem.orders.values():
            self._add(order)
        self._limit()

    def decided(self, value: Callable[[Any], int], is_true: Callable[[Any], bool]) -> Decided:
        """What a solution says of the orders that are in it."""
        found: Decided = {}
        for order in self.problem.orders.values():
            for o in order.operations if is_true(self.present[order.id]) else ():
                way, crew = next((w, c) for w, c, literal in self.chosen[o] if is_true(literal))
                key = self.problem.group_of.get(o)
                bays = next(ids for ids, literal in self.stands[key] if is_true(literal)) if key else ()
                found[o] = Decision(value(self.start[o]), value(self.end[o]), way, crew, bays)
        return found

    def _add(self, order: Order) -> None:
        first, last = window(self.problem, order)
        for name in order.operations:
            self._operation(self.problem.operations[name], self.present[order.id], first, last)
        stays = [self._stay((order.id, index), group) for index, group in enumerate(order.groups)]
        if not is_chain(self.problem, order):
            self._one_place(order, [(self.start[o], self.end[o]) for o in order.operations])
            self._one_place(order, stays)

    def _one_place(self, order: Order, spans: list[tuple[IntVar, IntVar]]) -> None:
        """A car is in one place at a time, whatever comes first."""
        model, present = self.model, self.present[order.id]
        lengths = [model.new_int_var(0, self.problem.horizon, "") for _ in spans]
        model.add_no_overlap(
            model.new_optional_interval_var(start, length, end, present, "")
            for (start, end), length in zip(spans, lengths, strict=True)
        )

    def _operation(self, operation: Operation, present: BoolVarT, first: int, last: int) -> None:
        model, problem, name = self.model, self.problem, operation.id
        start = self.start[name] = model.new_int_var(0, last, f"{name} starts")
        end = self.end[name] = model.new_int_var(0, last, f"{name} ends")
        lasts = model.new_int_var(0, last, f"{name} lasts")
        model.add(start + lasts == end)
        chosen = self.chosen[name] = []
        alike = defaultdict[Elapsed, list[BoolVarT]](list)
        for way, spec in enumerate(operation.ways):
            for crew in crews(problem, spec):
                windows = self.windows.of(operation, way, crew, max(first, operation.release), last)
                if windows:
                    literal = model.new_bool_var(f"{name} by {crew}")
                    chosen.append((way, crew, literal))
                    alike[windows].append(literal)
                    for member in crew:
                        self._busy[member].append(model.new_optional_interval_var(start, lasts, end, literal, ""))
        model.add(sum(literal for _, _, literal in chosen) == present)
        for windows, literals in alike.items():
            pieces = [model.new_bool_var("") for _ in windows]
            model.add(sum(pieces) == sum(literals))
            for piece, (elapsed, starts) in zip(pieces, windows, strict=True):
                model.add(lasts == elapsed).only_enforce_if(piece)
                model.add_linear_expression_in_domain(start, starts).only_enforce_if(piece)
        for pool, count in operation.equipment:
            self._units[pool].append((model.new_optional_interval_var(start, lasts, end, present, ""), count))
        if operation.same_crew_as is not None:
            self._same(chosen, self.chosen[operation.same_crew_as])

    def _same(
        self, chosen: list[tuple[int, tuple[str, ...], BoolVarT]], mates: list[tuple[int, tuple[str, ...], BoolVarT]]
    ) -> None:
        for _, crew, literal in chosen:
            same = [other for _, mate, other in mates if set(mate) == set(crew)]
            self.model.add_bool_or([literal.negated(), *same])

    def _stay(self, key: tuple[str, int], group: tuple[str, ...]) -> tuple[IntVar, IntVar]:
        """One bay class from the start of the first operation to the end of the last: which ticks these are."""
        model, horizon = self.model, self.problem.horizon
        start, end = self.start[group[0]], self.end[group[-1]]
        if not is_chain(self.problem, self.problem.orders[key[0]]):
            start, end = model.new_int_var(0, horizon, ""), model.new_int_var(0, horizon, "")
            model.add_min_equality(start, [self.start[o] for o in group])
            model.add_max_equality(end, [self.end[o] for o in group])
        lasts = model.new_int_var(0, horizon, "")
        stands = self.stands[key] = []
        for bay, ids, taken in self._bays:
            if suits(self.problem, bay, group):
                literal = model.new_bool_var(f"{key} in {bay.id}")
                stands.append((ids, literal))
                taken.append(model.new_optional_interval_var(start, lasts, end, literal, ""))
        model.add(sum(literal for _, literal in stands) == self.present[key[0]])
        return start, end

    def _limit(self) -> None:
        for link in self.problem.links:
            present = self.present[self.problem.operations[link.before].order]
            gap = self.start[link.after] >= self.end[link.before] + link.min_lag
            self.model.add(gap).only_enforce_if(present)
        for intervals in self._busy.values():
            self.model.add_no_overlap(intervals)
        for _, ids, taken in self._bays:
            self.model.add_cumulative(taken, [1] * len(taken), len(ids))
        for pool, held in self._units.items():
            intervals, counts = [i for i, _ in held], [count for _, count in held]
            self.model.add_cumulative(intervals, counts, len(self.problem.pools[pool].units))
