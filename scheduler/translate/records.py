"""What is known of single operations: status, actual times and pins, checked for names and completeness."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scheduler.documents.orders import OperationRecord, Pin
from scheduler.translate.directory import Directory
from scheduler.translate.jobs import Job
from scheduler.translate.tasks import Task


def read_records(
    directory: Directory, job: Job, tasks: tuple[Task, ...], optional: Collection[int]
) -> Mapping[int, OperationRecord]:
    """The record of every step that has one; ``optional``: steps that may be left out."""
    found: dict[int, OperationRecord] = {}
    for i, record in enumerate(job.order.records):
        path = f"{job.path}.records[{i}]"
        step = job.find(directory, f"{path}.operation", record.operation)
        if step is None:
            continue
        if step in found:
            directory.fault(f"{path}.operation", f"{record.operation} has two records.", "Join them into one.")
        found[step] = record
        _check_names(directory, path, tasks[step], record.technicians, record.bay, record.way)
        _check_times(directory, path, record)
        _check_whereabouts(directory, path, tasks[step], record)
        directory.knows(f"{path}.supervisor", "technician", record.supervisor, directory.technicians)
        _check_stints(directory, path, tasks[step], record)
        _check_remaining(directory, path, record)
        if record.pin is not None:
            _check_pin(directory, f"{path}.pin", tasks[step], record.pin)
    if job.order.status == "ready":
        _check_ready(directory, job, found, optional)
    return found


def is_fact(record: OperationRecord) -> bool:
    """Started, finished and forced work stands as it is; paused and failed work is planned again."""
    return has_begun(record) or is_forced(record)


def has_begun(record: OperationRecord) -> bool:
    """It is under way or over: when it was to begin binds no longer."""
    return record.status in ("started", "finished")


def is_forced(record: OperationRecord) -> bool:
    """A person has placed it, and it has not begun."""
    return not has_begun(record) and record.pin is not None and record.pin.forced


def _check_ready(
    directory: Directory, job: Job, records: Mapping[int, OperationRecord], optional: Collection[int]
) -> None:
    """A car that is ready has no work before it that must be done, or the same work would be planned again."""
    finished = {number for number, record in records.items() if record.status == "finished"}
    open_steps = [
        step.key
        for number, step in enumerate(job.steps)
        if step.spec.kind not in ("handover", "return") and number not in finished and number not in optional
    ]
    if open_steps:
        message = f"the car is ready, but not recorded as finished: {', '.join(open_steps)}."
        directory.fault(f"{job.path}.status", message, "Record when they were done, or set the status back.")


def _check_names(
    directory: Directory, path: str, task: Task, technicians: tuple[str, ...], bay: str | None, way: int
) -> None:
    if len(set(technicians)) < len(technicians):
        directory.fault(f"{path}.technicians", "somebody is named twice.", "Name everybody once.")
    for i, technician in enumerate(technicians):
        directory.knows(f"{path}.technicians[{i}]", "technician", technician, directory.technicians)
    if task.paint is not None:
        directory.knows(f"{path}.bay", "booth", bay, directory.booths)
    else:
        directory.knows(f"{path}.bay", "bay", bay, directory.bays)
    if way >= len(task.ways):
        last = len(task.ways) - 1
        directory.fault(f"{path}.way", f"there is no way {way}.", f"Ways are counted from 0; the last is {last}.")


def _check_times(directory: Directory, path: str, record: OperationRecord) -> None:
    if record.actual_start is None and record.status in ("started", "finished"):
        directory.fault(path, f"{record.operation} is {record.status} without actual_start.", "Write when it began.")
    if record.actual_end is None and record.status == "finished":
        directory.fault(path, f"{record.operation} is finished without actual_end.", "Write when it ended.")
    if record.actual_end is not None and record.status == "started":
        message = f"{record.operation} has an actual_end, its status is started."
        directory.fault(f"{path}.status", message, "Write finished, or take actual_end out.")
    begun = "an actual_start" if record.actual_start else "stints" if record.stints else ""
    if begun and record.status == "planned":
        message = f"{record.operation} has {begun}, its status is planned."
        directory.fault(f"{path}.status", message, "Write started, paused, finished or failed.")
    if record.actual_start and record.actual_end and record.actual_end < record.actual_start:
        message = f"{record.actual_end.isoformat()} is before actual_start {record.actual_start.isoformat()}."
        directory.fault(f"{path}.actual_end", message, "Correct one of them.")


def _check_stints(directory: Directory, path: str, task: Task, record: OperationRecord) -> None:
    """Stints that overlapped would count twice."""
    following = (*(stint.start for stint in record.stints[1:]), record.actual_start)
    for i, (stint, after) in enumerate(zip(record.stints, following, strict=False)):
        place = f"{path}.stints[{i}]"
        _check_names(directory, place, task, stint.technicians, stint.bay, stint.way)
        if stint.end < stint.start:
            message = f"{stint.end.isoformat()} is before its start {stint.start.isoformat()}."
            directory.fault(f"{place}.end", message, "Correct one of them.")
        elif after is not None and stint.end > after:
            message = f"{stint.end.isoformat()} is after {after.isoformat()}, when it was gone on with."
            directory.fault(f"{place}.end", message, "Correct one of them.")


def _check_remaining(directory: Directory, path: str, record: OperationRecord) -> None:
    if record.remaining is not None:
        directory.seconds(f"{path}.remaining", record.remaining)
    elif record.remaining_at is not None:
        message = f"{record.remaining_at.isoformat()} is given, and remaining is not."
        directory.fault(f"{path}.remaining_at", message, "Write what remained then, or take it out.")


def _check_whereabouts(directory: Directory, path: str, task: Task, record: OperationRecord) -> None:
    """Work under way holds people and a bay: left out, others would be planned in their place."""
    if record.status != "started":
        return
    if task.paint is not None:
        if record.bay is None:
            directory.fault(f"{path}.bay", f"{record.operation} is started without a booth.", "Write it as its bay.")
        return
    attended = record.way < len(task.ways) and bool(task.ways[record.way].crew)
    if attended and not record.technicians:
        message = f"{record.operation} is started without technicians."
        directory.fault(f"{path}.technicians", message, "Write who works on it.")
    if task.bay_kinds and record.bay is None:
        directory.fault(f"{path}.bay", f"{record.operation} is started without a bay.", "Write where the car stands.")


def _check_pin(directory: Directory, path: str, task: Task, pin: Pin) -> None:
    _check_names(directory, path, task, pin.technicians or (), pin.bay, pin.way or 0)
    needs_bay = bool(task.bay_kinds) or task.paint is not None
    if task.paint is not None and (pin.technicians is not None or pin.way is not None):
        message = "it is done in a paint booth, whose cycles have their own crews."
        directory.fault(path, message, "Pin only the booth (bay) and the start.")
    if pin.bay is not None and not needs_bay:
        directory.fault(f"{path}.bay", f"it is pinned to {pin.bay} and needs no bay.", "Take the bay out.")
    if not pin.forced:
        return
    ways = task.ways if pin.way is None else task.ways[pin.way : pin.way + 1]
    missing = [
        name
        for name, lacks in (
            ("start", pin.start is None),
            ("technicians", not pin.technicians and task.paint is None and all(way.crew for way in ways)),
            ("bay", pin.bay is None and needs_bay),
        )
        if lacks
    ]
    if missing:
        directory.fault(path, f"it is forced without {' and '.join(missing)}.", "Add it, or do not force the pin.")
