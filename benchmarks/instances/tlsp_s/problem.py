"""An instance as a workshop: a job is the one operation of an order, the jobs of a project are cars of one fleet.

All weights are 1 in the instance; here a tick late, a person and a tick of a project's time cost 5 points each, for
lateness and span are counted in minutes of 5 to the tick.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.instances.always import bays, technicians, workshop
from benchmarks.instances.tlsp_s.read import Instance, Job
from scheduler.clock import TICK_MINUTES, TICK_SECONDS
from scheduler.orders import Link, Operation, Order, Pin, Way
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from scheduler.resources import Pool, Slot

COSTS = (Term("strangers", TICK_MINUTES), Term("people", TICK_MINUTES), Term("lateness"), Term("span"))
TIERS = (Tier("everything is planned", (Term("left_out"),)), Tier("cost", COSTS))
NOBODY = frozenset({"nobody"})
"""Where no employee is preferred every one that is assigned counts."""


def problem(instance: Instance, name: str) -> Problem:
    """Job ``3`` is order and operation ``3``, workbench ``b4``, employee ``e5``, equipment ``u6``."""
    ticks = instance.horizon
    everybody = sorted({e for job in instance.jobs.values() for e in job.employees})
    benches = sorted({b for job in instance.jobs.values() for b in job.workbenches})
    mates = _mates(instance)
    skills = {f"e{e}": {_skill(job) for job in instance.jobs.values() if e in job.employees} for e in everybody}
    return workshop(
        name,
        ticks,
        TIERS,
        technicians(ticks, skills),
        bays(ticks, {f"b{b}": [f"b{b}"] for b in benches}),
        [_order(number, job) for number, job in instance.jobs.items()],
        [_operation(number, job, mates.get(number)) for number, job in instance.jobs.items()],
        [Link(f"{a}", f"{b}") for a, b in instance.precedences],
        _pools(instance),
    )


def _order(number: int, job: Job) -> Order:
    name = f"{number}"
    return Order(
        name,
        name,
        name,
        (name,),
        ((name,),) if job.workbenches else (),
        weight=1,
        arrival=job.release,
        due=job.due,
        latest=job.deadline,
        fleet=f"project {job.project}",
    )


def _operation(number: int, job: Job, mate: int | None) -> Operation:
    return Operation(
        f"{number}",
        f"{number}",
        f"job {number}",
        tuple(
            Way(duration * TICK_SECONDS, (Slot(_skill(job)),) * people) for _, (duration, people) in job.modes.items()
        ),
        frozenset(f"b{b}" for b in job.workbenches),
        equipment=tuple((_pool(pieces), count) for count, pieces in job.equipment.values()),
        release=job.release,
        same_crew_as=None if mate is None else f"{mate}",
        preferred=frozenset(f"e{e}" for e in job.preferred & job.employees) or NOBODY,
        pin=Pin(start=0) if job.started else None,
    )


def _pools(instance: Instance) -> Iterator[Pool]:
    """One for every set of pieces that some job may use."""
    for pieces in dict.fromkeys(pieces for job in instance.jobs.values() for _, pieces in job.equipment.values()):
        yield Pool(_pool(pieces), _pool(pieces), tuple(f"u{e}" for e in sorted(pieces)))


def _pool(pieces: frozenset[int]) -> str:
    return "one of " + " ".join(map(str, sorted(pieces)))


def _skill(job: Job) -> str:
    return "one of " + " ".join(map(str, sorted(job.employees)))


def _mates(instance: Instance) -> dict[int, int]:
    """By linked job: the first of those that it is linked with, directly or through others."""
    first: dict[int, int] = {}
    for a, b in instance.linked:
        kept, dropped = sorted((first.get(a, a), first.get(b, b)))
        first = {job: kept if f == dropped else f for job, f in {a: a, b: b, **first}.items()}
        first[dropped] = first[kept] = kept
    return {job: f for job, f in first.items() if job != f}
