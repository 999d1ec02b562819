"""Verifies a plan on the original instance and says what it is worth there."""

from __future__ import annotations

from collections.abc import Hashable

from benchmarks.instances.refused import Refused, refuse_overlaps
from benchmarks.instances.tlsp_s.read import Instance, Job
from scheduler.plan import Placement, Plan


def check(instance: Instance, plan: Plan) -> int:
    """Employees who are not preferred, employees and time per project, lateness; all weights 1.

    Raises
    ------
    Refused
        The plan is none of the instance.
    """
    busy: dict[Hashable, list[tuple[int, int]]] = {}
    placed: dict[int, Placement] = {}
    for number, job in instance.jobs.items():
        placement = plan.placements.get(f"{number}")
        if placement is None:
            raise Refused(f"job {number} is not planned")
        _refuse_job(number, job, placement)
        for who in (placement.bay, *placement.crew, *placement.equipment):
            if who is not None:
                busy.setdefault(who, []).append((placement.start, placement.end))
        placed[number] = placement
    refuse_overlaps(busy)
    for before, after in instance.precedences:
        if placed[after].start < placed[before].end:
            raise Refused(f"job {after} starts before job {before} has ended")
    for one, other in instance.linked:
        if set(placed[one].crew) != set(placed[other].crew):
            raise Refused(f"jobs {one} and {other} are done by different employees")
    return sum(_strangers(job, placed[n]) + max(0, placed[n].end - job.due) for n, job in instance.jobs.items()) + sum(
        _project([placed[n] for n, job in instance.jobs.items() if job.project == project])
        for project in {job.project for job in instance.jobs.values()}
    )


def _strangers(job: Job, placement: Placement) -> int:
    return len({e for e in placement.crew if int(e.removeprefix("e")) not in job.preferred})


def _project(jobs: list[Placement]) -> int:
    return max(p.end for p in jobs) - min(p.start for p in jobs) + len({e for p in jobs for e in p.crew})


def _refuse_job(number: int, job: Job, placement: Placement) -> None:
    """It has a mode, and in time what that needs of what is available to it."""
    crew = {int(e.removeprefix("e")) for e in placement.crew}
    if (placement.end - placement.start, len(crew)) not in job.modes.values() or len(crew) != len(placement.crew):
        raise Refused(f"job {number} takes {placement.end - placement.start} with {len(crew)} employees")
    if not crew <= job.employees:
        raise Refused(f"job {number} is done by employees who are not available to it")
    if placement.start < job.release or placement.end > job.deadline or (job.started and placement.start):
        raise Refused(f"job {number} is not done in its time")
    if job.workbenches and (placement.bay is None or int(placement.bay.removeprefix("b")) not in job.workbenches):
        raise Refused(f"job {number} is not on one of its workbenches")
    held = {int(u.removeprefix("u")) for u in placement.equipment}
    if sum(count for count, _ in job.equipment.values()) != len(held):
        raise Refused(f"job {number} holds {len(held)} pieces of equipment")
    if any(len(held & pieces) != count for count, pieces in job.equipment.values()):
        raise Refused(f"job {number} holds the wrong equipment")
