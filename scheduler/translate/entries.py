"""What is wrong with the entries of a plan document: names that the problem does not have, times that do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from scheduler.documents.plan import (
    BoothCycleEntry,
    CarriedOverEntry,
    LeftOutEntry,
    LoanerEntry,
    PlacementEntry,
    PlanDocument,
    StayEntry,
    YardEntry,
)
from scheduler.errors import Fault
from scheduler.problem import Problem
from scheduler.translate.directory import unknown
from scheduler.translate.moments import is_off_grid, off_grid

Entry = PlacementEntry | StayEntry | BoothCycleEntry | LoanerEntry | YardEntry | CarriedOverEntry | LeftOutEntry
Moments = Iterable[tuple[str, datetime]]
"""Path and time."""


def lists_of(document: PlanDocument) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The lists of decisions by their field."""
    yield "placements", document.placements
    yield "stays", document.stays
    yield "booth_cycles", document.booth_cycles
    yield "loaners", document.loaners
    yield "yard", document.yard
    yield "carried_over", document.carried_over
    yield "left_out", document.left_out


def faults_of(document: PlanDocument, problem: Problem) -> Iterator[Fault]:
    """Everything that keeps a document from being read as a plan of this problem; only facts lie before the horizon."""
    if document.workshop != problem.workshop:
        message = f"this is a plan of {document.workshop}, the day is one of {problem.workshop}."
        yield Fault("workshop", message, "Check it against its own day.")
    history = min((0, *(fact.start for fact in problem.facts.values())))
    for name, entries in lists_of(document):
        for i, entry in enumerate(entries):
            path = f"{name}[{i}]"
            yield from unknown_in(path, entry, problem)
            first = history if any(operation in problem.facts for operation in _operations(entry)) else 0
            last = None if isinstance(entry, LoanerEntry) else problem.horizon
            yield from _misfits(problem, _moments(path, entry), first, last)
    yield from _repeated(
        "operation", ((f"placements[{i}].operation", p.operation) for i, p in enumerate(document.placements))
    )
    by_order: dict[str, Iterable[LoanerEntry | CarriedOverEntry | LeftOutEntry]] = {
        "loaners": document.loaners,
        "carried_over": document.carried_over,
        "left_out": document.left_out,
    }
    for name, entries_of in by_order.items():
        yield from _repeated("order", ((f"{name}[{i}].order", entry.order) for i, entry in enumerate(entries_of)))


def unknown_in(path: str, entry: Entry, problem: Problem) -> Iterator[Fault]:
    """Names in an entry that the problem does not have."""
    if isinstance(entry, PlacementEntry):
        yield from _unknown_in_placement(path, entry, problem)
        return
    if isinstance(entry, BoothCycleEntry):
        yield from _unknown_in_cycle(path, entry, problem)
        return
    yield from _unknown(f"{path}.order", "order", entry.order, problem.orders)
    if isinstance(entry, StayEntry):
        yield from _unknown(f"{path}.bay", "bay", entry.bay, problem.bays)
        yield from _unknown_of(f"{path}.operations", "operation", entry.operations, problem.operations)
    elif isinstance(entry, LoanerEntry):
        yield from _unknown(f"{path}.loaner", "loaner car", entry.loaner, problem.loaners)
    elif isinstance(entry, CarriedOverEntry):
        yield from _unknown_of(f"{path}.rest", "operation", entry.rest, problem.operations)
    elif isinstance(entry, LeftOutEntry):
        yield from _unknown_of(f"{path}.blocked_by", "order", entry.blocked_by, problem.orders)


def _unknown_in_placement(path: str, entry: PlacementEntry, problem: Problem) -> Iterator[Fault]:
    yield from _unknown(f"{path}.operation", "operation", entry.operation, problem.operations)
    yield from _unknown_of(f"{path}.technicians", "technician", entry.technicians, problem.technicians)
    if entry.supervisor is not None:
        yield from _unknown(f"{path}.supervisor", "technician", entry.supervisor, problem.technicians)
    if entry.bay is not None:
        operation = problem.operations.get(entry.operation)
        if operation is not None and operation.paint is not None:
            yield from _unknown(f"{path}.bay", "booth", entry.bay, problem.booths)
        else:
            yield from _unknown(f"{path}.bay", "bay", entry.bay, problem.bays)
    if entry.equipment:
        units = {unit for pool in problem.pools.values() for unit in pool.units}
        yield from _unknown_of(f"{path}.equipment", "equipment unit", entry.equipment, units)


def _unknown_in_cycle(path: str, entry: BoothCycleEntry, problem: Problem) -> Iterator[Fault]:
    yield from _unknown(f"{path}.booth", "booth", entry.booth, problem.booths)
    if entry.booth in problem.booths:
        programmes = problem.booths[entry.booth].programmes
        yield from _unknown(f"{path}.programme", "programme", entry.programme, programmes)
    yield from _unknown_of(f"{path}.operations", "operation", entry.operations, problem.operations)
    for i, phase in enumerate(entry.phases):
        yield from _unknown_of(f"{path}.phases[{i}].technicians", "technician", phase.technicians, problem.technicians)


def _unknown(path: str, what: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        yield unknown(path, what, name, known)


def _unknown_of(path: str, what: str, names: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for i, name in enumerate(names):
        yield from _unknown(f"{path}[{i}]", what, name, known)


def _operations(entry: Entry) -> tuple[str, ...]:
    """What an entry is about."""
    if isinstance(entry, PlacementEntry):
        return (entry.operation,)
    return entry.operations if isinstance(entry, StayEntry | BoothCycleEntry) else ()


def _moments(path: str, entry: Entry) -> Iterator[tuple[str, datetime]]:
    """All its times; when carried-over work would be ready is said, not decided."""
    if isinstance(entry, LeftOutEntry | CarriedOverEntry):
        return
    yield f"{path}.start", entry.start
    yield f"{path}.end", entry.end
    if isinstance(entry, PlacementEntry):
        for i, segment in enumerate(entry.segments):
            yield f"{path}.segments[{i}].start", segment.start
            yield f"{path}.segments[{i}].end", segment.end
    if isinstance(entry, BoothCycleEntry):
        for i, phase in enumerate(entry.phases):
            yield f"{path}.phases[{i}].start", phase.start
            yield f"{path}.phases[{i}].end", phase.end


def _misfits(problem: Problem, moments: Moments, first: int, last: int | None) -> Iterator[Fault]:
    """Times off the grid, before tick ``first`` or after ``last``; None: a loan goes on after the horizon."""
    clock = problem.clock
    for path, moment in moments:
        tick = clock.tick_down(moment)
        if tick < first or (last is not None and tick > last):
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
