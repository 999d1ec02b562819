"""What customers come for: one package or several, or a fault that has to be found first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from scheduler.clock import TICK_MINUTES
from scheduler.generate.catalogue import minutes
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place
from scheduler.generate.tasks import TASKS

UP_TO = (12, 24, 48)
"""Largest work of the sizes but the last, FRU of 5 minutes."""

SLOWEST = 0.9
"""Speed that times told to customers allow for."""


@dataclass(frozen=True, slots=True)
class Job:
    """Packages in order. ``search``: FRU of looking for a fault after the first; ``times``: how usual it is."""

    packages: tuple[str, ...]
    times: int = 1
    search: int = 0

    @property
    def express(self) -> bool:
        """From the fast lane's menu."""
        return self.packages[0].startswith("express")

    @property
    def self_check(self) -> bool:
        """The technician checks larger work in a step of its own.

        With less that is part of the standard time, with high voltage of the recommissioning.
        """
        tasks = [TASKS[task] for package in self.packages for task in BUNDLES[package].tasks]
        return not self.plugged and self.search + sum(task.fru for task in tasks if task.skill) > UP_TO[0]

    @property
    def test_drive(self) -> bool:
        """One follows the work."""
        return any(BUNDLES[package].test_drive for package in self.packages)

    @property
    def engine(self) -> bool:
        """Only a car with a combustion engine comes for it."""
        return any(BUNDLES[package].engine for package in self.packages)

    @property
    def plugged(self) -> bool:
        """Only a car with a high-voltage battery comes for it."""
        return any(BUNDLES[package].plugged for package in self.packages)

    def work(self, place: Place) -> float:
        """Minutes of mechanical work, of everybody in the crew."""
        return sum(amount * len(TASKS[task].high_voltage) for task, amount in self._times(place) if TASKS[task].skill)

    def elapsed(self, place: Place) -> int:
        """Minutes from start to end that a slow technician alone needs without waiting for anything."""
        return sum(TICK_MINUTES * ceil(amount / SLOWEST / TICK_MINUTES) for _, amount in self._times(place))

    def size(self, place: Place) -> int:
        """0 to 3."""
        return bisect_left(UP_TO, self.work(place) / TICK_MINUTES)

    def _times(self, place: Place) -> Iterator[tuple[str, float]]:
        for package in self.packages:
            yield from ((task, minutes(place, TASKS[task].fru)) for task in BUNDLES[package].tasks)
        if self.search:
            yield "fault_search", minutes(place, self.search)
        if self.self_check:
            yield "self_check", minutes(place, TASKS["self_check"].fru)
        if self.test_drive:
            yield "test_drive", minutes(place, TASKS["test_drive"].fru)


EXPRESS = (
    Job(("express_oil",), 4),
    Job(("express_oil", "express_wipers"), 3),
    Job(("express_pads",), 2),
    Job(("express_wheels",), 2),
    Job(("express_wipers",)),
)
"""The fast lane's menu."""

INTERNAL = (Job(("delivery_check",), 3), Job(("small_service", "front_discs")))
"""Cars of the house: new ones, and used ones that are to be sold."""

USUAL = (
    Job(("oil_service",), 6),
    Job(("oil_and_filter",), 5),
    Job(("brake_fluid",), 3),
    Job(("front_pads",), 3),
    Job(("battery",), 2),
    Job(("tyres",), 2),
    Job(("air_conditioning",)),
    Job(("software",), 2),
    Job(("small_service",), 6),
    Job(("oil_and_filter", "spark_plugs"), 2),
    Job(("front_discs",), 4),
    Job(("alignment",), 2),
    Job(("recall",), 3),
    Job(("vehicle_test", "software")),
    Job(("large_service",), 5),
    Job(("all_discs",), 4),
    Job(("gearbox_oil",), 3),
    Job(("small_service", "front_discs"), 3),
    Job(("water_pump",), 3),
    Job(("control_arms",), 2),
    Job(("vehicle_test", "wiring"), 2),
    Job(("large_service", "front_discs"), 3),
    Job(("large_service", "gearbox_oil"), 2),
    Job(("turbo",), 3),
    Job(("clutch",), 3),
    *(Job(("vehicle_test",), search=search) for search in (6, 9, 12, 15, 18, 24)),
    *(Job(("vehicle_test", "wiring"), search=search) for search in (6, 12, 24)),
)
"""Everything else that is done in a day."""

LONG = (Job(("timing_chain",)),)
"""More than a day's work."""

ELECTRIC = (
    Job(("hv_battery_test",), 5),
    Job(("hv_battery_test", "brake_fluid"), 4),
    Job(("hv_charging_socket",), 6),
    Job(("hv_compressor",), 6),
    Job(("hv_module",), 14),
    Job(("hv_cells",), 6),
    *(job for job in USUAL if not job.engine),
    *(job for job in USUAL if job.engine and len(job.packages) == 1),
)
"""Where most cars are electric: their own jobs, those that suit any car, and some of the others."""
