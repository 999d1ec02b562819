"""What would fit into the gaps of a plan, one order at a time."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from scheduler.orders import Operation
from scheduler.plan import Placement, Plan
from solver.compiled import Compiled
from solver.search.order import OrderSearch
from solver.search.seat import Seats
from solver.search.timeline import Timeline
from solver.search.visits import Visits


class Probe(NamedTuple):
    """Whether an order fits, and where; else the operation that finds no place, or that only its loaner is missing."""

    fits: bool
    stuck: Operation | None = None
    lacks_loaner: bool = False
    placed: Mapping[str, Placement] = MappingProxyType({})


class Gaps:
    """The free time that a plan leaves; asking changes nothing."""

    def __init__(self, compiled: Compiled, visits: Visits, plan: Plan) -> None:
        self.compiled = compiled
        self.visits = visits
        self.seats = Seats(compiled, Timeline(compiled.problem, plan))

    def probe(self, order: str, before: Operation | None = None) -> Probe:
        """What comes of seating an order that the plan leaves out; of its operations before one, if one is given."""
        search = OrderSearch(self.visits, self.seats, self.compiled, order)
        if before is not None:
            search.sequence = search.sequence[: search.sequence.index(before)]
        if (placed := search.place()) is not None:
            found = dict(placed)
            search.give_back()
            return Probe(fits=True, placed=found)
        return Probe(False, search.furthest, search.lacks_loaner)
