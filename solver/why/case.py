"""One order that is late or left out, the plan without it, and what comes of it there and with nothing else planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.completion import alone
from scheduler.orders import Order
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.readiness import ready
from solver.search.construct import Construct
from solver.search.gaps import Gaps, Probe


class Cases:
    """What all troubled orders of one plan share: what is free beside it, and with nothing planned but the facts."""

    def __init__(self, construct: Construct, plan: Plan) -> None:
        self.construct = construct
        self.plan = plan

    @cached_property
    def gaps(self) -> Gaps:
        """What the plan leaves free."""
        return self.construct.gaps(self.plan)

    @cached_property
    def empty(self) -> Gaps:
        """What is free when nothing else is planned."""
        return self.construct.gaps(Plan(self.construct.problem.facts))

    def of(self, order: str) -> Case:
        """The case of one order."""
        return Case(self, self.construct.problem.orders[order])


@dataclass(frozen=True)
class Case:
    """One order."""

    shared: Cases
    order: Order

    @property
    def construct(self) -> Construct:
        """Builds plans of the problem."""
        return self.shared.construct

    @property
    def problem(self) -> Problem:
        """The problem as it is."""
        return self.construct.problem

    @property
    def plan(self) -> Plan:
        """The plan in which it is late or left out."""
        return self.shared.plan

    @cached_property
    def base(self) -> Plan:
        """The plan without the order."""
        out = self.plan.left_out.keys()
        return self.plan if self.order.id in out else self.construct.without(self.plan, {self.order.id, *out})

    @cached_property
    def gaps(self) -> Gaps:
        """What the others leave free."""
        return self.shared.gaps if self.base is self.plan else self.construct.gaps(self.base)

    @cached_property
    def among(self) -> Probe:
        """What comes of the order in these gaps."""
        return self.gaps.probe(self.order.id)

    @cached_property
    def alone(self) -> Probe:
        """What comes of it with nothing else planned."""
        return self.shared.empty.probe(self.order.id)

    @property
    def placed(self) -> Mapping[str, Placement]:
        """What the plan has of it."""
        placements = self.plan.placements
        return {o: placements[o] for o in self.order.operations if o in placements}

    @property
    def end(self) -> int | None:
        """When the plan has it ready; None: it is left out."""
        return ready(self.problem, self.plan, self.order)

    def end_of(self, probe: Probe) -> int | None:
        """When it would be ready; None: it does not fit."""
        if not probe.fits:
            return None
        return ready(self.problem, alone(self.problem, self.order, probe.placed), self.order)

    def is_in_time(self, end: int | None) -> bool:
        """It is planned, and its promise is kept if it has one."""
        return end is not None and (self.order.due is None or end <= self.order.due)
