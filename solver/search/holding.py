"""Which bay a car holds while one order is seated: from when, until when, and what that forbids."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.orders import Operation, Order
from scheduler.plan import Placement
from scheduler.presence import span
from solver.compiled import Compiled
from solver.search.ask import Ask
from solver.search.timeline import Timeline
from solver.search.visits import Visits


class Holding:
    """The stays of one order; ``placed`` is what is placed of it so far, kept by who seats it."""

    def __init__(
        self, compiled: Compiled, visits: Visits, timeline: Timeline, order: Order, placed: Mapping[str, Placement]
    ) -> None:
        self.problem = compiled.problem
        self.compiled = compiled
        self.visits = visits
        self.timeline = timeline
        self.order = order
        self.placed = placed

    def bays(self, operation: Operation) -> tuple[tuple[str, ...], int | None]:
        """Bays of the operation's stay, and from when on it must go on holding one (None: it has not begun)."""
        key = self.problem.group_of.get(operation.id)
        if key is None:
            return (), None
        group = self.order.groups[key[1]]
        begun = [self.placed[o] for o in group if o in self.placed and o not in self.problem.facts]
        if begun:
            return (begun[0].bay or "",), max(p.end for p in begun)
        pinned = {pin.bay for o in group if (pin := self.problem.operations[o].pin) and pin.bay is not None}
        bays = tuple(b for b in self.compiled.group_bays[key] if not pinned - {b})
        anchor = self.problem.anchors.get(key)
        return bays, anchor[1] if anchor else None

    def allows(self, operation: Operation, ask: Ask, placement: Placement) -> bool:
        """The car is where it has to be, and its bay is free for all of the stay."""
        return not self._leaves_stay(operation, ask, placement) and self._holds(operation, placement)

    def extent(self, operation: Operation, placement: Placement) -> tuple[int, int]:
        """What of the stay is held by placing the operation: waiting before it, and forced work of its group."""
        begins, ends = placement.start, placement.end
        if placement.bay is None or operation.id not in self.problem.group_of:
            return begins, ends
        held_from = self.bays(operation)[1]
        forced = self.problem.forced_in(self.problem.group_of[operation.id])
        begins = min([begins, *([] if held_from is None else [held_from]), *(f.start for f in forced)])
        return begins, max([ends, *(f.end for f in forced)])

    def _leaves_stay(self, operation: Operation, ask: Ask, placement: Placement) -> bool:
        """The car would be in another bay while its stay waits for this operation."""
        if ask.held_from is None:
            return False
        group_of = self.problem.group_of
        return any(
            o in group_of and group_of[o] != group_of[operation.id] and ask.held_from < p.end <= placement.start
            for o, p in self.placed.items()
        )

    def _holds(self, operation: Operation, placement: Placement) -> bool:
        """The bay is free for all of a stay that forced work of the same group belongs to."""
        key = self.problem.group_of.get(operation.id)
        if placement.bay is None or key is None or not (forced := self.problem.forced_in(key)):
            return True
        ours = [p for o in self.order.groups[key[1]] if (p := self.placed.get(o)) is not None and p not in forced]
        starts, ends = zip(*((p.start, p.end) for p in (placement, *ours, *forced)), strict=True)
        if any(self._is_clashing(fact) for fact in forced):
            return False
        own = span(min((p.start for p in ours), default=0), max((p.end for p in ours), default=0))
        for fact in forced:
            own |= span(fact.start, fact.end)
        return not span(min(starts), max(ends)) & ~own & ~self.timeline.bays[placement.bay].free

    def _is_clashing(self, fact: Placement) -> bool:
        """Forced work lies in a closed bay, or where another car is for a fact: nothing can share its stay."""
        closed = self.problem.bays[fact.bay or ""].presence.away & span(fact.start, fact.end)
        others = (s for s in self.visits.fact_stays if s.bay == fact.bay and s.order != self.order.id)
        return bool(closed) or any(s.start < fact.end and fact.start < s.end for s in others)
