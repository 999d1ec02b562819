"""Who and what was occupied on earlier days, in open ticks: bit ``i`` of a set stands for the ``i``-th."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from scheduler.presence import span


@dataclass(frozen=True, slots=True)
class Ledger:
    """The sets of ticks at which people, bays and booths are taken."""

    taken: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def is_free(self, name: str, start: int, end: int) -> bool:
        """Nobody has it at any time between."""
        return not self.taken[name] & span(start, end)

    def pick(self, rng: Random, names: Iterable[str], start: int, end: int) -> str | None:
        """One that is free, by chance."""
        free = [name for name in names if self.is_free(name, start, end)]
        return rng.choice(free) if free else None

    def book(self, names: Iterable[str], start: int, end: int) -> None:
        """They are taken between."""
        for name in names:
            self.taken[name] |= span(start, end)
