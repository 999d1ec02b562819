"""One operation put somewhere by hand: what follows for it while everything else stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler import wording
from scheduler.attention import attentions, supervisor_for
from scheduler.errors import Fault
from scheduler.going_on import ended, pressed_on
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.spells import spells
from scheduler.units import unit_sets


@dataclass(frozen=True, slots=True)
class Seat:
    """What a person decides of one operation: the way, who, where, from when."""

    operation: str
    way: int
    crew: tuple[str, ...]
    bay: str | None
    start: int


def placed_at(problem: Problem, plan: Plan, seat: Seat) -> Placement:
    """The placement of a planned operation at a seat: as far as can be legal, and with what it held before.

    It ends in overtime only where it did before or where the regular hours do not allow it.
    """
    old = plan.placements[seat.operation]
    others = [p for p in plan.placements.values() if p.operation != seat.operation]
    placement = timed(problem, plan, seat) or pressed_on(problem, _untimed(old, seat))
    placement = replace(placement, equipment=_units(problem, others, placement))
    return replace(placement, supervisor=supervisor_for(problem, placement, attentions(problem, others)))


def timed(problem: Problem, plan: Plan, seat: Seat) -> Placement | None:
    """When its work advances, beside what it holds now; None where the hours do not allow the start."""
    operation, old = problem.operations[seat.operation], plan.placements[seat.operation]
    for spell in spells(problem, operation, seat.way, seat.crew, seat.bay, overtime=old.overtime):
        if spell.starts >> seat.start & 1:
            placement = ended(_untimed(old, seat), seat.start + spell.elapsed, spell.working)
            return replace(placement, overtime=spell.overtime)
    return None


def sharing(problem: Problem, plan: Plan, operation: str) -> list[Placement]:
    """What else is planned of the stay group of an operation: it is done in the same bay."""
    key = problem.group_of.get(operation)
    group = problem.orders[key[0]].groups[key[1]] if key else ()
    mates = (o for o in group if o != operation and o not in problem.facts)
    return [p for o in mates if (p := plan.placements.get(o)) is not None]


def immovable(problem: Problem, plan: Plan, operation: str) -> Iterator[Fault]:
    """Why a known operation cannot be put elsewhere by hand; nothing if it can."""
    name, spec = wording.job(problem, operation), problem.operations[operation]
    if operation in problem.forced:
        yield Fault("operation", f"{name} is forced to its place.", "Take the force off its pin first.")
    elif operation in problem.facts:
        message = f"{name} has begun: what has happened stands."
        yield Fault("operation", message, "Correct its record, or move another operation.")
    elif spec.order in plan.left_out:
        message = f"{name} has no place: its order is left out of the plan."
        yield Fault("operation", message, "Have the order planned first.")
    elif operation not in plan.placements:
        message = f"{name} has no place: the plan carries it over or does not take its option."
        yield Fault("operation", message, "Have the order planned anew, or move an operation that is planned.")
    elif spec.paint is not None:
        message = f"{name} shares a booth cycle, which moves only as a whole."
        yield Fault("operation", message, "Pin its start instead, and have the day planned again.")


def _untimed(old: Placement, seat: Seat) -> Placement:
    return replace(old, way=seat.way, crew=seat.crew, bay=seat.bay, start=seat.start, end=seat.start)


def _units(problem: Problem, others: list[Placement], placement: Placement) -> tuple[str, ...]:
    """Units that are free meanwhile, those it holds rather than others; as planned where too few are."""
    busy = {unit for p in others if p.start < placement.end and placement.start < p.end for unit in p.equipment}
    operation = problem.operations[placement.operation]
    return next(unit_sets(problem, operation, busy, placement.equipment), placement.equipment)
