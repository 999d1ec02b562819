"""Enumerators of what a plan decides beside placements: each turns a plan into all its variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from scheduler.plan import Plan
from scheduler.problem import Problem
from tests.expansions.cycles import cycles
from tests.expansions.loans import loans
from tests.expansions.supervisors import supervisors
from tests.expansions.units import units
from tests.expansions.yard import yard

Expansion = Callable[[Problem, Plan], Iterator[Plan]]

EXPANSIONS: tuple[Expansion, ...] = (
    cycles,
    units,
    supervisors,
    loans,
    yard,
)


def expanded(problem: Problem, plans: Iterable[Plan]) -> Iterator[Plan]:
    """Every variant of every plan."""
    for expansion in EXPANSIONS:
        plans = _each(problem, plans, expansion)
    yield from plans


def _each(problem: Problem, plans: Iterable[Plan], expansion: Expansion) -> Iterator[Plan]:
    for plan in plans:
        yield from expansion(problem, plan)
