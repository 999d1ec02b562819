"""Every way to do an operation, one row per crew and time that it takes, shortest first."""

from __future__ import annotations

from typing import NamedTuple

from scheduler.orders import Operation
from scheduler.resources import Bay, Slot
from solver.choices import Kind
from solver.compiled import Compiled
from solver.kernel.movable import crews
from solver.kernel.pools import Pools
from solver.search.visits import Visits

DISLIKED, LEVEL = 1 << 17, 1 << 8
"""What a crew that nobody prefers, and every wasted skill level, cost in a rank."""


class Choice(NamedTuple):
    """One row; ``legal``: Python set of starts; ``places``: the classes of bays, least special first, (-1,): no bay."""

    elapsed: int
    rank: int
    way: int
    crew: tuple[str, ...]
    places: tuple[int, ...]
    legal: int
    waste: int
    disliked: bool
    overtime: bool


class Crews:
    """Who can be in a crew, and the skill levels it wastes; worked out once for operations that need the same."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._known: dict[tuple[int, tuple[Slot, ...]], list[tuple[tuple[str, ...], int]]] = {}

    def of(self, operation: Operation, kind: Kind) -> list[tuple[tuple[str, ...], int]]:
        """Crews of a kind of party, each with its waste."""
        slots = operation.ways[kind.way].crew
        key = (id(kind), slots)
        if key not in self._known:
            people = self._compiled.problem.technicians
            self._known[key] = [
                (crew, sum(people[t].skills[s.skill].level - s.level for t, s in zip(crew, slots, strict=True)))
                for crew in crews(self._compiled, operation, kind)
            ]
        return self._known[key]


def choices(
    compiled: Compiled, visits: Visits, pools: Pools, known: Crews, operation: Operation, *, overtime: bool
) -> list[Choice]:
    """The rows of an operation that its pin allows, shortest first, the best crew first; with or without overtime."""
    pin = operation.pin
    found, where = [], dict[int | None, tuple[int, ...]]()
    every = compiled.choices[operation.id]
    for option in every.all_options if overtime else every.options:
        legal = option.legal & visits.windows[operation.id].legal(option.elapsed)
        if not legal or (pin and pin.way not in (None, option.kind.way)):
            continue
        if option.kind.bay not in where:
            where[option.kind.bay] = _places(compiled, pools, operation, option.kind)
        places = where[option.kind.bay]
        for crew, waste in known.of(operation, option.kind) if places else ():
            if pin and pin.crew is not None and frozenset(crew) != pin.crew:
                continue
            disliked = bool(operation.preferred) and bool(crew) and operation.preferred.isdisjoint(crew)
            rank = DISLIKED * disliked + LEVEL * waste
            stays = option.kind.overtime is not None
            found.append(Choice(option.elapsed, rank, option.kind.way, crew, places, legal, waste, disliked, stays))
    return sorted(found, key=lambda c: (c.elapsed, c.places, c.crew))


def _places(compiled: Compiled, pools: Pools, operation: Operation, kind: Kind) -> tuple[int, ...]:
    """Classes of bays in which the whole stay can be."""
    if kind.bay is None:
        return (-1,)
    problem = compiled.problem
    key = problem.group_of[operation.id]
    members = problem.orders[key[0]].groups[key[1]]
    pinned = {pin.bay for o in members if (pin := problem.operations[o].pin) and pin.bay is not None}
    fitting = set(compiled.group_bays[key])
    bays = [b for b in compiled.choices[operation.id].bays[kind.bay].members if b in fitting and not pinned - {b}]
    special = {pools.class_of[b]: _special(problem.bays[b]) for b in bays}
    return tuple(sorted(special, key=lambda place: special[place]))


def _special(bay: Bay) -> int:
    return len(bay.kinds) + len(bay.features) - len(bay.reserved_for)
