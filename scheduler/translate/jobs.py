"""An order spelled out: the visit's first steps, its packages and listed steps, the visit's last steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.orders import PackageItem, WorkOrder
from scheduler.translate.directory import Directory

MAX_LENGTH = 120
"""So long may an id in a plan document be."""

MOST_STEPS = 400
"""Steps of one order; a car that is built anew has fewer. A hundred packages of a hundred steps would take minutes."""


@dataclass(frozen=True, slots=True)
class JobStep:
    """One step of an order: its key within the order (`package/step`), what it needs, and where both are written."""

    key: str
    path: str
    step: Step
    spec: OperationSpec
    spec_path: str


@dataclass(frozen=True, slots=True)
class Block:
    """Steps ``[first, end)`` of a job that are listed together; their keys begin with ``prefix``.

    ``any_order``: it need not wait for the work listed above it. ``opening``: all other work waits for it.
    ``closing``: it waits for all work. ``item``: the package it comes from, listed at ``path``.
    """

    prefix: str
    first: int = 0
    end: int = 0
    any_order: bool = False
    opening: bool = False
    closing: bool = False
    path: str = ""
    item: PackageItem | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """All steps of an order in the order they are listed. Not ``complete``: some could not be found."""

    order: WorkOrder
    path: str
    steps: tuple[JobStep, ...]
    blocks: tuple[Block, ...]
    index: Mapping[str, int]
    complete: bool

    def operation_id(self, step: int) -> str:
        """``order/package/step``."""
        return f"{self.order.id}/{self.steps[step].key}"

    def find(self, directory: Directory, path: str, key: str) -> int | None:
        """Index of the step with a key; none, and a fault that lists the keys, if there is none."""
        if key not in self.index and self.complete:
            directory.knows(path, "operation", key, self.index)
        return self.index.get(key)


Listed = tuple[tuple[str, Step], ...]
"""Steps with their paths."""


def spell_out(directory: Directory, order: WorkOrder, path: str) -> Job:
    """Every step of an order with what it needs; unknown packages and operations are faults."""
    found = len(directory.faults)
    steps: list[JobStep] = []
    blocks: list[Block] = []
    for block, listed in _blocks(directory, order, path):
        first = len(steps)
        if first + len(listed) > MOST_STEPS:
            message = f"comes to more than {MOST_STEPS} steps with its packages."
            directory.fault(f"{path}.work", message, "Make it several orders.")
            break
        for place, step in listed:
            spec = spec_of(directory, place, step)
            if spec is not None:
                steps.append(JobStep(block.prefix + step.step, place, step, spec[1], spec[0]))
        blocks.append(replace(block, first=first, end=len(steps)))
    index = _index(directory, order.id, steps)
    return Job(order, path, tuple(steps), tuple(blocks), index, complete=len(directory.faults) == found)


def _blocks(directory: Directory, order: WorkOrder, path: str) -> Iterator[tuple[Block, Listed]]:
    """A car that is collected is fetched before everything else, and brought back instead of handed over."""
    visit = directory.workshop.visit
    before, after = paths("workshop.visit.before", visit.before), paths("workshop.visit.after", visit.after)
    if order.visit and order.mode == "collection":
        yield Block("visit/", opening=True), paths("workshop.visit.collect", visit.collect)
        after = tuple((place, step) for place, step in after if not _hands_over(directory, step))
        after += paths("workshop.visit.bring_back", visit.bring_back)
    if order.visit:
        yield Block("visit/", opening=True), before
    yield from _work(directory, order, path)
    if order.visit:
        yield Block("visit/", closing=True), after


def _hands_over(directory: Directory, step: Step) -> bool:
    spec = directory.workshop.operations.get(step.operation) if isinstance(step.operation, str) else step.operation
    return spec is not None and spec.kind == "handover"


def _work(directory: Directory, order: WorkOrder, path: str) -> Iterator[tuple[Block, Listed]]:
    times: Counter[str] = Counter()
    for i, item in enumerate(order.work):
        place = f"{path}.work[{i}]"
        if isinstance(item, Step):
            yield Block("", any_order=item.after == ()), ((place, item),)
        elif directory.knows(f"{place}.package", "package", item.package, directory.packages):
            times[item.package] += 1
            again = f"#{times[item.package]}" if times[item.package] > 1 else ""
            where, package = directory.packages[item.package]
            block = Block(f"{item.package}{again}/", any_order=item.any_order, path=place, item=item)
            yield block, paths(f"{where}.steps", package.steps)


def paths(path: str, steps: tuple[Step, ...]) -> Listed:
    """Every step of a list with its path."""
    return tuple((f"{path}[{i}]", step) for i, step in enumerate(steps))


def spec_of(directory: Directory, path: str, step: Step) -> tuple[str, OperationSpec] | None:
    """Path and content of what a step needs: from the catalogue, or written out; unknown names are faults."""
    for i, technician in enumerate(step.preferred_technicians):
        directory.knows(f"{path}.preferred_technicians[{i}]", "technician", technician, directory.technicians)
    if isinstance(step.operation, OperationSpec):
        return f"{path}.operation", step.operation
    catalogue = directory.workshop.operations
    if not directory.knows(f"{path}.operation", "operation in the catalogue", step.operation, catalogue):
        return None
    return f"workshop.operations.{step.operation}", catalogue[step.operation]


def _index(directory: Directory, order: str, steps: list[JobStep]) -> dict[str, int]:
    index: dict[str, int] = {}
    for i, step in enumerate(steps):
        if index.setdefault(step.key, i) != i:
            directory.twice(f"{step.path}.step", "step", step.step.step)
        name = f"{order}/{step.key}"
        if len(name) > MAX_LENGTH:
            directory.fault(f"{step.path}.step", f"{name} has more than {MAX_LENGTH} characters.", "Shorten an id.")
    return index


def check_distinct(directory: Directory, jobs: Iterable[Job]) -> None:
    """No operation id is made twice: order ``1`` with package ``2`` and order ``1/2`` could."""
    order_of: dict[str, str] = {}
    for job in jobs:
        names = (job.operation_id(i) for i in range(len(job.steps)))
        clash = next((n for n in names if order_of.setdefault(n, job.order.id) != job.order.id), None)
        if clash is not None:
            directory.fault(f"{job.path}.id", f"order {order_of[clash]} has an operation {clash} too.", "Rename one.")
