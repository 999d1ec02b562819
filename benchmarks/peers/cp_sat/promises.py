"""Our first two tiers as one weighted sum, the first heavy enough to dominate."""

from __future__ import annotations

from ortools.sat.python.cp_model import CpModel, LinearExprT

from benchmarks.peers.cp_sat.operations import Operations
from benchmarks.peers.reading import dominating, ending
from scheduler.orders import Order
from scheduler.problem import Problem
from scheduler.readiness import VERY_LATE


def objective(model: CpModel, problem: Problem, operations: Operations) -> LinearExprT:
    """Ticks times weight."""
    heavy = dominating(problem)
    terms: list[LinearExprT] = []
    for order in problem.orders.values():
        terms += _order(model, problem, operations, order, heavy)
    return sum(terms)


def _order(model: CpModel, problem: Problem, operations: Operations, order: Order, heavy: int) -> list[LinearExprT]:
    present, horizon = operations.present[order.id], problem.horizon
    since = order.arrival if order.due is None else order.due
    absent = order.weight * (3 * heavy + max(0, horizon - since))
    terms: list[LinearExprT] = [absent * (1 - present)]
    ends = [operations.end[o.id] for o in ending(problem, order)]
    ready = ends[0]
    if len(ends) > 1:
        ready = model.new_int_var(0, horizon, f"{order.id} is ready")
        model.add_max_equality(ready, ends)
    if order.due is not None:
        late, very_late = (model.new_bool_var(f"{order.id} {how}") for how in ("late", "very late"))
        tardiness = model.new_int_var(0, horizon - min(order.due, 0), f"{order.id} late by")
        model.add(ready <= order.due).only_enforce_if(present, late.negated())
        model.add(ready <= order.due + VERY_LATE).only_enforce_if(present, very_late.negated())
        model.add(tardiness >= ready - order.due).only_enforce_if(present)
        terms += [order.weight * heavy * (late + very_late), order.weight * tardiness]
    if order.waits:
        waiting = model.new_int_var(0, horizon - min(order.arrival, 0), f"{order.id} waits")
        model.add(waiting >= ready - order.arrival).only_enforce_if(present)
        terms.append(waiting)
    return terms
