"""One order as it is read: its steps, what they need and wait for, its stays, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scheduler.documents.orders import OperationRecord, WorkOrder
from scheduler.translate.directory import Directory
from scheduler.translate.groups import Groups, stay_groups
from scheduler.translate.jobs import Job, spell_out
from scheduler.translate.options import Offer, bridges, offers, steps_of
from scheduler.translate.paint import is_electrified
from scheduler.translate.records import read_records
from scheduler.translate.sequence import Sequence, named_step, sequence
from scheduler.translate.tasks import Task, Tasks


@dataclass(frozen=True, slots=True)
class Visit:
    """All that an order says before the clock comes in.

    ``crew_of``: the step whose people do a step. ``offers``: steps that may be left out.
    """

    job: Job
    tasks: tuple[Task, ...]
    sequence: Sequence
    groups: Groups
    crew_of: Mapping[int, int]
    records: Mapping[int, OperationRecord]
    offers: tuple[Offer, ...]

    @property
    def optional(self) -> frozenset[int]:
        """Steps that may be left out."""
        return steps_of(self.offers)


def read_visit(directory: Directory, known: Tasks, order: WorkOrder, path: str) -> Visit:
    """Read one order; whatever is wrong with it is a fault."""
    job = spell_out(directory, order, path)
    electrified = is_electrified(order.vehicle)
    tasks = tuple(known.task(step.spec_path, step.spec, electrified=electrified) for step in job.steps)
    _check_order(directory, job)
    follows = sequence(directory, job)
    offered = offers(directory, job)
    return Visit(
        job,
        tasks,
        replace(follows, waits=follows.waits + bridges(offered, follows.waits)),
        stay_groups(directory, job, tasks, follows, offered),
        _crew_of(directory, job, tasks),
        read_records(directory, job, tasks, steps_of(offered)),
        offered,
    )


def _check_order(directory: Directory, job: Job) -> None:
    order, path = job.order, job.path
    waited = [(f"{path}.parts[{i}]", part.operation) for i, part in enumerate(order.parts)]
    waited += [(f"{path}.approvals[{i}]", approval.operation) for i, approval in enumerate(order.approvals)]
    for place, key in waited:
        if key is not None:
            job.find(directory, f"{place}.operation", key)
    promised = order.promise.time if order.promise else None
    for place, moment in ((f"{path}.promise.time", promised), (f"{path}.latest", order.latest)):
        if moment is not None and moment < order.arrival:
            message = f"{moment.isoformat()} is before the arrival {order.arrival.isoformat()}."
            directory.fault(place, message, "Correct one of them.")
    if order.customer is not None:
        advisor = order.customer.preferred_advisor
        directory.knows(f"{path}.customer.preferred_advisor", "technician", advisor, directory.technicians)


def _crew_of(directory: Directory, job: Job, tasks: tuple[Task, ...]) -> dict[int, int]:
    found = {}
    for block in job.blocks:
        for step in range(block.first, block.end):
            name, path = job.steps[step].step.same_technicians_as, f"{job.steps[step].path}.same_technicians_as"
            other = named_step(directory, job, block, path, name) if name is not None else None
            if other is None:
                continue
            found[step] = other
            painted = next((i for i in (step, other) if tasks[i].paint is not None), None)
            if painted is not None:
                message = f"{job.steps[painted].key} is done in a paint booth, whose cycles have their own crews."
                directory.fault(path, message, "Take it out.")
            elif not tasks[step].crew_sizes & tasks[other].crew_sizes:
                message = f"{job.steps[step].key} and {job.steps[other].key} have no way with equally many people."
                directory.fault(path, message, "Take it out, or give both a way for the same number of people.")
    return found
