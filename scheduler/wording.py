"""How things are called in messages: the plate first, it is what people shout across the hall."""

from __future__ import annotations

from scheduler.orders import Operation
from scheduler.plan import Cycle
from scheduler.problem import Problem
from scheduler.resources import Slot, Technician


def car(problem: Problem, order: str) -> str:
    """``car 粤B-12345``."""
    return f"car {problem.orders[order].plate}"


def job(problem: Problem, operation: str) -> str:
    """``work order 4711 (粤B-12345), Front pads``."""
    spec = problem.operations[operation]
    order = problem.orders[spec.order]
    return f"work order {order.label} ({order.plate}), {spec.name}"


def cycle(problem: Problem, cycle: Cycle) -> str:
    """``the cycle of Spray booth 1 at 10:15``."""
    return f"the cycle of {problem.booths[cycle.booth].name} at {at(problem, cycle.start)}"


def at(problem: Problem, tick: int) -> str:
    """Local wall-clock time of a tick."""
    return problem.clock.label(tick)


def between(problem: Problem, start: int, end: int) -> str:
    """``10:15–10:40``."""
    return f"{at(problem, start)}–{at(problem, end)}"


def people(problem: Problem, crew: tuple[str, ...] | frozenset[str]) -> str:
    """``张伟 and 李强``."""
    return " and ".join(problem.technicians[t].name for t in sorted(crew)) or "nobody"


def lacking(technician: Technician, slot: Slot) -> str:
    """What the technician lacks to fill a place of a crew; empty: nothing."""
    skill = technician.skills.get(slot.skill)
    if skill is None or skill.level < slot.level:
        has = f"has level {skill.level}" if skill else "does not have it"
        return f"needs {slot.skill} at level {slot.level}: {technician.name} {has}"
    if technician.high_voltage < slot.high_voltage:
        has = high_voltage(technician.high_voltage)
        return f"needs {high_voltage(slot.high_voltage)}: {technician.name} has {has}"
    return ""


def place(problem: Problem, place: str) -> str:
    """Name of a bay or booth."""
    return (problem.bays.get(place) or problem.booths[place]).name


def bay_need(operation: Operation) -> str:
    """``lift or fast_lane with long_wheelbase``."""
    kinds = " or ".join(sorted(operation.bay_kinds))
    return kinds + (f" with {', '.join(sorted(operation.bay_features))}" if operation.bay_features else "")


def high_voltage(level: int) -> str:
    """``high voltage 2S``."""
    return f"high voltage {level}S" if level else "no high-voltage qualification"
