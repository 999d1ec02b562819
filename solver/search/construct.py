"""Serial schedule generation: one order after the other, each operation at its earliest end. Always a complete plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from scheduler.completion import completed
from scheduler.cycles import remaining
from scheduler.judge import judge
from scheduler.orders import Order
from scheduler.plan import LeftOut, Placement, Plan
from solver.compiled import Compiled
from solver.search.decode import Decoder
from solver.search.gaps import Gaps
from solver.search.order import OrderSearch
from solver.search.seat import Seats
from solver.search.timeline import Timeline
from solver.search.visits import Visits


class Construct:
    """Builds plans of one problem from order lists."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.problem = compiled.problem
        self.visits = Visits(compiled)

    def plan(self, orders: Sequence[str]) -> Plan:
        """A complete valid plan: what does not fit after the orders before it is left out."""
        return completed(self.problem, self.decoder().decode(orders))

    def decoder(self) -> Decoder:
        """For many lists one after the other."""
        return Decoder(self.compiled, self.visits)

    def published(self) -> Plan | None:
        """What still holds of the published plan."""
        return self.adapted(self.problem.published) if self.problem.published is not None else None

    def adapted(self, known: Plan) -> Plan | None:
        """What holds of a known plan; orders that break a rule here go into its gaps with the rest.

        None where facts alone break the plan whatever is planned.
        """
        lost = {o.id for o in self.problem.orders.values() if not self._is_whole(o, known.placements)}
        while True:
            plan = self.without(known, lost)
            violations = judge(self.problem, plan).violations
            broken = {self.problem.operations[o].order for v in violations for o in v.operations} - lost
            if not broken:
                return None if violations else self.fill(plan, [o for o in self.problem.orders if o in lost])
            lost |= broken

    def without(self, plan: Plan, orders: Set[str]) -> Plan:
        """The facts, and the plan as far as it has other orders than these."""
        old, kept, left_out = plan.placements, dict(self.problem.facts), {}
        for order in self.problem.orders.values():
            if order.id in orders:
                left_out[order.id] = LeftOut(order.id)
            else:
                kept |= {o: old[o] for o in order.operations if o in old and o not in self.problem.facts}
        run = remaining(plan.cycles, kept.keys() - self.problem.facts.keys())
        cycles = (*self.problem.fact_cycles, *run)
        return completed(self.problem, replace(plan, placements=kept, left_out=left_out, cycles=cycles))

    def _is_whole(self, order: Order, old: Mapping[str, Placement]) -> bool:
        """The known plan has all of the order that it needs, or a part of it, if it may be carried over."""
        required = [o for o in order.operations if o not in self.problem.facts and o not in self.problem.option_of]
        return all(o in old for o in required) or (order.carries_over and any(o in old for o in required))

    def fill(self, plan: Plan, orders: Iterable[str]) -> Plan:
        """The same plan with these orders in its gaps, those left out that find no place."""
        seats = Seats(self.compiled, Timeline(self.problem, plan))
        placements, left_out = dict(plan.placements), dict(plan.left_out)
        for order in self.visits.in_turn(tuple(orders)):
            placed = OrderSearch(self.visits, seats, self.compiled, order).place()
            if placed is None:
                left_out[order] = LeftOut(order)
            else:
                placements |= placed
                seats.timeline.others |= placed
                left_out.pop(order, None)
        return completed(self.problem, seats.timeline.plan(placements, left_out))

    def gaps(self, plan: Plan) -> Gaps:
        """The free time that a plan leaves."""
        return Gaps(self.compiled, self.visits, plan)
