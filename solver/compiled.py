"""The problem as searches read it: who and where can do each operation, and when it can start.

Technicians and bays that differ in nothing that matters to an operation (calendar, time needed) form one profile, so
that start windows are worked out per kind of party, never per person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations_with_replacement, product
from typing import NamedTuple

from scheduler.orders import Operation, Way
from scheduler.overtime_cells import cells, ending_in
from scheduler.pieces import Piece, pieces, unpaused
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.resources import Slot, Technician
from solver.choices import NOTHING, Choices, Kind, Place, Profile
from solver.lazily import Lazily
from solver.together import together


class _Party(NamedTuple):
    """Who and where of a kind: what :class:`Kind` has, and when they are there."""

    way: int
    chosen: tuple[tuple[int, ...], ...]
    bay: int | None
    work: int
    crew: list[Presence]
    hours: Presence | None
    supervised: bool


class Compiled:
    """A problem with the choices of every planned operation, worked out once, when they are asked for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._choices: dict[object, Choices] = {}
        self._pieces: dict[tuple[int, int, int, int], tuple[Piece, ...]] = {}
        self._skilled: dict[Slot, tuple[Technician, ...]] = {}
        self._suitable: dict[tuple[str, frozenset[tuple[frozenset[str], frozenset[str]]]], tuple[str, ...]] = {}

    def part(self, problem: Problem) -> Compiled:
        """The same for a problem with fewer orders or more facts, which shares what has been worked out."""
        return _Part(problem, self._choices, self._pieces, self._skilled, self._suitable)

    @cached_property
    def choices(self) -> Mapping[str, Choices]:
        """Choices by operation id; operations that need the same share them."""
        return Lazily({o.id: None for o in self.problem.planned}, self._of)

    @cached_property
    def together(self) -> Mapping[str, str | None]:
        """By planned operation: the first of those it is placed with; None: all of its order that is required."""
        return together(self.problem)

    @cached_property
    def group_bays(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """Bays that suit every planned operation of a stay group; where its car stands, if it does."""
        groups = {(order.id, i): None for order in self.problem.orders.values() for i in range(len(order.groups))}
        return Lazily(groups, self._bays)

    @cached_property
    def bay_classes(self) -> dict[str, tuple[str, ...]]:
        """Bays that nothing tells apart, by their first: no fact, no pin, no known time names one of them."""
        named = {f.bay for f in self.problem.facts.values()} | {o.pin.bay for o in self.problem.planned if o.pin}
        named |= {bay for o in self.problem.planned for way in o.ways for _, bay in way.times}
        found: dict[tuple[object, ...], list[str]] = {}
        for bay in self.problem.bays.values():
            alike = (bay.kinds, bay.features, bay.reserved_for, bay.presence, bay.id if bay.id in named else None)
            found.setdefault(alike, []).append(bay.id)
        return {bays[0]: tuple(bays) for bays in found.values()}

    def _bays(self, key: tuple[str, int]) -> tuple[str, ...]:
        stands = self.problem.stands_in(key)
        if stands is not None:
            return (stands,)
        order = self.problem.orders[key[0]]
        order_class = order.order_class
        specs = [self.problem.operations[o] for o in order.groups[key[1]] if o not in self.problem.facts]
        needs = frozenset((o.bay_kinds, o.bay_features) for o in specs)
        if (order_class, needs) not in self._suitable:
            bays = self.problem.bays.values()
            fitting = tuple(bay.id for bay in bays if all(bay.suits(*need, order_class) for need in needs))
            self._suitable[order_class, needs] = fitting
        return self._suitable[order_class, needs]

    def _of(self, name: str) -> Choices:
        operation = self.problem.operations[name]
        if operation.paint:
            return NOTHING
        group = self.problem.group_of.get(name)
        bays = self.group_bays[group] if group else ()
        ways = tuple((w.seconds, w.crew, frozenset(w.times.items())) for w in operation.ways)
        pauses = (operation.pause_break, operation.pause_night)
        key = (ways, bays, bool(operation.bay_kinds), pauses, operation.supervised)
        if key not in self._choices:
            self._choices[key] = self._work_out(operation, bays)
        return self._choices[key]

    def _work_out(self, operation: Operation, bays: tuple[str, ...]) -> Choices:
        places = tuple(self._places(way, operation.supervised) for way in operation.ways)
        timed = {bay for way in operation.ways for _, bay in way.times}
        by_bay = _profiles((0, self.problem.bays[b].presence, b, b if b in timed else None) for b in bays)
        parties = [p for w in range(len(operation.ways)) for p in self._parties(operation, w, places[w], by_bay)]
        regular = tuple(self._regular(operation, party) for party in parties)
        return Choices(places, by_bay, regular, lambda: (k for p in parties for k in self._staying(operation, p)))

    def _places(self, way: Way, supervised: bool) -> tuple[Place, ...]:
        """The most demanding first, so that nobody who could fill it is taken by an easier one before."""
        named = {t for t, _ in way.times}

        def apart(technician: Technician) -> object:
            return technician.id if technician.id in named else supervised and technician.may_supervise

        places = []
        for slot in sorted(dict.fromkeys(way.crew), key=lambda s: (-s.high_voltage, -s.level)):
            able = (
                (self.problem.member_ticks(way, t.id, slot, None), t.presence, t.id, apart(t)) for t in self._able(slot)
            )
            seats = tuple(i for i, other in enumerate(way.crew) if other == slot)
            places.append(Place(seats, _profiles(able)))
        return tuple(places)

    def _able(self, slot: Slot) -> tuple[Technician, ...]:
        if slot not in self._skilled:
            self._skilled[slot] = tuple(t for t in self.problem.technicians.values() if t.fills(slot))
        return self._skilled[slot]

    def _parties(
        self, operation: Operation, way: int, places: tuple[Place, ...], bays: tuple[Profile, ...]
    ) -> Iterator[_Party]:
        for chosen, bay in self._combinations(operation, way, places, bays):
            if any(
                len(p.profiles[i].members) < some.count(i) for p, some in zip(places, chosen, strict=True) for i in some
            ):
                continue
            members, where = _seated(places, chosen), bays[bay] if bay is not None else None
            supervised = operation.supervised and not any(self._may_supervise(m) for m in members)
            work = self._work(operation, way, members, where)
            hours = where.presence if where else None
            yield _Party(way, chosen, bay, work, [m.presence for m in members], hours, supervised)

    def _combinations(
        self, operation: Operation, way: int, places: tuple[Place, ...], bays: tuple[Profile, ...]
    ) -> Iterable[tuple[tuple[tuple[int, ...], ...], int | None]]:
        """Profiles for every place, and one for the bay; only known pairs where all others take too long."""
        times = operation.ways[way].times
        if times and [place.count for place in places] == [1] and all(self._is_too_long(p) for p in places[0].profiles):
            people = {t: i for i, p in enumerate(places[0].profiles) for t in p.members}
            stands = {b: i for i, p in enumerate(bays) for b in p.members}
            if None not in {b for _, b in times} and None not in {t for t, _ in times}:
                return [(((people[t],),), stands[b]) for t, b in times if t in people and b in stands]
        crews = product(*(combinations_with_replacement(range(len(p.profiles)), p.count) for p in places))
        return product(crews, tuple(range(len(bays))) if operation.bay_kinds else (None,))

    def _is_too_long(self, profile: Profile) -> bool:
        return profile.ticks > self.problem.horizon

    def _regular(self, operation: Operation, party: _Party) -> Kind:
        way, chosen, bay, work, crew, hours, supervised = party
        live = operation.ways[way].live
        return Kind(way, chosen, bay, work, *self._fit(operation, work, crew, hours), None, supervised, live)

    def _staying(self, operation: Operation, party: _Party) -> Iterator[Kind]:
        way, chosen, bay, work, crew, hours, supervised = party
        live = operation.ways[way].live
        for cell in cells(crew, hours):
            staying = [presence.staying(cell[0]) for presence in crew]
            found, working = self._fit(operation, work, staying, hours.staying(cell[0]) if hours else None)
            if ending := ending_in(cell, found):
                yield Kind(way, chosen, bay, work, ending, working, cell, supervised, live)

    def _may_supervise(self, profile: Profile) -> bool:
        return self.problem.technicians[profile.members[0]].may_supervise

    def _work(self, operation: Operation, way: int, members: list[Profile], bay: Profile | None) -> int:
        spec = operation.ways[way]
        if not spec.times:
            return max((m.ticks for m in members), default=spec.ticks)
        crew = tuple(m.members[0] for m in members)
        return self.problem.work(operation, way, crew, bay.members[0] if bay else None)

    def _fit(
        self, operation: Operation, work: int, crew: list[Presence], bay: Presence | None
    ) -> tuple[tuple[Piece, ...], int]:
        """The pieces, and the ticks at which the work advances."""
        horizon = self.problem.horizon
        working = span(0, horizon)
        for presence in crew:
            working &= presence.working
        if bay is not None and crew:
            working &= bay.working
        key = (work, working, *unpaused(operation, crew, bay, horizon))
        if key not in self._pieces:
            self._pieces[key] = pieces(*key)
        return self._pieces[key], working


class _Part(Compiled):
    """Knows only the legal starts between the release of an operation and the latest time of its order."""

    def __init__(
        self,
        problem: Problem,
        choices: dict[object, Choices],
        pieces: dict[tuple[int, int, int, int], tuple[Piece, ...]],
        skilled: dict[Slot, tuple[Technician, ...]],
        suitable: dict[tuple[str, frozenset[tuple[frozenset[str], frozenset[str]]]], tuple[str, ...]],
    ) -> None:
        super().__init__(problem)
        self._choices, self._pieces, self._skilled, self._suitable = choices, pieces, skilled, suitable

    def _of(self, name: str) -> Choices:
        operation = self.problem.operations[name]
        latest = self.problem.orders[operation.order].latest
        return super()._of(name).within(span(operation.release, self.problem.horizon if latest is None else latest))


def _seated(places: tuple[Place, ...], chosen: tuple[tuple[int, ...], ...]) -> list[Profile]:
    """The chosen profiles in the order of the crew's seats."""
    seated = {
        seat: place.profiles[index]
        for place, some in zip(places, chosen, strict=True)
        for seat, index in zip(place.seats, some, strict=True)
    }
    return [seated[seat] for seat in sorted(seated)]


def _profiles(members: Iterable[tuple[int, Presence, str, object]]) -> tuple[Profile, ...]:
    """Group members that need the same time on the same calendar and that nothing else sets apart."""
    found: dict[tuple[int, Presence, object], list[str]] = {}
    for ticks, presence, member, apart in members:
        found.setdefault((ticks, presence, apart), []).append(member)
    return tuple(Profile(ticks, presence, tuple(ids)) for (ticks, presence, _), ids in found.items())
