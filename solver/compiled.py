"""The problem as searches read it: who and where can do each operation, and when it can start.

Technicians and bays that differ in nothing that matters to an operation (calendar, time needed) form one profile, so
that start windows are worked out per kind of party, never per person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, product
from operator import itemgetter
from typing import NamedTuple

from scheduler.orders import Operation, Way
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.resources import Bay, Slot, Technician
from solver.pieces import Piece, pieces


@dataclass(frozen=True, slots=True)
class Profile:
    """Interchangeable members: ticks they need alone, when they are present, and who they are (bays likewise)."""

    ticks: int
    presence: Presence
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The seats of a crew that ask for the same slot, and the profiles that can fill them."""

    seats: tuple[int, ...]
    profiles: tuple[Profile, ...]

    @property
    def count(self) -> int:
        """People needed."""
        return len(self.seats)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of party: per place of the way the profiles chosen, the bay's profile, the work in ticks, the pieces."""

    way: int
    chosen: tuple[tuple[int, ...], ...]
    bay: int | None
    work: int
    pieces: tuple[Piece, ...]


class Option(NamedTuple):
    """A kind of party, the legal starts from which it takes ``elapsed`` ticks, and how many people it takes."""

    elapsed: int
    people: int
    legal: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Choices:
    """All that can be chosen for one operation; ``options`` are the legal ones, shortest first."""

    places: tuple[tuple[Place, ...], ...]
    bays: tuple[Profile, ...]
    kinds: tuple[Kind, ...]
    options: tuple[Option, ...]


class Compiled:
    """A problem with the choices of every planned operation, worked out once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._choices: dict[object, Choices] = {}
        self._pieces: dict[tuple[int, int, int, int], tuple[Piece, ...]] = {}
        self._suitable: dict[tuple[str, frozenset[tuple[frozenset[str], frozenset[str]]]], tuple[str, ...]] = {}

    @cached_property
    def choices(self) -> dict[str, Choices]:
        """Choices by operation id; operations that need the same share them."""
        return {o.id: self._of(o) for o in self.problem.planned if o.paint is None}

    @cached_property
    def group_bays(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """Bays that suit every planned operation of a stay group; where its car stands, if it does."""
        found = {}
        for order in self.problem.orders.values():
            for index, group in enumerate(order.groups):
                found[order.id, index] = self._bays(order.order_class, (order.id, index), group)
        return found

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

    @cached_property
    def _skilled(self) -> dict[Slot, tuple[Technician, ...]]:
        slots = {slot for o in self.problem.planned for way in o.ways for slot in way.crew}
        return {slot: tuple(t for t in self.problem.technicians.values() if t.fills(slot)) for slot in slots}

    def _bays(self, order_class: str, key: tuple[str, int], group: tuple[str, ...]) -> tuple[str, ...]:
        stands = self.problem.stands_in(key)
        if stands is not None:
            return (stands,)
        specs = [self.problem.operations[o] for o in group if o not in self.problem.facts]
        needs = frozenset((o.bay_kinds, o.bay_features) for o in specs)
        if (order_class, needs) not in self._suitable:
            bays = self.problem.bays.values()
            fitting = tuple(bay.id for bay in bays if all(_suits(bay, *need, order_class) for need in needs))
            self._suitable[order_class, needs] = fitting
        return self._suitable[order_class, needs]

    def _of(self, operation: Operation) -> Choices:
        group = self.problem.group_of.get(operation.id)
        bays = self.group_bays[group] if group else ()
        ways = tuple((w.seconds, w.crew, tuple(sorted(w.times.items(), key=str))) for w in operation.ways)
        key = (ways, bays, bool(operation.bay_kinds), operation.pause_break, operation.pause_night)
        if key not in self._choices:
            self._choices[key] = self._work_out(operation, bays)
        return self._choices[key]

    def _work_out(self, operation: Operation, bays: tuple[str, ...]) -> Choices:
        places = tuple(self._places(way) for way in operation.ways)
        timed = {bay for way in operation.ways for _, bay in way.times}
        by_bay = _profiles((0, self.problem.bays[b].presence, b, b in timed) for b in bays)
        kinds = tuple(k for w in range(len(operation.ways)) for k in self._kinds(operation, w, places[w], by_bay))
        return Choices(places, by_bay, kinds, _options(operation, kinds))

    def _places(self, way: Way) -> tuple[Place, ...]:
        named = {t for t, _ in way.times}
        places = []
        for slot in dict.fromkeys(way.crew):
            able = (
                (self.problem.member_ticks(way, t.id, slot, None), t.presence, t.id, t.id in named)
                for t in self._skilled[slot]
            )
            seats = tuple(i for i, other in enumerate(way.crew) if other == slot)
            places.append(Place(seats, _profiles(able)))
        return tuple(places)

    def _kinds(
        self, operation: Operation, way: int, places: tuple[Place, ...], bays: tuple[Profile, ...]
    ) -> Iterator[Kind]:
        crews = product(*(combinations_with_replacement(range(len(p.profiles)), p.count) for p in places))
        indices: tuple[int | None, ...] = tuple(range(len(bays))) if operation.bay_kinds else (None,)
        for chosen, bay in product(crews, indices):
            if any(
                len(p.profiles[i].members) < some.count(i) for p, some in zip(places, chosen, strict=True) for i in some
            ):
                continue
            members, where = _seated(places, chosen), bays[bay] if bay is not None else None
            work = self._work(operation, way, members, where)
            yield Kind(way, chosen, bay, work, self._fit(operation, work, members, where))

    def _work(self, operation: Operation, way: int, members: list[Profile], bay: Profile | None) -> int:
        spec = operation.ways[way]
        if not spec.times:
            return max((m.ticks for m in members), default=spec.ticks)
        crew = tuple(m.members[0] for m in members)
        return self.problem.work(operation, way, crew, bay.members[0] if bay else None)

    def _fit(self, operation: Operation, work: int, members: list[Profile], bay: Profile | None) -> tuple[Piece, ...]:
        horizon = self.problem.horizon
        working, off, shut = span(0, horizon), 0, 0
        for member in members:
            working &= member.presence.working
            off |= member.presence.forbidden(
                pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=horizon
            )
        if bay is not None and members:
            working &= bay.presence.working
            pause = operation.pause_night
            shut = bay.presence.forbidden(pause_break=True, pause_night=pause, horizon=horizon) & ~bay.presence.away
        key = (work, working, off, shut)
        if key not in self._pieces:
            self._pieces[key] = pieces(*key)
        return self._pieces[key]


def _options(operation: Operation, kinds: tuple[Kind, ...]) -> tuple[Option, ...]:
    options = (
        Option(piece.elapsed, len(operation.ways[kind.way].crew), piece.legal, kind)
        for kind in kinds
        for piece in kind.pieces
        if piece.legal
    )
    return tuple(sorted(options, key=itemgetter(0, 1)))


def _suits(bay: Bay, kinds: frozenset[str], features: frozenset[str], order_class: str) -> bool:
    reserved = bay.reserved_for and order_class not in bay.reserved_for
    return bool(kinds & bay.kinds) and features <= bay.features and not reserved


def _seated(places: tuple[Place, ...], chosen: tuple[tuple[int, ...], ...]) -> list[Profile]:
    """The chosen profiles in the order of the crew's seats."""
    seated = {
        seat: place.profiles[index]
        for place, some in zip(places, chosen, strict=True)
        for seat, index in zip(place.seats, some, strict=True)
    }
    return [seated[seat] for seat in sorted(seated)]


def _profiles(members: Iterable[tuple[int, Presence, str, bool]]) -> tuple[Profile, ...]:
    """Group members that need the same time on the same calendar; somebody with times of his own stays alone."""
    found: dict[tuple[int, Presence, str], list[str]] = {}
    for ticks, presence, member, own in members:
        found.setdefault((ticks, presence, member if own else ""), []).append(member)
    return tuple(Profile(ticks, presence, tuple(ids)) for (ticks, presence, _), ids in found.items())
