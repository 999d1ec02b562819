"""What holds an order up: something of its own, for it is late with nothing else planned, or what others hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.why import Cause
from solver.why.case import Case
from solver.why.chain import Wait, lacking, waits
from solver.why.changes.pins import pinned, unpinned
from solver.why.holders import holders
from solver.why.left_out import alone_in, left_out_for
from solver.why.needs import bays, limits, missing, needed, people, slots, window
from solver.why.scarce import KINDS, freed


class Found(NamedTuple):
    """What :class:`~scheduler.why.Why` says of a cause."""

    cause: Cause
    reason: str
    operation: Operation | None = None
    blockers: tuple[str, ...] = ()


def cause(case: Case) -> Found:
    """Of an order that is left out or late."""
    if case.end is None:
        return _left_out(case)
    if not case.is_in_time(case.end_of(case.alone)):
        return _own(case)
    if case.order.id in case.plan.carried_over:
        return _cut(case)
    return _others(case)


def _left_out(case: Case) -> Found:
    """In the words that go with every plan."""
    told = left_out_for(case)
    stuck = case.among.stuck
    if case.order.loan is not None and case.among.lacks_loaner:
        kind = Cause.LOANER
    elif case.alone.stuck is not None:
        kind, stuck = _hopeless(case, case.alone.stuck), case.alone.stuck
    elif stuck is None:
        kind = Cause.CHOICE
    else:
        placed = case.gaps.probe(case.order.id, stuck).placed
        return _stuck(case, stuck, placed, told.reason, told.blocked_by)
    return Found(kind, told.reason, stuck, told.blocked_by)


def _stuck(
    case: Case, stuck: Operation, placed: Mapping[str, Placement], reason: str, blockers: tuple[str, ...]
) -> Found:
    """The operation that finds no place lacks something, or it comes too late because of a wait before it."""
    since = max([stuck.release, *(p.end for p in placed.values())])
    kind = lacking(case.construct, case.gaps, placed, stuck, since)
    held = [wait for wait in waits(case.construct, case.gaps, case.order, placed) if wait.cause in KINDS]
    if kind in KINDS or not held:
        return Found(kind if kind in KINDS else _scarce(case), reason, stuck, blockers)
    found = _waiting(case, max(held, key=lambda wait: wait.ticks))
    return found._replace(reason=f"{found.reason}; then {stuck.name} does not fit any more")


def _hopeless(case: Case, stuck: Operation) -> Cause:
    """What of its own keeps an order out of an empty workshop."""
    problem, order = case.problem, case.order
    pins = pinned(problem, order)
    if pins and alone_in(unpinned(problem, pins), order.id).fits:
        return Cause.PIN
    if any(slots(problem, stuck)) and not people(problem, stuck):
        return Cause.TECHNICIAN
    if stuck.bay_kinds and not bays(case.construct.compiled, stuck):
        return Cause.BAY
    return Cause.RELEASE if stuck.release > max(order.arrival, problem.as_of) else Cause.WORK


def _own(case: Case) -> Found:
    """It would be late with nothing else planned: a pin, what it waits for, the hours, or simply its work."""
    problem, order = case.problem, case.order
    end = min(end for end in (case.end_of(case.alone), case.end) if end is not None)
    best = wording.at(problem, end)
    if pins := pinned(problem, order):
        free = alone_in(unpinned(problem, pins), order.id)
        if case.is_in_time(case.end_of(free)):
            names = ", ".join(o.name for o in pins)
            return Found(Cause.PIN, f"as pinned (pins on: {names}) it is ready at {best} at the soonest", pins[0])
    found = waits(case.construct, case.shared.empty, order, case.alone.placed)
    late = [wait for wait in found if wait.cause is Cause.RELEASE]
    work = end - order.arrival - sum(wait.ticks for wait in found)
    if work > (order.due or 0) - order.arrival or not found:
        return Found(Cause.WORK, f"with nothing else planned it is ready at {best} at the soonest")
    return _waiting(case, max(late or found, key=lambda wait: wait.ticks))


def _cut(case: Case) -> Found:
    """It is carried over although it need not be: the first thing that is not done any more."""
    problem, order, plan = case.problem, case.order, case.plan
    skipped = (o for o in case.construct.visits.sequences[order.id] if o.id not in plan.placements)
    stuck = next(o for o in skipped if o.id not in problem.option_of)
    reason = f"{stuck.name} finds no free {needed(stuck)} {limits(problem, order, stuck)}"
    blockers = holders(case.construct.compiled, case.base, stuck, window(problem, order, stuck))
    return _stuck(case, stuck, case.placed, reason, blockers)


def _others(case: Case) -> Found:
    """Alone it would be in time: where it waits longest for what others hold, or for what comes late."""
    end = case.end_of(case.among)
    if case.is_in_time(end) and end is not None:
        at = wording.at(case.problem, end)
        reason = f"it could be ready at {at}, but the plan found in this time is worth more like this"
        return Found(Cause.CHOICE, reason)
    found = waits(case.construct, case.gaps, case.order, case.placed)
    held = [wait for wait in found if wait.cause not in (Cause.HOURS, Cause.CHOICE)]
    if not found:
        return Found(Cause.CHOICE, "others have the faster people and places")
    return _waiting(case, max(held or found, key=lambda wait: wait.ticks))


def _waiting(case: Case, wait: Wait) -> Found:
    """``Brakes waits 10:00–13:00 for a bay (lift)``."""
    problem, operation = case.problem, wait.operation
    between = f"{operation.name} waits {wording.between(problem, wait.since, wait.until)}"
    if wait.cause is Cause.RELEASE:
        return Found(wait.cause, f"{between} ({operation.release_reason})", operation)
    if wait.cause not in KINDS:
        why = {Cause.PIN: "as pinned", Cause.HOURS: "until somebody who can do it is there"}
        return Found(wait.cause, f"{between}, {why.get(wait.cause, 'though it could be done sooner')}", operation)
    wanted = missing(problem, operation, wait.cause)
    wanted = wanted if wait.cause is Cause.EQUIPMENT else f"a {wanted}"
    kinds = (wait.cause,)
    blockers = holders(case.construct.compiled, case.base, operation, (wait.since, wait.until), kinds)
    return Found(wait.cause, f"{between} for {wanted}", operation, blockers)


def _scarce(case: Case) -> Cause:
    """The kind of resource that would have the order ready soonest, were it free."""
    ends = {}
    for kind in KINDS:
        with freed(case.gaps.seats.timeline, kind):
            end = case.end_of(case.gaps.probe(case.order.id))
        ends[kind] = case.problem.horizon * 2 if end is None else end
    return min(ends, key=lambda kind: ends[kind])
