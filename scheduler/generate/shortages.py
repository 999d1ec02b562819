"""What is still missing in the morning: parts on their way, and the maker's release of dear ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from scheduler.generate.packages import BUNDLES
from scheduler.generate.promises import Appointment
from scheduler.generate.today import GRID

PARTS = 8
"""Share of orders that wait for a part, %."""

RELEASES = 4
"""Share of orders that wait for the maker's release of a part, %."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """One package cannot be done before ``until``, minutes of local time since the day's midnight."""

    package: str
    until: int
    release: bool

    @property
    def operation(self) -> str:
        """The operation that has to wait, as ``package/step``."""
        return f"{self.package}/{BUNDLES[self.package].fits}"


def shortages(rng: Random, appointments: Sequence[Appointment]) -> dict[int, Shortage]:
    """By index of the appointment: never more than its promise has to spare, and nobody is left waiting for it."""
    candidates = [i for i, a in enumerate(appointments) if _fitted(a) and not a.demand.waits and a.spare >= GRID]
    rng.shuffle(candidates)
    parts, releases = (round(len(appointments) * share / 100) for share in (PARTS, RELEASES))
    return {
        i: _shortage(rng, appointments[i], release=n >= parts) for n, i in enumerate(candidates[: parts + releases])
    }


def _fitted(appointment: Appointment) -> list[str]:
    return [package for package in appointment.demand.job.packages if BUNDLES[package].fits]


def _shortage(rng: Random, appointment: Appointment, *, release: bool) -> Shortage:
    wait = rng.randint(GRID, appointment.spare) // GRID * GRID
    return Shortage(_fitted(appointment)[0], appointment.start + wait, release)
