"""Serial schedule generation: one order after the other, each operation at its earliest end. Always a complete plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.judge import judge
from scheduler.orders import Operation
from scheduler.plan import LeftOut, Plan
from scheduler.stays import stays_of
from solver.compiled import Compiled
from solver.search.decode import Decoder
from solver.search.order import OrderSearch
from solver.search.seat import Seats
from solver.search.timeline import Timeline
from solver.search.visits import Visits


class Construct:
    """Builds plans of one problem from order lists."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.problem = compiled.problem
        self.visits = Visits(compiled.problem)

    def plan(self, orders: Sequence[str]) -> Plan:
        """A complete valid plan: what does not fit after the orders before it is left out."""
        return self.finished(self.decoder().decode(orders))

    def decoder(self) -> Decoder:
        """For many lists one after the other."""
        return Decoder(self.compiled, self.visits)

    def published(self) -> Plan | None:
        """What still holds of the published plan, the rest in its gaps; None when it breaks a rule by now."""
        if self.problem.published is None:
            return None
        old = self.problem.published.placements
        kept, open_orders = dict(self.problem.facts), []
        for order in self.problem.orders.values():
            planned = [o for o in order.operations if o not in self.problem.facts]
            if all(o in old for o in planned):
                kept |= {o: old[o] for o in planned}
            else:
                open_orders.append(order.id)
        left_out = {o: LeftOut(o) for o in open_orders}
        plan = self.finished(Plan(kept, (), left_out))
        return self.fill(plan, open_orders) if judge(self.problem, plan).valid else None

    def finished(self, plan: Plan) -> Plan:
        """The same plan with the stays its placements amount to."""
        return Plan(plan.placements, stays_of(self.problem, plan.placements), plan.left_out)

    def fill(self, plan: Plan, orders: Iterable[str]) -> Plan:
        """The same plan with these orders in its gaps, those left out that find no place."""
        seats = Seats(self.compiled, Timeline(self.problem, plan))
        placements, left_out = dict(plan.placements), dict(plan.left_out)
        for order in orders:
            placed = OrderSearch(self.visits, seats, self.compiled, order).place()
            if placed is None:
                left_out[order] = LeftOut(order)
            else:
                placements |= placed
                left_out.pop(order, None)
        return Plan(placements, stays_of(self.problem, placements), left_out)

    def stuck_at(self, order: str, plan: Plan) -> Operation | None:
        """The operation that finds no place in the plan's gaps; None when all of the order do."""
        search = OrderSearch(self.visits, Seats(self.compiled, Timeline(self.problem, plan)), self.compiled, order)
        return None if search.place() is not None else search.furthest
