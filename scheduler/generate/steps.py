"""What an order lists: its packages, a fault search, and what follows the work."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.orders import PackageItem
from scheduler.generate.catalogue import VISIT, operation, units
from scheduler.generate.jobs import Job
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place
from scheduler.generate.tasks import TASKS


def steps(place: Place, job: Job, *, received: bool, internal: bool) -> Iterator[PackageItem | Step]:
    """The work, a self-check by the same technician in the same bay, a test drive.

    An order whose car is received already lists the rest of its visit; nobody hands over a car of the house.
    """
    first, *others = job.packages
    yield PackageItem(package=first)
    if job.search:
        yield Step(step="fault_search", operation=_search(place, job.search), same_bay_as=_last(first))
    for package in others:
        yield PackageItem(package=package, any_order=job.express)
    if job.self_check:
        done = "fault_search" if job.search and not others else _last(job.packages[-1])
        yield Step(step="self_check", operation="self_check", same_bay_as=done, same_technicians_as=done)
    if job.test_drive:
        yield Step(step="test_drive", operation="test_drive")
    if received:
        yield from VISIT.after[:-1] if internal else VISIT.after


def _search(place: Place, fru: int) -> OperationSpec:
    """Takes as long as it takes: the time is an estimate of this order's."""
    usual = operation(place, TASKS["fault_search"])
    way = usual.ways[0].model_copy(update={"work": units(fru, place.labour_unit)})
    return usual.model_copy(update={"ways": (way,), "estimate": True})


def _last(package: str) -> str:
    return f"{package}/{BUNDLES[package].tasks[-1]}"
