"""The values that variables have in a given plan."""

from __future__ import annotations

from collections.abc import Callable, Collection

from scheduler.pieces import Piece
from scheduler.plan import Placement, Plan
from solver.choices import Choices, Kind

ValueIn = Callable[[Plan], int]


def value_of(operation: str, of: Callable[[Placement], int]) -> ValueIn:
    """A property of a placement; 0 when the operation is not placed."""
    return lambda plan: int(of(plan.placements[operation])) if operation in plan.placements else 0


def sits(operation: str, way: int, seats: tuple[int, ...], technician: str) -> ValueIn:
    """The technician fills one of the seats."""
    return value_of(operation, lambda p: p.way == way and any(p.crew[seat] == technician for seat in seats))


def in_bay(operation: str, bays: Collection[str]) -> ValueIn:
    """The operation is done in one of the bays."""
    return value_of(operation, lambda p: p.bay in bays)


def is_chosen(choices: Choices, operation: str, kind: Kind, piece: Piece) -> ValueIn:
    """The operation is done by this kind of party, from a start of this piece."""

    def value(placement: Placement) -> bool:
        if placement.way != kind.way or placement.end - placement.start != piece.elapsed:
            return False
        if not piece.starts >> placement.start & 1 or placement.overtime != (kind.overtime is not None):
            return False
        if kind.bay is not None and placement.bay not in choices.bays[kind.bay].members:
            return False
        return all(
            sum(placement.crew[seat] in place.profiles[profile].members for seat in place.seats) == some.count(profile)
            for place, some in zip(choices.places[kind.way], kind.chosen, strict=True)
            for profile in set(some)
        )

    return value_of(operation, value)
