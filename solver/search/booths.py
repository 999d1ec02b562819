"""Booths on a timeline: a painted operation joins a planned cycle that has room, or opens a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from scheduler.cycles import cycle_at, member, remaining
from scheduler.orders import Operation
from scheduler.plan import Cycle, Placement
from scheduler.presence import run_starts
from scheduler.problem import Problem
from scheduler.readiness import shortest
from scheduler.resources import Booth, Phase, Programme, Slot
from scheduler.windows import Window
from solver.search.ask import Ask
from solver.search.timeline import Timeline
from solver.search.tracks import Track, at_least, ticks_of


class Booths:
    """Finds a share of a booth cycle."""

    def __init__(self, problem: Problem, timeline: Timeline) -> None:
        self.problem = problem
        self.timeline = timeline
        self._able = cache(self._who)
        self._present = cache(self._there)
        self._after = cache(self._tail)

    def earliest(self, operation: Operation, ask: Ask, window: Window) -> Placement | None:
        """Its share of a cycle; None when there is none.

        Booths are few: it rather joins than opens a cycle that would end up to its length sooner, unless only the new
        one keeps the promise.
        """
        joined = min(self._joinable(operation, ask, window), key=lambda c: c.end, default=None)
        opened = min(self._openable(operation, ask, window), key=lambda c: c.end, default=None)
        if joined is not None and opened is not None:
            rather_later = 2 * opened.end - opened.start
            joins = joined.end <= rather_later and not self._saves(operation, opened, joined)
            return member(joined if joins else opened, operation.id)
        chosen = joined or opened
        return member(chosen, operation.id) if chosen else None

    def take(self, operation: Operation, placement: Placement) -> list[tuple[Track, int]]:
        """Join the cycle that is planned at the placement, or open it; what was free before in the tracks taken."""
        timeline = self.timeline
        planned = next((c for c in timeline.cycles if (c.booth, c.start) == (placement.bay, placement.start)), None)
        if planned is not None:
            grown = replace(planned, operations=(*planned.operations, operation.id))
            timeline.cycles = tuple(grown if c is planned else c for c in timeline.cycles)
            return []
        cycle = next(self._new(operation, placement.bay or "", placement.start, placement.end))
        timeline.cycles += (cycle,)
        people = [(timeline.people[t], phase.start, phase.end) for phase in cycle.phases for t in phase.crew]
        spans = [(timeline.booths[cycle.booth], cycle.start, cycle.end), *people]
        taken = [(track, track.free) for track in dict.fromkeys(track for track, _, _ in spans)]
        for track, start, end in spans:
            track.take(start, end)
        return taken

    def give(self, operation: Operation) -> None:
        """Out of its cycle, which ends with its last member."""
        others = {o for cycle in self.timeline.cycles for o in cycle.operations} - {operation.id}
        self.timeline.cycles = remaining(self.timeline.cycles, others)

    def _joinable(self, operation: Operation, ask: Ask, window: Window) -> Iterator[Cycle]:
        suitable = {(booth.id, programme.id) for booth, programme in self._suitable(operation)}
        for cycle in self.timeline.cycles:
            elapsed = cycle.end - cycle.start
            suits = (cycle.booth, cycle.programme) in suitable and self._has_room(cycle, operation)
            if suits and self._wanted(operation, ask, window, elapsed) >> cycle.start & 1:
                yield cycle

    def _wanted(self, operation: Operation, ask: Ask, window: Window, elapsed: int) -> int:
        """Starts that suit the car."""
        return ask.car.starts(elapsed) & window.legal(elapsed) & ask.reach(len(operation.ways))[0]

    def _has_room(self, cycle: Cycle, operation: Operation) -> bool:
        paints = [p for o in (*cycle.operations, operation.id) if (p := self.problem.operations[o].paint) is not None]
        colours = {paint.colour for paint in paints if paint.colour is not None}
        return len(colours) < 2 and sum(p.panels for p in paints) <= self.problem.booths[cycle.booth].panels

    def _openable(self, operation: Operation, ask: Ask, window: Window) -> Iterator[Cycle]:
        """By booth and programme: the first cycle for which booth, car and all crews are free."""
        for booth, programme in self._suitable(operation):
            starts = self.timeline.booths[booth.id].starts(programme.ticks)
            starts &= self._wanted(operation, ask, window, programme.ticks)
            for offset, phase in zip(programme.offsets, programme.phases, strict=True):
                for slot in set(phase.crew):
                    free = (self._free(t, phase.ticks) for t in self._able(slot))
                    starts &= at_least(phase.crew.count(slot), free) >> offset
            for start in ticks_of(starts):
                if (crews := self._crews(programme, start)) is not None:
                    yield cycle_at(booth, programme, start, (operation.id,), crews)
                    break

    def _new(self, operation: Operation, booth: str, start: int, end: int) -> Iterator[Cycle]:
        for place, programme in self._suitable(operation):
            if place.id == booth and programme.ticks == end - start:
                crews = self._crews(programme, start)
                if crews is not None:
                    yield cycle_at(place, programme, start, (operation.id,), crews)

    def _suitable(self, operation: Operation) -> Iterator[tuple[Booth, Programme]]:
        """Booths and programmes that suit one operation."""
        paint, pin = operation.paint, operation.pin
        for booth in self.problem.booths.values():
            if paint is None or paint.panels > booth.panels or (pin and pin.bay not in (None, booth.id)):
                continue
            yield from ((booth, p) for p in booth.programmes.values() if p.id in paint.programmes)

    def _free(self, technician: str, ticks: int) -> int:
        return self.timeline.people[technician].starts(ticks) & self._present(technician, ticks)

    def _crews(self, programme: Programme, start: int) -> list[tuple[str, ...]] | None:
        """A crew for every phase of a cycle from ``start`` on, the same people as far as can be."""
        crews, known = list[tuple[str, ...]](), set[str]()
        for offset, phase in zip(programme.offsets, programme.phases, strict=True):
            crew = self._crew(phase, start + offset, known, ())
            if crew is None:
                return None
            crews.append(crew)
            known |= set(crew)
        return crews

    def _crew(self, phase: Phase, start: int, known: set[str], seated: Sequence[str]) -> tuple[str, ...] | None:
        """Somebody else for every place: who is in the cycle already, then the least skilled, then the idlest."""
        if len(seated) == len(phase.crew):
            return tuple(seated)
        slot = phase.crew[len(seated)]
        free = (t for t in self._able(slot) if t not in seated and self._free(t, phase.ticks) >> start & 1)
        for technician in sorted(free, key=lambda t: self._dislike(t, slot, known)):
            crew = self._crew(phase, start, known, (*seated, technician))
            if crew is not None:
                return crew
        return None

    def _dislike(self, technician: str, slot: Slot, known: set[str]) -> tuple[bool, int, int]:
        level = self.problem.technicians[technician].skills[slot.skill].level
        return technician not in known, level, -self.timeline.people[technician].free.bit_count()

    def _saves(self, operation: Operation, opened: Cycle, joined: Cycle) -> bool:
        """Only the new cycle leaves enough time for the rest of the work before the promise."""
        due = self.problem.orders[operation.order].due
        return due is not None and opened.end <= due - self._after(operation.id) < joined.end

    def _who(self, slot: Slot) -> tuple[str, ...]:
        return tuple(t.id for t in self.problem.technicians.values() if t.fills(slot))

    def _there(self, technician: str, ticks: int) -> int:
        """Ticks from which the technician works for so many ticks without a pause."""
        return run_starts(self.problem.technicians[technician].presence.working, ticks)

    def _tail(self, operation: str) -> int:
        """Least ticks from the end of the operation until its car is ready."""
        counted = self.problem.until_ready[self.problem.operations[operation].order]
        following = [k for k in self.problem.links if k.before == operation and k.after in counted]
        return max((k.min_lag + shortest(self.problem, k.after) + self._after(k.after) for k in following), default=0)
