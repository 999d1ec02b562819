"""An instance as a workshop: an activity with its crew is the one operation of an order; no bays."""

from __future__ import annotations

from benchmarks.instances.always import technicians, workshop
from benchmarks.instances.mspsp.horizon import horizon
from benchmarks.instances.mspsp.read import Instance
from scheduler.clock import TICK_SECONDS
from scheduler.orders import Link, Operation, Order, Way
from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN
from scheduler.resources import Slot


def problem(instance: Instance, name: str) -> Problem:
    """Activity ``3`` is order and operation ``3``, resource ``r4`` has the skills ``s1``…; dummies are left away."""
    ticks = horizon(instance)
    lasting = [a for a, duration in instance.durations.items() if duration]
    return workshop(
        name,
        ticks,
        MAKESPAN,
        technicians(ticks, {f"r{r}": [f"s{s}" for s in skills] for r, skills in instance.masters.items()}),
        {},
        [Order(f"{a}", f"{a}", f"{a}", (f"{a}",)) for a in lasting],
        [_operation(instance, a) for a in lasting],
        [Link(f"{a}", f"{b}") for a, b in _precedences(instance)],
    )


def _operation(instance: Instance, activity: int) -> Operation:
    crew = tuple(Slot(f"s{s}") for s, count in instance.needs[activity].items() for _ in range(count))
    way = Way(instance.durations[activity] * TICK_SECONDS, crew)
    return Operation(f"{activity}", f"{activity}", f"{activity}", (way,))


def _precedences(instance: Instance) -> list[tuple[int, int]]:
    """Those between activities that take time, also through others that take none."""
    pairs = set(instance.precedences)
    for dummy in (a for a, duration in instance.durations.items() if not duration):
        befores = [a for a, b in pairs if b == dummy]
        afters = [b for a, b in pairs if a == dummy]
        pairs = {pair for pair in pairs if dummy not in pair} | {(a, b) for a in befores for b in afters}
    return sorted(pairs)
