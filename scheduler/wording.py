"""How things are called in messages: the plate first, it is what people shout across the hall."""

from __future__ import annotations

from scheduler.orders import Operation
from scheduler.problem import Problem


def car(problem: Problem, order: str) -> str:
    """``car 粤B-12345``."""
    return f"car {problem.orders[order].plate}"


def job(problem: Problem, operation: str) -> str:
    """``work order 4711 (粤B-12345), Front pads``."""
    spec = problem.operations[operation]
    order = problem.orders[spec.order]
    return f"work order {order.label} ({order.plate}), {spec.name}"


def at(problem: Problem, tick: int) -> str:
    """Local wall-clock time of a tick."""
    return problem.clock.label(tick)


def between(problem: Problem, start: int, end: int) -> str:
    """``10:15–10:40``."""
    return f"{at(problem, start)}–{at(problem, end)}"


def people(problem: Problem, crew: tuple[str, ...] | frozenset[str]) -> str:
    """``张伟 and 李强``."""
    return " and ".join(problem.technicians[t].name for t in sorted(crew)) or "nobody"


def bay_need(operation: Operation) -> str:
    """``lift or fast_lane with long_wheelbase``."""
    kinds = " or ".join(sorted(operation.bay_kinds))
    return kinds + (f" with {', '.join(sorted(operation.bay_features))}" if operation.bay_features else "")
