"""What is wrong with the entries of a plan document: names that the problem does not have, times that do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from scheduler.documents.plan import LeftOutEntry, PlacementEntry, PlanDocument, StayEntry
from scheduler.errors import Fault
from scheduler.problem import Problem
from scheduler.translate.directory import unknown
from scheduler.translate.moments import is_off_grid, off_grid

Moments = Iterable[tuple[str, datetime]]
"""Path and time."""


def faults_of(document: PlanDocument, problem: Problem) -> Iterator[Fault]:
    """Everything that keeps a document from being read as a plan of this problem; only facts lie before the horizon."""
    yield from _refusals(document)
    if document.workshop != problem.workshop:
        message = f"this is a plan of {document.workshop}, the day is one of {problem.workshop}."
        yield Fault("workshop", message, "Check it against its own day.")
    history = min((0, *(fact.start for fact in problem.facts.values())))
    for i, placement in enumerate(document.placements):
        path = f"placements[{i}]"
        yield from unknown_in_placement(path, placement, problem)
        first = history if placement.operation in problem.facts else 0
        yield from _misfits(problem, _placement_moments(path, placement), first)
    for i, stay in enumerate(document.stays):
        path = f"stays[{i}]"
        yield from unknown_in_stay(path, stay, problem)
        first = history if any(operation in problem.facts for operation in stay.operations) else 0
        yield from _misfits(problem, ((f"{path}.start", stay.start), (f"{path}.end", stay.end)), first)
    for i, left_out in enumerate(document.left_out):
        yield from unknown_in_left_out(f"left_out[{i}]", left_out, problem)
    yield from _repeated(
        "operation", ((f"placements[{i}].operation", p.operation) for i, p in enumerate(document.placements))
    )
    yield from _repeated("order", ((f"left_out[{i}].order", entry.order) for i, entry in enumerate(document.left_out)))


def unknown_in_placement(path: str, entry: PlacementEntry, problem: Problem) -> Iterator[Fault]:
    """Names in a placement that the problem does not have."""
    yield from _unknown(f"{path}.operation", "operation", entry.operation, problem.operations)
    yield from _unknown_of(f"{path}.technicians", "technician", entry.technicians, problem.technicians)
    if entry.bay is not None:
        yield from _unknown(f"{path}.bay", "bay", entry.bay, problem.bays)
    if entry.equipment:
        units = {unit for pool in problem.pools.values() for unit in pool.units}
        yield from _unknown_of(f"{path}.equipment", "equipment unit", entry.equipment, units)


def unknown_in_stay(path: str, entry: StayEntry, problem: Problem) -> Iterator[Fault]:
    """Names in a stay that the problem does not have."""
    yield from _unknown(f"{path}.order", "order", entry.order, problem.orders)
    yield from _unknown(f"{path}.bay", "bay", entry.bay, problem.bays)
    yield from _unknown_of(f"{path}.operations", "operation", entry.operations, problem.operations)


def unknown_in_left_out(path: str, entry: LeftOutEntry, problem: Problem) -> Iterator[Fault]:
    """Orders that the problem does not have."""
    yield from _unknown(f"{path}.order", "order", entry.order, problem.orders)
    yield from _unknown_of(f"{path}.blocked_by", "order", entry.blocked_by, problem.orders)


def _unknown(path: str, what: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        yield unknown(path, what, name, known)


def _unknown_of(path: str, what: str, names: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for i, name in enumerate(names):
        yield from _unknown(f"{path}[{i}]", what, name, known)


def _refusals(document: PlanDocument) -> Iterator[Fault]:
    """What a plan can say and the judge does not look at yet."""
    for name, entries in (
        ("yard", document.yard),
        ("loaners", document.loaners),
        ("booth_cycles", document.booth_cycles),
    ):
        if entries:
            yield Fault(name, f"{name} are not planned yet.", "Leave them out until a later version.")
    for i, placement in enumerate(document.placements):
        if placement.supervisor is not None:
            message = f"supervisors are not planned yet ({placement.supervisor} is one)."
            yield Fault(f"placements[{i}].supervisor", message, "Leave it out until a later version.")


def _placement_moments(path: str, entry: PlacementEntry) -> Iterator[tuple[str, datetime]]:
    yield f"{path}.start", entry.start
    yield f"{path}.end", entry.end
    for i, segment in enumerate(entry.segments):
        yield f"{path}.segments[{i}].start", segment.start
        yield f"{path}.segments[{i}].end", segment.end


def _misfits(problem: Problem, moments: Moments, first: int) -> Iterator[Fault]:
    """Times off the grid, before tick ``first`` or after the horizon."""
    clock = problem.clock
    for path, moment in moments:
        if not first <= clock.tick_down(moment) <= problem.horizon:
            span = f"{clock.moment(first).isoformat()} to {clock.moment(problem.horizon).isoformat()}"
            yield Fault(path, f"{moment.isoformat()} is outside the horizon.", f"Write a time from {span}.")
        elif is_off_grid(moment, clock):
            yield off_grid(path, moment)


def _repeated(what: str, named: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Fault(path, f'{what} "{name}" is listed twice.', "Keep one of them.")
        seen.add(name)
