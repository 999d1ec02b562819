"""Seating one order: each operation at its earliest end, stepping back where a stay or a most lag cannot be kept.

What need not be done is skipped where it does not fit: options, and the rest of an order that may be carried over.
"""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter

from scheduler.completion import alone
from scheduler.order_limits import starts_left
from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import span
from scheduler.readiness import ready
from scheduler.windows import Window
from solver.compiled import Compiled
from solver.search.ask import Ask
from solver.search.holding import Holding
from solver.search.seat import Seats
from solver.search.skipping import Attempt, Skipping
from solver.search.tracks import Track
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
        self.skipping = Skipping(compiled, visits.into, order)
        self.holding = Holding(compiled, visits, seats.timeline, self.order, self.placed)
        self.taken: list[list[tuple[Track, int]]] = []
        self.tries = 0
        self.overtime = False
        self.furthest: Operation | None = None
        self.loaners = seats.timeline.loaners
        self.lacks_loaner = False

    def place(self) -> dict[str, Placement] | None:
        """Placements of its operations, taken on the timeline; None, and nothing taken, when they do not fit.

        With its options and without overtime if its promise is kept like this, else as it is ready first.
        """
        late: list[tuple[int, Attempt]] = []
        for attempt in self.visits.attempts[self.order.id]:
            if not self._try(attempt):
                continue
            end = ready(self.problem, alone(self.problem, self.order, self.placed), self.order) or 0
            if self.order.due is None or end <= self.order.due or len(self.visits.attempts[self.order.id]) == 1:
                return self.placed
            late.append((end, attempt))
            self.give_back()
        if late and self._try(min(late, key=itemgetter(0))[1]):
            return self.placed
        return None

    def soonest(self, operation: Operation, since: int) -> Placement | None:
        """Where one operation would end first from a tick on, beside what is placed of its order; nothing is taken."""
        ask = self._ask(operation, since, self.problem.horizon)
        return self.seats.earliest(operation, ask, self._window(operation))

    def _try(self, attempt: Attempt) -> bool:
        self.overtime = attempt.overtime
        whole = ((0, self.problem.horizon),)
        for opens, closes in whole if self.order.overnight else self.problem.opening:
            self.tries = TRIES
            self.skipping.restart(options=attempt.options)
            if self._seat(0, opens, closes):
                if self._lend():
                    return True
                self.give_back()
        return False

    def _lend(self) -> bool:
        """Lend the loaner that the order needs; False when none is free."""
        self.lacks_loaner = not self.loaners.lend(self.order, self.placed)
        return not self.lacks_loaner

    def _seat(self, index: int, opens: int, closes: int) -> bool:
        """Seat the operations from ``index`` on; step back over those that something later depends on."""
        if index == len(self.sequence):
            return bool(self.placed)
        operation = self.sequence[index]
        if not self.skipping.must_skip(operation) and self._seat_here(index, opens, closes):
            return True
        return self.skipping.may_skip(operation, self.placed) and self._skip(index, opens, closes)

    def _skip(self, index: int, opens: int, closes: int) -> bool:
        """Go on without an operation."""
        operation = self.sequence[index]
        self.skipping.skipped.add(operation.id)
        if self._seat(index + 1, opens, closes):
            return True
        self.skipping.skipped.discard(operation.id)
        return False

    def _seat_here(self, index: int, opens: int, closes: int) -> bool:
        operation = self.sequence[index]
        if self.furthest is None or index > self.sequence.index(self.furthest):
            self.furthest = operation
        ask = first = self._ask(operation, opens, closes)
        while True:
            placement = self.seats.earliest(operation, ask, self._window(operation))
            if placement is None or not self.holding.allows(operation, ask, placement):
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
            before = self._known(link.before)
            if before is not None:
                earliest = max(earliest, before.end + link.min_lag)
                if link.max_lag is not None and not self.problem.is_hopeless(link):
                    latest = min(latest, before.end + link.max_lag)
        if operation.pin and operation.pin.bay is not None and not (operation.bay_kinds or operation.paint):
            latest = -1
        bays, held_from = self.holding.bays(operation)
        crew = operation.pin.crew if operation.pin else None
        for mate in self.visits.mates.get(operation.id, ()):
            if (placed := self._known(mate)) is not None:
                others = frozenset(placed.crew)
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
            self.overtime,
            starts_left(self.problem, self.order, self.placed, operation),
        )

    def _known(self, operation: str) -> Placement | None:
        """Where an operation of this or another order is placed so far."""
        return self.placed.get(operation) or self.seats.timeline.others.get(operation)

    def _window(self, operation: Operation) -> Window:
        """Also: it ends before what waits for it in orders that are placed already."""
        window = self.visits.windows[operation.id]
        for link in self.visits.out_of.get(operation.id, ()):
            if link.after not in self.problem.facts and (after := self._known(link.after)) is not None:
                soonest = 0 if link.max_lag is None else after.start - link.max_lag
                window = window.between(soonest, after.start - link.min_lag)
        return window

    def _take(self, operation: Operation, placement: Placement) -> None:
        taken = self._take_share(operation, placement) if operation.paint else self._take_seat(operation, placement)
        self.taken.append(taken)
        self.placed[operation.id] = placement

    def _take_share(self, operation: Operation, placement: Placement) -> list[tuple[Track, int]]:
        taken = [(self.car, self.car.free), *self.seats.booths.take(operation, placement)]
        self.car.take(placement.start, placement.end)
        return taken

    def _take_seat(self, operation: Operation, placement: Placement) -> list[tuple[Track, int]]:
        timeline, taken = self.seats.timeline, list[tuple[Track, int]]()
        tracks = [timeline.people[t] for t in placement.crew] + [timeline.units[u] for u in placement.equipment]
        begins, ends = self.holding.extent(operation, placement)
        if placement.bay is not None:
            taken.append((timeline.bays[placement.bay], timeline.bays[placement.bay].free))
            timeline.bays[placement.bay].take(begins, ends)
        taken += [(track, track.free) for track in (*tracks, *timeline.supervision.tracks_of(placement), self.car)]
        self.car.take(begins, ends)
        for track in tracks:
            track.take(placement.start, placement.end)
        timeline.supervision.take(placement)
        return taken

    def _give(self, operation: Operation) -> None:
        for track, free in self.taken.pop():
            track.restore(free)
        if operation.paint:
            self.seats.booths.give(operation)
        del self.placed[operation.id]

    def give_back(self) -> None:
        """Leave the timeline as it was before."""
        self.loaners.take_back(self.order)
        for operation in reversed(self.sequence):
            if operation.id in self.placed:
                self._give(operation)

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
