"""An order spelled out: the visit's first steps, its packages and listed steps, the visit's last steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.orders import WorkOrder
from scheduler.translate.directory import Directory

MAX_LENGTH = 120
"""So long may an id in a plan document be."""


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

    ``any_order``: it need not wait for the work listed above it. ``closing``: it waits for all work.
    """

    prefix: str
    first: int
    end: int
    any_order: bool = False
    closing: bool = False


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


@dataclass(frozen=True, slots=True)
class _Part:
    """One block before its steps are looked up."""

    prefix: str
    listed: tuple[tuple[str, Step], ...]
    any_order: bool = False
    closing: bool = False


def spell_out(directory: Directory, order: WorkOrder, path: str) -> Job:
    """Every step of an order with what it needs; unknown packages and operations are faults."""
    found = len(directory.faults)
    steps: list[JobStep] = []
    blocks: list[Block] = []
    for part in _parts(directory, order, path):
        first = len(steps)
        for place, step in part.listed:
            spec = spec_of(directory, place, step)
            if spec is not None:
                steps.append(JobStep(part.prefix + step.step, place, step, spec[1], spec[0]))
        blocks.append(Block(part.prefix, first, len(steps), part.any_order, part.closing))
    index = _index(directory, order.id, steps)
    return Job(order, path, tuple(steps), tuple(blocks), index, complete=len(directory.faults) == found)


def _parts(directory: Directory, order: WorkOrder, path: str) -> Iterator[_Part]:
    visit = directory.workshop.visit
    if order.visit:
        yield _Part("visit/", paths("workshop.visit.before", visit.before))
    yield from _work(directory, order, path)
    if order.visit:
        yield _Part("visit/", paths("workshop.visit.after", visit.after), closing=True)


def _work(directory: Directory, order: WorkOrder, path: str) -> Iterator[_Part]:
    times: Counter[str] = Counter()
    for i, item in enumerate(order.work):
        place = f"{path}.work[{i}]"
        if isinstance(item, Step):
            yield _Part("", ((place, item),), any_order=item.after == ())
        elif directory.knows(f"{place}.package", "package", item.package, directory.packages):
            times[item.package] += 1
            again = f"#{times[item.package]}" if times[item.package] > 1 else ""
            where, package = directory.packages[item.package]
            yield _Part(f"{item.package}{again}/", paths(f"{where}.steps", package.steps), item.any_order)


def paths(path: str, steps: tuple[Step, ...]) -> tuple[tuple[str, Step], ...]:
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
