"""The earliest way to do one operation: when, by whom, where, with what is still free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.windows import Window
from solver.choices import Choices, Kind, Place
from solver.compiled import Compiled
from solver.matching import matched
from solver.search.ask import Ask
from solver.search.booths import Booths
from solver.search.timeline import Timeline
from solver.search.tracks import Track, at_least, ticks_of


class Seats:
    """Finds seats on a timeline."""

    def __init__(self, compiled: Compiled, timeline: Timeline) -> None:
        self.problem: Problem = compiled.problem
        self.choices = compiled.choices
        self.timeline = timeline
        self.booths = Booths(compiled.problem, timeline)

    def earliest(self, operation: Operation, ask: Ask, window: Window) -> Placement | None:
        """The placement that ends first, with the smaller crew among equals; None when there is none."""
        if operation.paint:
            return self.booths.earliest(operation, ask, window)
        best: tuple[int, int, int, Kind] | None = None
        choices = self.choices[operation.id]
        reach = ask.reach(len(operation.ways))
        rooms: dict[tuple[int | None, int], int] = {}
        for elapsed, people, legal, kind in choices.all_options if ask.overtime else choices.options:
            if best and ask.earliest + elapsed > best[0]:
                break
            if not (starts := legal & reach[kind.way]) or not ask.admits(kind, people):
                continue
            if best and (starts & -starts).bit_length() - 1 + elapsed > best[0]:
                continue
            room = (kind.bay, elapsed)
            if room not in rooms:
                rooms[room] = self._room(operation, choices, kind, ask, elapsed) & window.legal(elapsed)
            start = self._first(operation, choices, kind, ask, starts & rooms[room], elapsed)
            if start is not None and (best is None or (start + elapsed, people, start) < best[:3]):
                best = (start + elapsed, people, start, kind)
        return self._seat(operation, choices, best[3], ask, best[2], best[0]) if best else None

    def _room(self, operation: Operation, choices: Choices, kind: Kind, ask: Ask, elapsed: int) -> int:
        """Starts from which the car, a bay of the kind and the equipment are free."""
        starts = ask.car.starts(elapsed)
        if kind.bay is not None:
            free = 0
            for bay in choices.bays[kind.bay].members:
                if bay in ask.bays:
                    free |= self._bay_starts(self.timeline.bays[bay], ask.held_from, elapsed)
            starts &= free
        for pool, count in operation.equipment:
            tracks = [self.timeline.units[unit] for unit in self.problem.pools[pool].units]
            starts &= at_least(count, (track.starts(elapsed) for track in tracks))
        return starts

    def _bay_starts(self, track: Track, held_from: int | None, elapsed: int) -> int:
        if held_from is None:
            return track.starts(elapsed)
        return span(held_from, track.free_until(held_from) - elapsed + 1)

    def _first(
        self, operation: Operation, choices: Choices, kind: Kind, ask: Ask, starts: int, elapsed: int
    ) -> int | None:
        places = choices.places[kind.way]
        for place, chosen in zip(places, kind.chosen, strict=True):
            for profile in set(chosen):
                if not starts:
                    return None
                members = self._allowed(place.profiles[profile].members, ask)
                free = (self._free(t, kind, elapsed) for t in members)
                starts &= at_least(chosen.count(profile), free)
        if kind.supervised and starts:
            starts &= self.timeline.supervision.starts(kind, elapsed)
        if len(places) < 2:
            return (starts & -starts).bit_length() - 1 if starts else None
        for start in ticks_of(starts):
            if self._people(operation, places, kind, ask, start, start + elapsed):
                return start
        return None

    def _free(self, technician: str, kind: Kind, elapsed: int) -> int:
        """Ticks from which somebody is free for so long, and in charge of nothing if the work is live."""
        starts = self.timeline.people[technician].starts(elapsed)
        return starts & self.timeline.supervision.live_starts(technician, elapsed) if kind.live else starts

    def _allowed(self, members: Sequence[str], ask: Ask) -> Sequence[str]:
        return members if ask.crew is None else [t for t in members if t in ask.crew]

    def _seat(self, operation: Operation, choices: Choices, kind: Kind, ask: Ask, start: int, end: int) -> Placement:
        crew = self._people(operation, choices.places[kind.way], kind, ask, start, end) or ()
        bay = self._bay(choices, kind, ask, start, end) if kind.bay is not None else None
        staying = end - 1 if kind.overtime else None
        worked = self.problem.working(operation.ways[kind.way], crew, bay, staying) & span(start, end)
        return Placement(
            operation.id,
            start,
            end,
            kind.way,
            crew,
            bay,
            tuple(self._units(operation, start, end)),
            tuple(runs(worked)),
            kind.overtime is not None,
            self.timeline.supervision.in_charge(kind, start, end - start) if kind.supervised else None,
        )

    def _people(
        self, operation: Operation, places: tuple[Place, ...], kind: Kind, ask: Ask, start: int, end: int
    ) -> tuple[str, ...] | None:
        """A different free person for every seat: those who know the car, then the least skilled, then the idlest."""
        seats, wanted = list[int](), list[list[str]]()
        for place, chosen in zip(places, kind.chosen, strict=True):
            skill = operation.ways[kind.way].crew[place.seats[0]].skill
            for seat, profile in zip(place.seats, chosen, strict=True):
                members = self._allowed(place.profiles[profile].members, ask)
                free = [t for t in members if self._free(t, kind, end - start) >> start & 1]
                seats.append(seat)
                wanted.append(sorted(free, key=lambda t: self._dislike(operation, t, skill, ask)))
        people = matched(wanted)
        return None if people is None else tuple(t for _, t in sorted(zip(seats, people, strict=True)))

    def _dislike(self, operation: Operation, technician: str, skill: str, ask: Ask) -> tuple[bool, bool, int, int]:
        return (
            technician not in ask.liked,
            technician not in operation.preferred,
            self.problem.technicians[technician].skills[skill].level,
            -self.timeline.people[technician].free.bit_count(),
        )

    def _bay(self, choices: Choices, kind: Kind, ask: Ask, start: int, end: int) -> str:
        """Where the car stands, else the least special bay with the shortest free time left after it."""
        bays = self.timeline.bays
        free = [
            b
            for b in choices.bays[kind.bay or 0].members
            if b in ask.bays and self._bay_starts(bays[b], ask.held_from, end - start) >> start & 1
        ]
        specs = self.problem.bays
        return min(
            free,
            key=lambda b: (
                b != ask.near,
                len(specs[b].kinds) + len(specs[b].features) - len(specs[b].reserved_for),
                bays[b].free_until(start),
            ),
        )

    def _units(self, operation: Operation, start: int, end: int) -> Iterator[str]:
        for pool, count in operation.equipment:
            units = self.problem.pools[pool].units
            free = [u for u in units if self.timeline.units[u].starts(end - start) >> start & 1]
            yield from free[:count]
