"""A day as a planning problem: read, checked as a whole, then put into ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler import calendar
from scheduler.clock import TICK_MINUTES, Clock
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.errors import InvalidDocument
from scheduler.problem import Problem
from scheduler.resources import Booth
from scheduler.translate.attendance import check_attendance
from scheduler.translate.booths import closed, to_booths
from scheduler.translate.cycles import painted_facts, to_cycles
from scheduler.translate.directory import Directory
from scheduler.translate.facts import fact_records, to_facts
from scheduler.translate.frozen import freeze
from scheduler.translate.jobs import check_distinct
from scheduler.translate.moments import check_moments
from scheduler.translate.orders import to_links, to_operations, to_order
from scheduler.translate.plans import to_known
from scheduler.translate.possible import check_possible
from scheduler.translate.records import is_forced
from scheduler.translate.references import check_references
from scheduler.translate.resources import to_bays, to_loaners, to_pools, to_technicians, to_yard
from scheduler.translate.stints import with_remaining
from scheduler.translate.tasks import Tasks
from scheduler.translate.tiers import to_tiers
from scheduler.translate.visits import Visit, read_visit
from scheduler.translate.wishes import check_wishes

GONE = ("cancelled", "no_show", "handed_over")
"""Orders of these statuses are not planned."""
MOST_OPERATIONS = 40_000
"""Operations of one problem: several weeks of the largest workshops."""


def to_problem(day: Day) -> Problem:
    """Everything that is to be planned, in ticks.

    Raises
    ------
    InvalidDocument
        Something is wrong; every fault is named.
    """
    directory = Directory(day.workshop)
    clock = Clock(day.workshop.zone, day.horizon.first_day)
    booths, loaners = to_booths(directory), to_loaners(directory)
    visits = _read(directory, booths, day, clock)
    tiers = to_tiers(directory, day)
    if directory.faults:
        raise InvalidDocument(directory.distinct_faults)
    booths = closed(booths, day.workshop, clock, day.horizon.days)
    problem = replace(_planned(directory, day, visits, clock), tiers=tiers, booths=booths, loaners=loaners)
    problem = with_remaining(problem, directory, visits, day.horizon.days)
    problem = _with_facts(problem, directory, visits, day)
    check_attendance(problem, directory, visits)
    if directory.faults:
        raise InvalidDocument(directory.distinct_faults)
    if day.published is not None:
        problem = replace(problem, published=to_known(day.published, problem))
    return replace(problem, operations=freeze(problem)) if day.frozen_until is not None else problem


def _read(directory: Directory, booths: dict[str, Booth], day: Day, clock: Clock) -> list[Visit]:
    """The orders that are to be planned; every fault of the day is noted on the way."""
    directory.faults.extend(calendar.faults(day.workshop))
    tasks = Tasks(directory)
    check_references(directory, tasks, day)
    has_zone = all(fault.path != "workshop.zone" for fault in directory.faults)
    visits = list(_visits(directory, tasks, day, clock if has_zone else None))
    check_possible(directory, booths, visits)
    check_distinct(directory, (visit.job for visit in visits))
    for visit in visits:
        check_wishes(directory, visit)
    check_moments(directory, day, visits, clock)
    return visits


def _visits(directory: Directory, tasks: Tasks, day: Day, clock: Clock | None) -> Iterator[Visit]:
    """Every order whose car comes in time, which nobody knows without a clock."""
    left = MOST_OPERATIONS
    for i, order in enumerate(day.orders):
        if order.status in GONE or (clock is not None and _comes_later(order, day, clock)):
            continue
        if left > 0:
            yield (visit := read_visit(directory, tasks, order, f"orders[{i}]"))
            left -= len(visit.job.steps)
        else:
            message = f"the orders before it have {MOST_OPERATIONS} operations, the most that are planned at once."
            directory.fault(f"orders[{i}]", message, "Plan fewer days or orders.")


def _comes_later(order: WorkOrder, day: Day, clock: Clock) -> bool:
    """The car comes after the horizon: nothing of it can be planned, so nothing of it is judged."""
    return not order.records and clock.tick_down(order.arrival) >= clock.horizon(day.horizon.days)


def _planned(directory: Directory, day: Day, visits: list[Visit], clock: Clock) -> Problem:
    """The problem without what has happened, what is published and what is frozen."""
    workshop, days = day.workshop, day.horizon.days
    as_of, horizon = clock.tick_up(day.as_of), clock.horizon(days)
    technicians = to_technicians(workshop.technicians, workshop, clock, days)
    operations = (o for visit in visits for o in to_operations(directory, visit, clock, as_of))
    return Problem(
        clock=clock,
        horizon=horizon,
        technicians=technicians,
        bays=to_bays(workshop, technicians.values(), clock, days),
        orders={visit.job.order.id: to_order(directory, visit, clock, as_of, horizon) for visit in visits},
        operations={operation.id: operation for operation in operations},
        pools=to_pools(workshop),
        links=tuple(link for visit in visits for link in to_links(visit)),
        opening=calendar.opening_windows(workshop, clock, days),
        grid=workshop.reception.grid_minutes // TICK_MINUTES,
        as_of=as_of,
        frozen_until=clock.tick_up(day.frozen_until) if day.frozen_until else 0,
        workshop=workshop.id,
        yard=to_yard(workshop),
        later=calendar.later_windows(workshop, clock, days),
        overtime_price=workshop.overtime_price,
    )


def _with_facts(problem: Problem, directory: Directory, visits: list[Visit], day: Day) -> Problem:
    """The problem with what has happened and is forced."""
    records = fact_records(visits)
    painted = {name: record for name, record in records.items() if problem.operations[name].paint is not None}
    others = {name: record for name, record in records.items() if name not in painted}
    cycles = to_cycles(problem, directory, painted, day.published)
    facts = to_facts(problem, directory, others, day.horizon.days) | painted_facts(problem, cycles, painted)
    forced = frozenset(name for name, record in records.items() if is_forced(record))
    return replace(problem, facts=facts, fact_cycles=cycles, forced=forced)
