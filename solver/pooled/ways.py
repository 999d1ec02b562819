"""Ways to do an operation when nobody is named: how long from which starts, over which pauses, and who could do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scheduler.orders import Operation
from scheduler.pieces import Piece
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem
from scheduler.windows import windows
from solver.bounds.spans import Span
from solver.choices import Choices, Kind
from solver.compiled import Compiled

Pauses = tuple[tuple[int, int], ...]
People = frozenset[str]


class PooledWay(NamedTuple):
    """The starts from which a way takes ``elapsed`` ticks and pauses over these ticks.

    ``bay``: index of the bays' profile. ``able``: by place of the way, who could fill its seats so.
    """

    way: int
    bay: int | None
    elapsed: int
    starts: int
    pauses: Pauses
    able: tuple[People, ...]


def may_do(
    problem: Problem, operation: Operation, way: PooledWay, hours: Presence | None, person: str, start: int
) -> bool:
    """Somebody who is able can do it from this start: there whenever its work advances, and alone only paused by need.

    ``hours``: of the bay it is done in.
    """
    presence, all_of_it = problem.technicians[person].presence, span(start, start + way.elapsed)
    paused = sum(span(a, b) for a, b in way.pauses)
    if all_of_it & ~paused & ~(presence.working | presence.overtime):
        return False
    is_open = hours.working if hours is not None else problem.whole
    return len(operation.ways[way.way].crew) > 1 or not paused & presence.working & is_open


class Ways:
    """The pooled ways of every planned operation.

    ``spans``: heads and latest ends of operations, where they are known.
    """

    def __init__(self, compiled: Compiled, spans: Mapping[str, Span]) -> None:
        self._compiled = compiled
        self._spans = spans
        self._windows = windows(compiled.problem)
        self._known: dict[int, tuple[PooledWay, ...]] = {}
        self._split: dict[tuple[Piece, int], tuple[tuple[Pauses, int], ...]] = {}

    def of(self, operation: Operation) -> tuple[PooledWay, ...]:
        """Those that window, span, pin and the crew it has to share leave."""
        choices = self._compiled.choices[operation.id]
        if id(choices) not in self._known:
            self._known[id(choices)] = tuple(self._pooled(choices))
        allowed = _allowed(self._compiled, operation)
        found = (self._narrowed(operation, way, allowed) for way in self._known[id(choices)])
        return tuple(way for way in found if way.starts and all(way.able))

    def _narrowed(self, operation: Operation, way: PooledWay, allowed: People | None) -> PooledWay:
        head, last = self._spans.get(operation.id, (0, self._compiled.problem.horizon))
        starts = way.starts & self._windows[operation.id].legal(way.elapsed) & span(head, last - way.elapsed + 1)
        if allowed is None:
            return way._replace(starts=starts)
        return way._replace(starts=starts, able=tuple(people & allowed for people in way.able))

    def _pooled(self, choices: Choices) -> Iterator[PooledWay]:
        """Parties that take as long from the same starts, over the same pauses, are one."""
        starts: dict[tuple[int, int | None, int, Pauses], int] = {}
        able: dict[tuple[int, int | None, int, Pauses], list[set[str]]] = {}
        for kind in choices.kinds:
            for piece in kind.pieces:
                for pauses, ticks in self._by_pauses(piece, kind.working):
                    key = (kind.way, kind.bay, piece.elapsed, pauses)
                    starts[key] = starts.get(key, 0) | ticks
                    _join(able.setdefault(key, [set() for _ in kind.chosen]), choices, kind)
        for (way, bay, elapsed, pauses), ticks in starts.items():
            members = tuple(map(frozenset, able[way, bay, elapsed, pauses]))
            yield PooledWay(way, bay, elapsed, ticks, pauses, members)

    def _by_pauses(self, piece: Piece, working: int) -> tuple[tuple[Pauses, int], ...]:
        """The legal starts of a piece by the pauses they lead over."""
        if (piece, working) not in self._split:
            found: dict[Pauses, int] = {}
            for first, last in runs(piece.legal):
                for start in range(first, last):
                    pauses = tuple(runs(span(start, start + piece.elapsed) & ~working))
                    found[pauses] = found.get(pauses, 0) | 1 << start
            self._split[piece, working] = tuple(found.items())
        return self._split[piece, working]


def _join(able: list[set[str]], choices: Choices, kind: Kind) -> None:
    for place, some, members in zip(choices.places[kind.way], kind.chosen, able, strict=True):
        for index in some:
            members.update(place.profiles[index].members)


def _allowed(compiled: Compiled, operation: Operation) -> People | None:
    """Who may be in its crew by its pin and by the operation whose crew it shares; None: anybody."""
    problem, other = compiled.problem, operation.same_crew_as
    allowed = operation.pin.crew if operation.pin is not None else None
    if other is not None and _are_placed_together(compiled, operation.id, other):
        fact = problem.facts.get(other)
        crew = frozenset(fact.crew) if fact is not None else _everybody(compiled, other)
        allowed = crew if allowed is None else allowed & crew
    return allowed


def _are_placed_together(compiled: Compiled, operation: str, other: str) -> bool:
    problem: Problem = compiled.problem
    return other in problem.facts or compiled.together[operation] == compiled.together[other]


def _everybody(compiled: Compiled, operation: str) -> People:
    places = (place for way in compiled.choices[operation].places for place in way)
    return frozenset(t for place in places for profile in place.profiles for t in profile.members)
