"""What a day asks for and the program does not plan yet: refused by name, never ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.documents.day import Day
from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.orders import WorkOrder
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault
from scheduler.translate.visits import Visit


def refusals(day: Day, visits: Iterable[Visit]) -> Iterator[Fault]:
    """One fault for everything that is asked for; what a workshop merely has, or no order uses, is fine."""
    yield from _workshop(day.workshop)
    seen: set[str] = set()
    for visit in visits:
        order = visit.job.order
        yield from _order(visit.job.path, order)
        for step in visit.job.steps:
            if step.path not in seen:
                seen.add(step.path)
                yield from _step(step.path, step.step, order)
            if step.spec_path not in seen:
                seen.add(step.spec_path)
                yield from _operation(step.spec_path, step.spec, order)


def _workshop(workshop: Workshop) -> Iterator[Fault]:
    if workshop.yard is not None:
        yield _fault("workshop.yard", "parking places", "Leave the yard out")
    for i, technician in enumerate(workshop.technicians):
        for j, shift in enumerate(technician.shifts):
            if shift.overtime:
                path = f"workshop.technicians[{i}].shifts[{j}].overtime"
                yield _fault(path, "overtime windows", "Plan it as a longer shift", f"technician {technician.id} has")


def _order(path: str, order: WorkOrder) -> Iterator[Fault]:
    asks = f"order {order.id} asks for"
    if order.mode == "loaner":
        yield _fault(f"{path}.mode", "loaner cars", "Plan it as `leaves`", f"{asks} one")
    if order.mode == "collection":
        yield _fault(f"{path}.mode", "collection and return", "Plan it as `leaves`", f"{asks} it")
    if order.loaner_class is not None:
        yield _fault(f"{path}.loaner_class", "loaner cars", "Leave the class out", f"{asks} {order.loaner_class}")
    if order.delivery_stop:
        yield _fault(f"{path}.delivery_stop", "delivery stops", "Leave it out", f"{asks} one")
    if order.warranty_days is not None:
        yield _fault(f"{path}.warranty_days", "warranty days", "Leave them out", f"{asks} {order.warranty_days}")
    if order.daily_labour_limit is not None:
        yield _fault(f"{path}.daily_labour_limit", "daily labour limits", "Leave it out", f"{asks} one")


def _step(path: str, step: Step, order: WorkOrder) -> Iterator[Fault]:
    who = f"order {order.id} has {step.step}"
    if step.optional:
        yield _fault(f"{path}.optional", "optional steps", "List it only where it is to be done", who)
    if step.prize:
        yield _fault(f"{path}.prize", "prizes for optional steps", "Leave the prize out", who)


def _operation(path: str, spec: OperationSpec, order: WorkOrder) -> Iterator[Fault]:
    who = f"order {order.id} has {spec.name}"
    if spec.booth is not None:
        yield _fault(f"{path}.booth", "booth cycles", "Plan it in a bay of kind booth", who)
    if spec.sublet_lead is not None:
        yield _fault(
            f"{path}.sublet_lead", "bought-in operations", "Leave it out, with a min_lag for the time away", who
        )
    if spec.supervised:
        yield _fault(f"{path}.supervised", "supervisors", "Give it a crew that needs none", who)
    for i, way in enumerate(spec.ways):
        for j, role in enumerate(way.crew):
            if role.high_voltage != "none":
                place = f"{path}.ways[{i}].crew[{j}].high_voltage"
                yield _fault(place, "high-voltage qualifications", f"Ask for a skill, like hv_{role.high_voltage}", who)


def _fault(path: str, what: str, instead: str, who: str = "") -> Fault:
    return Fault(path, f"{what} are not planned yet{who and f' ({who})'}.", f"{instead} until a later version.")
