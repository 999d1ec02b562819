"""What an operation takes at the least: people of which group for how many ticks, one of which bays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.orders import Operation
from solver.choices import Choices
from solver.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats of a crew that ask for the same: how many people, and the least ticks by group of technicians."""

    count: int
    ticks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do an operation: least ticks of work, and its seats; none: it runs unattended."""

    ticks: int
    seats: tuple[Seats, ...]


class Demands:
    """Demand of every planned operation. ``groups``: technicians that nothing but their hours tells apart."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._ways: dict[int, tuple[Way, ...]] = {}

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Members of each group: as fast as each other in all that they can do."""
        alike: dict[str, list[tuple[int, int, int, int]]] = {}
        for number, choices in enumerate({id(c): c for c in self._compiled.choices.values()}.values()):
            for way, place, technician, ticks in _able(choices):
                alike.setdefault(technician, []).append((number, way, place, ticks))
        found: dict[tuple[tuple[int, int, int, int], ...], list[str]] = {}
        for technician, able in alike.items():
            found.setdefault(tuple(sorted(able)), []).append(technician)
        return tuple(map(tuple, found.values()))

    @cached_property
    def _group_of(self) -> Mapping[str, int]:
        return {technician: g for g, members in enumerate(self.groups) for technician in members}

    def ways(self, operation: Operation) -> tuple[Way, ...]:
        """Every way somebody can do it."""
        if operation.paint:
            cycles = (p for booth in self._compiled.problem.booths.values() for p in booth.programmes.values())
            return (Way(min(p.ticks for p in cycles if p.id in operation.paint.programmes), ()),)
        choices = self._compiled.choices[operation.id]
        if id(choices) not in self._ways:
            self._ways[id(choices)] = self._worked_out(choices)
        return self._ways[id(choices)]

    def _worked_out(self, choices: Choices) -> tuple[Way, ...]:
        work: dict[int, int] = {}
        for kind in choices.regular:
            work[kind.way] = min(kind.work, work.get(kind.way, kind.work))
        ticks: dict[tuple[int, int], dict[int, int]] = {}
        for way, place, technician, needed in _able(choices):
            by_group = ticks.setdefault((way, place), {})
            group = self._group_of[technician]
            by_group[group] = min(needed, by_group.get(group, needed))
        return tuple(
            Way(least, tuple(Seats(p.count, ticks[way, n]) for n, p in enumerate(choices.places[way])))
            for way, least in work.items()
        )


def _able(choices: Choices) -> list[tuple[int, int, str, int]]:
    """(way, place, technician, least ticks of work with this technician there), by kinds of parties."""
    least: dict[tuple[int, int, int], int] = {}
    for kind in choices.regular:
        for place, profiles in enumerate(kind.chosen):
            for profile in profiles:
                key = (kind.way, place, profile)
                least[key] = min(kind.work, least.get(key, kind.work))
    return [
        (way, place, technician, work)
        for (way, place, profile), work in least.items()
        for technician in choices.places[way][place].profiles[profile].members
    ]
