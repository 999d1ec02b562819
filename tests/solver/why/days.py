"""Tiny days on which one order is late or left out, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.why import Relaxation, Why
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.why.explain import explain
from tests.builders import operation, problem


def planned(day: Problem) -> Plan:
    """One order after the other as they are listed, each as early as can be."""
    return Construct(Compiled(day)).plan(list(day.orders))


def told(day: Problem, order: str, plan: Plan | None = None) -> Why:
    """All that can be found out about an order."""
    return explain(day, plan if plan is not None else planned(day), lambda: False)[order]


def kept_with(day: Problem, order: str = "b", plan: Plan | None = None) -> Relaxation:
    """The change that keeps its promise."""
    found = told(day, order, plan).relaxation
    assert found is not None
    assert found.keeps_promise
    return found


def behind(
    *, weight: int = 4, first: int = 4, due: int = 3, also: dict[str, object] | None = None, **others: object
) -> Problem:
    """a1 has what b1 needs from 0 to 4, and is due then; b1 needs 2 ticks and is due at ``due``.

    Unless somebody else can help, b is ready at 6.
    """
    shared = also or {}
    jobs = (operation("a1", 4), operation("b1", 2))
    operations = [replace(job, **shared) for job in jobs]  # type: ignore[arg-type]
    orders = {"a": {"due": 4, "weight": first}, "b": {"due": due, "weight": weight}}
    return problem(operations, **({"horizon": 8, "orders": orders} | others))  # type: ignore[arg-type]
