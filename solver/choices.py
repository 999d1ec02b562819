"""What can be chosen for an operation: who, where, from which starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from scheduler.overtime_cells import Cell
from scheduler.pieces import Piece
from scheduler.presence import Presence


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
    """One kind of party: per place of the way the profiles chosen, the bay's profile, the work in ticks, the pieces.

    ``working``: ticks at which its work advances. ``overtime``: it works overtime, its last tick lies in this cell.
    ``supervised``: somebody beside its crew has to be in charge. ``live``: its crew works on live parts.
    """

    way: int
    chosen: tuple[tuple[int, ...], ...]
    bay: int | None
    work: int
    pieces: tuple[Piece, ...]
    working: int
    overtime: Cell | None = None
    supervised: bool = False
    live: bool = False


class Option(NamedTuple):
    """A kind of party, the legal starts from which it takes ``elapsed`` ticks, and how many people it takes."""

    elapsed: int
    people: int
    legal: int
    kind: Kind


@dataclass(frozen=True)
class Choices:
    """All that can be chosen for one operation. Overtime is worked out only when somebody asks for it."""

    places: tuple[tuple[Place, ...], ...]
    bays: tuple[Profile, ...]
    regular: tuple[Kind, ...]
    staying: Callable[[], Iterable[Kind]]

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of party, those that work overtime last."""
        return (*self.regular, *self.staying())

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The legal choices without overtime, shortest first."""
        return self._options(self.regular)

    @cached_property
    def all_options(self) -> tuple[Option, ...]:
        """The legal choices with overtime, shortest first."""
        return self._options(self.kinds) if self.may_stay else self.options

    @cached_property
    def may_stay(self) -> bool:
        """Somebody who could do it may work overtime."""
        return any(profile.presence.overtime for places in self.places for p in places for profile in p.profiles)

    def within(self, ticks: int) -> Choices:
        """The legal choices that start at these ticks."""
        regular = tuple(_within(self.regular, ticks))
        return Choices(self.places, self.bays, regular, lambda: _within(self.kinds[len(self.regular) :], ticks))

    def _options(self, kinds: Iterable[Kind]) -> tuple[Option, ...]:
        people = [sum(place.count for place in places) for places in self.places]
        options = (
            Option(piece.elapsed, people[kind.way], piece.legal, kind)
            for kind in kinds
            for piece in kind.pieces
            if piece.legal
        )
        return tuple(sorted(options, key=itemgetter(0, 1)))


def _within(kinds: Iterable[Kind], ticks: int) -> Iterator[Kind]:
    for kind in kinds:
        legal = ((piece.elapsed, piece.legal & ticks) for piece in kind.pieces)
        if pieces := tuple(Piece(elapsed, starts, 0, 0, starts) for elapsed, starts in legal if starts):
            yield replace(kind, pieces=pieces)


NOTHING = Choices((), (), (), tuple)
"""Of an operation in a booth cycle: its cycle decides who, where and how long."""
