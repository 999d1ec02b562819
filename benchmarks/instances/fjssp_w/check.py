"""Verifies a plan on the original instance and says what it is worth there."""

from __future__ import annotations

from collections.abc import Hashable

from benchmarks.instances.fjssp_w.read import Instance
from benchmarks.instances.refused import Refused, refuse_overlaps
from scheduler.plan import Plan


def check(instance: Instance, plan: Plan) -> int:
    """The makespan; every operation in sequence, for its listed time, one at a time on each machine and worker.

    Raises
    ------
    Refused
        The plan is none of the instance.
    """
    busy: dict[Hashable, list[tuple[int, int]]] = {}
    ends = []
    for j, job in enumerate(instance.jobs, 1):
        end = 0
        for i, times in enumerate(job, 1):
            placed = plan.placements.get(f"{j}/{i}")
            if placed is None or placed.bay is None or len(placed.crew) != 1:
                raise Refused(f"operation {i} of job {j} has no machine or no worker")
            machine, worker = int(placed.bay.removeprefix("m")), int(placed.crew[0].removeprefix("w"))
            if times.get((machine, worker)) != placed.end - placed.start:
                raise Refused(f"operation {i} of job {j} takes {placed.end - placed.start} on machine {machine}")
            if placed.start < end:
                raise Refused(f"operation {i} of job {j} starts before the one before it has ended")
            end = placed.end
            for who in (("machine", machine), ("worker", worker)):
                busy.setdefault(who, []).append((placed.start, placed.end))
        ends.append(end)
    refuse_overlaps(busy)
    return max(ends, default=0)
