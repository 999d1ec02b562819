"""One day of a workshop; all times are minutes of local time since its midnight."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.generate.demand import Demand
from scheduler.generate.places import Place
from scheduler.generate.sizes import Profile

DAY = 24 * 60
GRID = 15
"""Minutes between arrivals, and what promises are rounded to."""


@dataclass(frozen=True, slots=True)
class Today:
    """One day of a workshop. ``later``: in how many days it is open again, within the horizon."""

    place: Place
    profile: Profile
    later: tuple[int, ...]

    @property
    def opens(self) -> int:
        """When the doors open."""
        return minute(self.profile.opening[0])

    @property
    def closes(self) -> int:
        """When they close, on the next day if need be."""
        return self.opens + (minute(self.profile.opening[1]) - self.opens) % DAY

    def stays(self, demand: Demand) -> bool:
        """The car stays overnight: its job is of the largest size, and there is a day after."""
        return bool(self.later) and demand.job.size(self.place) == 3

    def fetching(self, start: int) -> tuple[int, int]:
        """Between which times people fetch their cars that are in the house from ``start``."""
        return next((minute(a), minute(b)) for before, a, b in self.profile.promises if start < minute(before))


def minute(text: str) -> int:
    """Minutes since midnight of ``HH:MM``; hours above 24 are the next day's."""
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)
