"""Work on isolated high-voltage parts has somebody with 2S in charge, who is there and has at most two such jobs."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Violation
from scheduler.presence import runs, span
from scheduler.problem import Problem

MOST = 2
"""Operations one person may supervise at a time."""


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Nobody else is needed where one of the crew has 2S. Work on live parts leaves no time to supervise.

    Who supervises a fact is not judged, and takes up nobody without 2S; clashes between facts are waived.
    """
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or (placement.supervisor is None and not operation.supervised):
            continue
        if message := _fault(problem, operation, placement):
            yield Violation("supervision", f"{wording.job(problem, operation.id)} {message}", (operation.id,))
    in_charge: dict[str, list[Placement]] = {}
    for placement in plan.placements.values():
        if placement.supervisor is not None:
            in_charge.setdefault(placement.supervisor, []).append(placement)
    for technician in sorted(in_charge):
        if problem.technicians[technician].may_supervise:
            yield from _overloads(problem, plan, technician, in_charge[technician])


def _fault(problem: Problem, operation: Operation, placement: Placement) -> str:
    needed = problem.must_be_supervised(placement)
    if placement.supervisor is None:
        return "needs somebody with high voltage 2S in charge, nobody is planned" if needed else ""
    person = problem.technicians[placement.supervisor]
    if not needed:
        why = "one of its crew has 2S" if operation.supervised else "it is not work on isolated high-voltage parts"
        return f"needs no supervisor: {why}; {person.name} is planned"
    if not person.may_supervise:
        has = wording.high_voltage(person.high_voltage)
        return f"needs somebody with high voltage 2S in charge: {person.name} has {has}"
    missed = sum(span(*segment) for segment in placement.segments) & ~person.presence.working
    for start, end in runs(missed):
        return f"is supervised by {person.name}, who is not at work {wording.between(problem, start, end)}"
    return ""


def _overloads(problem: Problem, plan: Plan, technician: str, supervised: list[Placement]) -> Iterator[Violation]:
    """At the start of whatever takes the supervisor's attention: what takes it then."""
    live = [p for p in plan.by_technician.get(technician, ()) if problem.is_live(p)]
    for latest in supervised + live:
        at_once = [p for p in supervised if _covers(p, latest.start)]
        busy = [p for p in live if _covers(p, latest.start)]
        if len(at_once) > MOST or (at_once and busy):
            yield _overload(problem, technician, latest, at_once, busy)


def _covers(placement: Placement, tick: int) -> bool:
    return placement.start <= tick < placement.end


def _overload(
    problem: Problem, technician: str, latest: Placement, supervised: list[Placement], live: list[Placement]
) -> Violation:
    name, time = problem.technicians[technician].name, wording.at(problem, latest.start)
    jobs = ", ".join(wording.job(problem, p.operation) for p in supervised)
    if live:
        job = wording.job(problem, live[0].operation)
        message = f"{name} works on live parts at {time} ({job}) and cannot supervise {jobs}"
    else:
        message = f"{name} supervises {len(supervised)} jobs at {time}, {MOST} are the most: {jobs}"
    involved = tuple(p.operation for p in (*supervised, *live))
    return Violation("supervision", message, involved, waived=all(o in problem.facts for o in involved))
