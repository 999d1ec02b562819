"""How many cars stand in the yard over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from api.view.board import Board


@dataclass(frozen=True, slots=True)
class Level:
    """So many cars in the yard in ``[start, end)``, so many of them on overflow places."""

    start: int
    end: int
    cars: int
    overflow: int


def levels(board: Board) -> list[Level]:
    """From change to change; nothing where the yard is empty."""
    changes: dict[int, tuple[int, int]] = {}
    for parking in board.plan.yard:
        for tick, sign in ((parking.start, 1), (parking.end, -1)):
            cars, overflow = changes.get(tick, (0, 0))
            changes[tick] = cars + sign, overflow + sign * parking.overflow
    found, cars, overflow = [], 0, 0
    for (start, change), (end, _) in pairwise(sorted(changes.items())):
        cars, overflow = cars + change[0], overflow + change[1]
        if cars:
            found.append(Level(start, end, cars, overflow))
    return found
