"""From an order list to placements, again and again: only what follows the first changed position is seated anew."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.plan import LeftOut, Placement, Plan
from solver.compiled import Compiled
from solver.search.order import OrderSearch
from solver.search.seat import Seats
from solver.search.timeline import Timeline
from solver.search.visits import Visits

Placed = dict[str, Placement] | None


class Decoder:
    """Remembers what is free before every position of the last list."""

    def __init__(self, compiled: Compiled, visits: Visits) -> None:
        self.compiled, self.visits = compiled, visits
        self.problem = compiled.problem
        timeline = Timeline(self.problem, Plan(self.problem.facts))
        self._seats = Seats(compiled, timeline)
        self._tracks = timeline.tracks
        self._free = [[track.free for track in self._tracks]]
        self._cycles = [timeline.cycles]
        self._lent = [timeline.loaners.lent]
        self._orders: list[str] = []
        self._placed: list[Placed] = []

    def decode(self, orders: Sequence[str]) -> Plan:
        """The plan of an order list, without its stays: what does not fit after the orders before it is left out."""
        orders = self.visits.in_turn(orders)
        kept = next(
            (i for i, (a, b) in enumerate(zip(orders, self._orders, strict=False)) if a != b), len(self._orders)
        )
        for track, free in zip(self._tracks, self._free[kept], strict=True):
            if track.free != free:
                track.restore(free)
        self._seats.timeline.cycles = self._cycles[kept]
        self._seats.timeline.loaners.lent = self._lent[kept]
        del self._orders[kept:], self._placed[kept:], self._free[kept + 1 :], self._cycles[kept + 1 :]
        del self._lent[kept + 1 :]
        self._seats.timeline.others = self._placements()
        for order in orders[kept:]:
            self._orders.append(order)
            placed = OrderSearch(self.visits, self._seats, self.compiled, order).place()
            self._placed.append(placed)
            self._seats.timeline.others |= placed or {}
            self._free.append([track.free for track in self._tracks])
            self._cycles.append(self._seats.timeline.cycles)
            self._lent.append(self._seats.timeline.loaners.lent)
        return self._plan()

    def _plan(self) -> Plan:
        left_out = {o: LeftOut(o) for o, placed in zip(self._orders, self._placed, strict=True) if placed is None}
        return self._seats.timeline.plan(self._placements(), left_out)

    def _placements(self) -> dict[str, Placement]:
        found = dict(self.problem.facts)
        for placed in self._placed:
            found |= placed or {}
        return found
