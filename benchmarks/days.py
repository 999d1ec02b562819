"""Days to plan, made from a few words each and never stored: the same words, the same day."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from scheduler.documents.day import Day as Document
from scheduler.generate import FIRST_DAY, USUAL_LANGUAGE, generate
from scheduler.generate.day import USUAL_LOAD, assemble
from scheduler.generate.places import PLACES
from scheduler.generate.sizes import PROFILES, BayRow, Profile, Size
from scheduler.problem import Problem
from scheduler.translate import to_problem


@dataclass(frozen=True, slots=True)
class Day:
    """One generated day, or several.

    ``load``: mechanical work, % of what the mechanics can sell. ``orders``: offered a day instead, with as much work
    each as usual (load follows). ``grown``: the workshop grows with the orders, at the load given.
    """

    size: Size
    load: int = 90
    seed: int = 1
    full: bool = False
    days: int = 1
    orders: int | None = None
    grown: bool = False

    @property
    def name(self) -> str:
        """Unique, and readable: medium mechanical, 90 %, 1 day, seed 1."""
        kind = "full" if self.full else "mechanical"
        length = f"{self.days} day" + "s" * (self.days > 1)
        offered = f"{self.load} %" if self.orders is None else f"{self.orders} orders"
        if self.grown:
            offered += f" in a grown workshop at {self.load} %"
        return f"{self.size} {kind}, {offered}, {length}, seed {self.seed}"

    def problem(self) -> Problem:
        """The day as every solver gets it."""
        return to_problem(self._document())

    def _document(self) -> Document:
        if self.grown:
            return _grown(self)
        load = self.load / 100
        if self.orders is not None:
            load = USUAL_LOAD * self.orders / PROFILES[self.size].orders
        return generate(self.size, load, self.seed, self.days, full=self.full)

    def words(self) -> dict[str, Any]:
        """What it is made from."""
        return asdict(self)

    @classmethod
    def from_words(cls, words: dict[str, Any]) -> Day:
        """The inverse of ``words``."""
        return cls(**words)


def _grown(day: Day) -> Document:
    """A day of a workshop that has people, bays and equipment for its orders."""
    profile = PROFILES[day.size]
    factor = (day.orders or profile.orders) / profile.orders
    place = PLACES[USUAL_LANGUAGE[day.size]]
    return assemble(place, _times(profile, factor), day.load / 100, day.seed, day.days, FIRST_DAY)


def _times(profile: Profile, factor: float) -> Profile:
    def grown(count: int) -> int:
        return max(1, round(factor * count))

    return replace(
        profile,
        orders=grown(profile.orders),
        mechanics={rank: grown(n) for rank, n in profile.mechanics.items()},
        staff={trade: grown(n) for trade, n in profile.staff.items()},
        bays=tuple(BayRow(grown(row.count), row.kinds, round(factor * row.reserved)) for row in profile.bays),
        pools={pool: grown(n) for pool, n in profile.pools.items()},
    )
