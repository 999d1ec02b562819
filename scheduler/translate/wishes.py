"""What an order asks for beyond its work: collection, a delivery stop, a limit on the work of a day."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES, TICK_SECONDS
from scheduler.documents.fields import Amount
from scheduler.translate.directory import Directory
from scheduler.translate.jobs import Job
from scheduler.translate.loans import check_loan
from scheduler.translate.paint import check_mild, is_electrified
from scheduler.translate.tasks import Task
from scheduler.translate.visits import Visit


def check_wishes(directory: Directory, visit: Visit) -> None:
    """What the workshop or the rest of the order makes impossible is a fault."""
    job = visit.job
    check_loan(directory, job.order, job.path)
    _check_collection(directory, job)
    if job.order.delivery_stop and job.complete and not any(step.spec.recall for step in job.steps):
        message = f"order {job.order.id} has no operation that closes a recall."
        directory.fault(f"{job.path}.delivery_stop", message, "Add one (recall: true), or take the delivery stop out.")
    if job.order.daily_labour_limit is not None:
        _check_limit(directory, visit, job.order.daily_labour_limit)
    for step in job.steps:
        if step.spec.booth is not None and is_electrified(job.order.vehicle):
            check_mild(directory, job.path, job.order.vehicle, step.spec.name)


def _check_collection(directory: Directory, job: Job) -> None:
    order = job.order
    if order.mode == "collection":
        kinds = {step.spec.kind for step in job.steps}
        for kind, field in (("collection", "collect"), ("return", "bring_back")):
            if kind not in kinds and job.complete:
                message = f"order {order.id} is to be collected and has no step of kind {kind}."
                directory.fault(f"{job.path}.mode", message, f"Add one to workshop.visit.{field}, or write `leaves`.")
    if order.travel is None:
        return
    directory.seconds(f"{job.path}.travel", order.travel)
    if order.mode != "collection":
        message = f"{order.travel} of travel, and the car is not collected."
        directory.fault(f"{job.path}.travel", message, "Take it out, or set mode to collection.")


def _check_limit(directory: Directory, visit: Visit, limit: Amount) -> None:
    """Every operation that is still to be done as a whole, and must be, fits into one day."""
    path, found = f"{visit.job.path}.daily_labour_limit", len(directory.faults)
    most = directory.seconds(path, limit) // TICK_SECONDS
    if len(directory.faults) > found:
        return
    for i, step in enumerate(visit.job.steps):
        labour = _labour(visit.tasks[i])
        if labour > most and i not in visit.optional and i not in visit.records:
            message = f"{step.key} takes {labour * TICK_MINUTES} min of work, the limit is {most * TICK_MINUTES} a day."
            directory.fault(path, message, "Raise the limit, or split the operation.")


def _labour(task: Task) -> int:
    """Ticks of everybody who works on it, the way that takes least."""
    return min(way.labour for way in (*task.ways, *task.plus))
