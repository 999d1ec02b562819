"""Which runs make which table: a part that takes half an hour, and the whole matrix over hours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from benchmarks.days import Day
from benchmarks.runs import Run
from scheduler.generate.sizes import Size

LOADS = (70, 80, 90, 97, 105)
SEEDS = (1, 2, 3, 4, 5)
SECONDS = 60.0
"""Of every solver on a day."""
LONG = 600.0
"""Of the run that all are measured against."""
TEN_DAYS = Day("large", 90, full=True, days=10)
"""Ours alone: the peer by hand had no plan of them after three minutes, and the others have no full days."""
CURVE_SECONDS = 30.0
CURVE: dict[Size, tuple[int, ...]] = {
    "small": (8, 11, 14, 17, 20, 23),
    "medium": (30, 40, 50, 60, 70, 80),
    "large": (60, 80, 100, 120, 140, 160),
}
"""Orders offered a day."""
GROWTH = (25, 50, 100, 200, 400)
"""Orders a day, in a workshop that grows with them."""
GROWTH_SECONDS = 60.0
PEERS = ("pyjobshop", "cp_sat")
OVERHEAD = 6.0
"""Seconds of a run beside its search: a new process, imports, the warm-up, a model."""


def part() -> Iterator[Run]:
    """Half an hour: a medium workshop at four loads, a full one, ten days of a large one, points of curve, growth."""
    for day in (*(Day("medium", load) for load in (70, 90, 97, 105)), Day("medium", 90, full=True)):
        yield from _day(day)
    yield Run(TEN_DAYS, "ours", SECONDS, TEN_DAYS.seed)
    yield from _curve("medium", (30, 50, 70), (1,))
    yield from _growth((25, 100), (1,))


def full() -> Iterator[Run]:
    """Everything: curves, growth, ten days, all days with all solvers, the long runs."""
    for size, offered in CURVE.items():
        yield from _curve(size, offered, SEEDS[:3])
    yield from _growth(GROWTH, SEEDS[:3])
    yield Run(TEN_DAYS, "ours", SECONDS, TEN_DAYS.seed)
    for days, seed, load in product((1, 5), SEEDS, LOADS):
        for size in CURVE:
            yield from _day(Day(size, load, seed, days=days))
            if size != "small":
                yield from _day(Day(size, load, seed, full=True, days=days))
    for size, load, seed in product(CURVE, LOADS, SEEDS[:2]):
        yield Run(Day(size, load, seed), "ours", LONG, seed)


def estimate(runs: list[Run]) -> float:
    """Seconds that they take."""
    return sum((0 if run.solver == "first_come" else run.seconds) + OVERHEAD for run in runs)


def _day(day: Day) -> Iterator[Run]:
    """All solvers; a full day once as it is, by us and by hand, and once plain, by all."""
    if day.full:
        yield Run(day, "ours", SECONDS, day.seed)
        yield Run(day, "first_come", 0, day.seed)
    variant = "plain" if day.full else "whole"
    for solver in ("ours", *PEERS):
        yield Run(day, solver, SECONDS, day.seed, variant=variant)
    yield Run(day, "first_come", 0, day.seed, variant=variant)


def _curve(size: Size, offered: tuple[int, ...], seeds: tuple[int, ...]) -> Iterator[Run]:
    for seed, orders in product(seeds, offered):
        day = Day(size, seed=seed, orders=orders)
        yield Run(day, "ours", CURVE_SECONDS, seed)
        yield Run(day, "first_come", 0, seed)


def _growth(offered: tuple[int, ...], seeds: tuple[int, ...]) -> Iterator[Run]:
    for seed, orders in product(seeds, offered):
        yield Run(Day("medium", 90, seed, orders=orders, grown=True), "ours", GROWTH_SECONDS, seed)
