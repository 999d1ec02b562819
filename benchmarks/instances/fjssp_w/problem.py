"""An instance as a workshop: only who is listed for a machine has a known time there, everybody else takes too long."""

from __future__ import annotations

from itertools import pairwise

from benchmarks.instances.always import bays, technicians, workshop
from benchmarks.instances.fjssp_w.horizon import horizon
from benchmarks.instances.fjssp_w.read import Instance, Times
from scheduler.clock import TICK_SECONDS
from scheduler.orders import Link, Operation, Order, Way
from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN
from scheduler.resources import Slot


def problem(instance: Instance, name: str) -> Problem:
    """Job ``3`` is order ``3``, its second operation ``3/2``, machine ``m4``, worker ``w5``."""
    ticks = horizon(instance)
    jobs = {f"{j}": {f"{j}/{i}": times for i, times in enumerate(job, 1)} for j, job in enumerate(instance.jobs, 1)}
    operations = [_operation(o, job, times, ticks) for job, listed in jobs.items() for o, times in listed.items()]
    listed = [tuple(job) for job in jobs.values()]
    return workshop(
        name,
        ticks,
        MAKESPAN,
        technicians(ticks, _skills(instance)),
        bays(ticks, {f"m{m}": [f"m{m}"] for m in range(1, instance.machines + 1)}),
        [Order(job, job, job, tuple(of), tuple((o,) for o in of)) for job, of in jobs.items()],
        operations,
        [Link(a, b) for job in listed for a, b in pairwise(job)],
    )


def _operation(name: str, job: str, times: Times, horizon: int) -> Operation:
    known: dict[tuple[str | None, str | None], int] = {(f"w{w}", f"m{m}"): ticks for (m, w), ticks in times.items()}
    way = Way((horizon + 1) * TICK_SECONDS, (Slot(_skill(times)),), known)
    return Operation(name, job, name, (way,), frozenset(f"m{m}" for m, _ in times))


def _skills(instance: Instance) -> dict[str, set[str]]:
    """By worker: one skill for every set of workers who can do some operation."""
    found: dict[str, set[str]] = {f"w{w}": set() for w in range(1, instance.workers + 1)}
    for job in instance.jobs:
        for times in job:
            skill = _skill(times)
            for worker in {worker for _, worker in times}:
                found[f"w{worker}"].add(skill)
    return found


def _skill(times: Times) -> str:
    return "one of " + " ".join(map(str, sorted({worker for _, worker in times})))
