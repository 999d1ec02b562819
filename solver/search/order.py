"""Seating one order: each operation at its earliest end, stepping back where a stay or a most lag cannot be kept."""

from __future__ import annotations

from dataclasses import replace

from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import span
from solver.compiled import Compiled
from solver.search.seat import Ask, Seats
from solver.search.timeline import Track
from solver.search.visits import Visits

TRIES = 24
"""Seats tried again per order and opening window before it is left out."""
STEP = 3
"""Ticks by which a stay is tried later when no bay holds it."""


class OrderSearch:
    """One order on the timeline of its seats."""

    def __init__(self, visits: Visits, seats: Seats, compiled: Compiled, order: str) -> None:
        self.visits = visits
        self.seats = seats
        self.compiled = compiled
        self.problem = compiled.problem
        self.order = self.problem.orders[order]
        self.sequence = visits.sequences[order]
        self.placed = {o: self.problem.facts[o] for o in self.order.operations if o in self.problem.facts}
        self.car = Track(span(0, self.problem.horizon))
        for fact in self.placed.values():
            self.car.take(fact.start, fact.end)
        self.taken: list[list[tuple[Track, int]]] = []
        self.tries = 0
        self.furthest: Operation | None = None

    def place(self) -> dict[str, Placement] | None:
        """Placements of all operations, taken on the timeline; None, and nothing taken, when they do not fit."""
        whole = ((0, self.problem.horizon),)
        for opens, closes in whole if self.order.overnight else self.problem.opening:
            self.tries = TRIES
            if self._seat(0, opens, closes):
                return self.placed
        return None

    def _seat(self, index: int, opens: int, closes: int) -> bool:
        """Seat the operations from ``index`` on; step back over those that something later depends on."""
        if index == len(self.sequence):
            return True
        operation = self.sequence[index]
        if self.furthest is None or index > self.sequence.index(self.furthest):
            self.furthest = operation
        ask = first = self._ask(operation, opens, closes)
        while True:
            placement = self.seats.earliest(operation, ask, self.visits.windows[operation.id])
            if (
                placement is None
                or self._leaves_stay(operation, ask, placement)
                or not self._holds(operation, placement)
            ):
                return False
            self._take(operation, placement)
            if self._seat(index + 1, opens, closes):
                return True
            self._give(operation)
            if self.tries == 0 or not self._matters_later(index):
                return False
            self.tries -= 1
            ask = self._next(ask, first, placement)

    def _ask(self, operation: Operation, opens: int, closes: int) -> Ask:
        """What links, stays, pins and mates leave open."""
        earliest, latest = max(opens, operation.release), closes - 1
        for link in self.visits.into[operation.id]:
            before = self.placed.get(link.before)
            if before is not None:
                earliest = max(earliest, before.end + link.min_lag)
                if link.max_lag is not None and not self.problem.is_hopeless(link):
                    latest = min(latest, before.end + link.max_lag)
        if operation.pin and operation.pin.bay is not None and not operation.bay_kinds:
            latest = -1
        bays, held_from = self._bays(operation)
        crew = operation.pin.crew if operation.pin else None
        for mate in self.visits.mates.get(operation.id, ()):
            if mate in self.placed:
                others = frozenset(self.placed[mate].crew)
                crew = others if crew is None or crew == others else frozenset()
        return Ask(
            max(earliest, held_from or 0),
            latest,
            self.car,
            bays,
            held_from,
            crew,
            operation.pin.way if operation.pin else None,
            frozenset(t for p in self.placed.values() for t in p.crew),
            next((p.bay for p in reversed(self.placed.values()) if p.bay is not None), None),
        )

    def _bays(self, operation: Operation) -> tuple[tuple[str, ...], int | None]:
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

    def _leaves_stay(self, operation: Operation, ask: Ask, placement: Placement) -> bool:
        """The car would be in another bay while its stay waits for this operation."""
        if ask.held_from is None:
            return False
        group = self.problem.group_of[operation.id]
        return any(
            p.bay is not None and self.problem.group_of[o] != group and ask.held_from < p.end <= placement.start
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
        return not span(min(starts), max(ends)) & ~own & ~self.seats.timeline.bays[placement.bay].free

    def _is_clashing(self, fact: Placement) -> bool:
        """Forced work lies in a closed bay, or where another car is for a fact: nothing can share its stay."""
        closed = self.problem.bays[fact.bay or ""].presence.away & span(fact.start, fact.end)
        others = (s for s in self.visits.fact_stays if s.bay == fact.bay and s.order != self.order.id)
        return bool(closed) or any(s.start < fact.end and fact.start < s.end for s in others)

    def _take(self, operation: Operation, placement: Placement) -> None:
        timeline, taken = self.seats.timeline, list[tuple[Track, int]]()
        tracks = [timeline.people[t] for t in placement.crew] + [timeline.units[u] for u in placement.equipment]
        begins, ends = placement.start, placement.end
        if placement.bay is not None:
            held_from = self._bays(operation)[1]
            forced = self.problem.forced_in(self.problem.group_of[operation.id])
            begins = min([begins, *([] if held_from is None else [held_from]), *(f.start for f in forced)])
            ends = max([ends, *(f.end for f in forced)])
            taken.append((timeline.bays[placement.bay], timeline.bays[placement.bay].free))
            timeline.bays[placement.bay].take(begins, ends)
        taken += [(track, track.free) for track in (*tracks, self.car)]
        self.car.take(begins, ends)
        for track in tracks:
            track.take(placement.start, placement.end)
        self.taken.append(taken)
        self.placed[operation.id] = placement

    def _give(self, operation: Operation) -> None:
        for track, free in self.taken.pop():
            track.restore(free)
        del self.placed[operation.id]

    def _matters_later(self, index: int) -> bool:
        """A later operation shares the stay, or has to follow within a most lag."""
        operation = self.sequence[index]
        key = self.problem.group_of.get(operation.id)
        shares = key is not None and any(self.problem.group_of.get(o.id) == key for o in self.sequence[index + 1 :])
        return shares or operation.id in self.visits.capped

    def _next(self, ask: Ask, first: Ask, failed: Placement) -> Ask:
        """The same in another bay; when all have failed, in any bay, later."""
        others = tuple(b for b in ask.bays if b != failed.bay)
        if others:
            return replace(ask, bays=others)
        return replace(first, earliest=failed.start + STEP)
