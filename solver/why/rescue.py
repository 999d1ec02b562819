"""What would become of an order in a changed problem: really seated in the gaps of the plan, and judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from scheduler.completion import alone, completed
from scheduler.judge import judge
from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.why.case import Case


@dataclass(frozen=True)
class Change:
    """What is asked for, in words, what it costs (:mod:`solver.why.prices`), and the problem with it.

    ``give_way``: orders that make room and are seated again after the one that is to be saved.
    """

    words: str
    price: int
    problem: Problem
    give_way: tuple[str, ...] = ()


class TimeIsUp(Exception):
    """Raised instead of trying one change more."""


@dataclass(frozen=True)
class Rescue:
    """``promised``: the promise is to be kept, not only the order planned. ``blockers``: orders in its way."""

    case: Case
    blockers: tuple[str, ...]
    promised: bool
    is_over: Callable[[], bool] = lambda: False

    @property
    def problem(self) -> Problem:
        """The problem as it is."""
        return self.case.problem

    @property
    def order(self) -> Order:
        """The order to be saved."""
        return self.case.order

    @property
    def due(self) -> int:
        """The tick by which it has to be ready."""
        return self.order.due if self.promised and self.order.due is not None else self.problem.horizon

    def reaches(self, problem: Problem, end: int | None) -> bool:
        """It is planned, and in time if that is what we want."""
        due = problem.orders[self.order.id].due
        return end is not None and (not self.promised or due is None or end <= due)

    def works(self, change: Change) -> bool:
        """The order is saved in the changed problem: in the plan as it is, or seated in its gaps. A quick look."""
        order = change.problem.orders[self.order.id]
        if self._stands(change):
            return True
        construct = self._construct(change)
        probe = construct.gaps(self._base(construct, change)).probe(order.id)
        if not probe.fits:
            return False
        return self.reaches(change.problem, ready(change.problem, alone(change.problem, order, probe.placed), order))

    def plan(self, change: Change) -> Plan:
        """The whole plan of the changed problem; who gave way is seated again after it, where there is room."""
        if self._stands(change):
            return completed(change.problem, self.case.plan)
        construct = self._construct(change)
        return construct.fill(self._base(construct, change), (self.order.id, *change.give_way))

    def saves(self, change: Change) -> bool:
        """It works, and the judge has nothing new against the whole plan."""
        plan = self.plan(change)
        if not self.is_saved_in(plan, change.problem):
            return False
        return all(v.message in self._blamed for v in judge(change.problem, plan).violations)

    def is_saved_in(self, plan: Plan, problem: Problem) -> bool:
        """The order is planned, and in time if that is what we want."""
        return self.reaches(problem, ready(problem, plan, problem.orders[self.order.id]))

    def _stands(self, change: Change) -> bool:
        return not change.give_way and self.is_saved_in(self.case.plan, change.problem)

    def _construct(self, change: Change) -> Construct:
        if self.is_over():
            raise TimeIsUp
        return self.case.construct if change.problem is self.problem else Construct(Compiled(change.problem))

    def _base(self, construct: Construct, change: Change) -> Plan:
        base = self.case.base
        return construct.without(base, {*change.give_way, *base.left_out}) if change.give_way else base

    @cached_property
    def _blamed(self) -> frozenset[str]:
        """What is wrong with the plan beside the order, if somebody made it by hand."""
        return frozenset(v.message for v in judge(self.problem, self.case.base).violations)
