"""What is wanted of a seat for one operation."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.presence import span
from solver.choices import Kind
from solver.search.tracks import Track


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted: a start in ``[earliest, latest]``, in which of the bays, held since when, by whom, in which way.

    ``car``: when the car is free; ``liked``: people who know it already; ``near``: the bay it stands in; ``overtime``:
    it may end in overtime; ``starts``: by way, those that its order's own limits leave (None: all).
    """

    earliest: int
    latest: int
    car: Track
    bays: tuple[str, ...] = ()
    held_from: int | None = None
    crew: frozenset[str] | None = None
    way: int | None = None
    liked: frozenset[str] = frozenset()
    near: str | None = None
    overtime: bool = False
    starts: tuple[int, ...] | None = None

    def reach(self, ways: int) -> list[int]:
        """By way: the starts that are wanted."""
        reach = span(self.earliest, self.latest + 1)
        return [reach] * ways if self.starts is None else [reach & starts for starts in self.starts]

    def admits(self, kind: Kind, people: int) -> bool:
        """The way is the one asked for, if one is, and takes as many people as were asked for."""
        return self.way in (None, kind.way) and (self.crew is None or len(self.crew) == people)
