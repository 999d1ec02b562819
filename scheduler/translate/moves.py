"""A hand move as a seat in ticks, and what comes of it as the document that people read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scheduler.clock import Clock
from scheduler.consequences import Consequences
from scheduler.documents.moves import Move, MoveAnswer, PromiseChange, TierChange
from scheduler.errors import Fault, InvalidDocument
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Prospect
from scheduler.seats import Seat, immovable
from scheduler.translate.directory import unknown
from scheduler.translate.moments import is_off_grid, off_grid
from scheduler.translate.violations import violation_entries


def to_seat(move: Move, problem: Problem, plan: Plan) -> Seat:
    """Where a move puts its operation; what it leaves out is as in the plan.

    Raises
    ------
    InvalidDocument
        The operation cannot be moved by hand, or the move names something unknown or a time that does not fit; every
        fault is named.
    """
    faults = [*movable(problem, plan, move.operation), *_faults(move, problem)]
    if faults:
        raise InvalidDocument(faults)
    old = plan.placements[move.operation]
    return Seat(
        move.operation,
        old.way if move.way is None else move.way,
        old.crew if move.technicians is None else move.technicians,
        old.bay if move.bay is None else move.bay,
        old.start if move.start is None else problem.clock.tick_down(move.start),
    )


def movable(problem: Problem, plan: Plan, operation: str) -> Iterator[Fault]:
    """What keeps an operation from being moved by hand."""
    if operation not in problem.operations:
        yield unknown("operation", "operation", operation, problem.operations)
    else:
        yield from immovable(problem, plan, operation)


def to_answer(found: Consequences, clock: Clock) -> MoveAnswer:
    """What comes of a move, in local time."""
    tiers = zip(found.before.tiers, found.after.tiers, strict=True)
    return MoveAnswer(
        violations=violation_entries(found.violations),
        waived=violation_entries(found.waived),
        score=tuple(TierChange(tier=old.name, before=old.value, after=new.value) for old, new in tiers),
        promises=tuple(_promise(old, new, clock) for old, new in found.promises),
    )


def _faults(move: Move, problem: Problem) -> Iterator[Fault]:
    for i, technician in enumerate(move.technicians or ()):
        if technician not in problem.technicians:
            yield unknown(f"technicians[{i}]", "technician", technician, problem.technicians)
    if move.bay is not None and move.bay not in problem.bays:
        yield unknown("bay", "bay", move.bay, problem.bays)
    if move.way is not None and move.operation in problem.operations:
        ways = len(problem.operations[move.operation].ways)
        if move.way >= ways:
            known = "0" if ways == 1 else f"0 to {ways - 1}"
            yield Fault("way", f"there is no way {move.way} to do {move.operation}.", f"Known: {known}.")
    if move.start is not None:
        yield from _misfit(move.start, problem)


def _misfit(start: datetime, problem: Problem) -> Iterator[Fault]:
    clock = problem.clock
    if not 0 <= clock.tick_down(start) < problem.horizon:
        message = f"{start.isoformat()} is outside the horizon."
        span = f"{clock.moment(0).isoformat()} to before {clock.moment(problem.horizon).isoformat()}"
        yield Fault("start", message, f"Write a time from {span}.")
    elif is_off_grid(start, clock):
        yield off_grid("start", start)


def _promise(old: Prospect, new: Prospect, clock: Clock) -> PromiseChange:
    return PromiseChange(
        order=old.order.id,
        before=old.standing,
        after=new.standing,
        ready_before=None if old.ready is None else clock.moment(old.ready),
        ready_after=None if new.ready is None else clock.moment(new.ready),
    )
