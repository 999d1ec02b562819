"""Lower estimates of goals as linear terms over a program of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from scheduler.clock import TICK_MINUTES
from scheduler.orders import Order
from scheduler.profiles import Tier
from scheduler.readiness import VERY_LATE
from solver.bounds.exceed import exceed
from solver.bounds.work import Work

LEFT_OUT = 3
"""How often a left-out order counts; a late one counts once for each rung that it misses."""


class Estimate(NamedTuple):
    """``constant + Σ factor × variable``, never above the goal."""

    constant: float
    terms: Mapping[int, float]


def of(work: Work, tier: Tier) -> Estimate:
    """Of a tier: the goals that work per time says something of; the others are 0 at the least."""
    constant, terms = 0.0, dict[int, float]()
    for term in tier.terms:
        if term.goal in ESTIMATES:
            estimate = ESTIMATES[term.goal](work)
            constant += term.weight * estimate.constant
            terms |= {variable: term.weight * factor for variable, factor in estimate.terms.items()}
    return Estimate(constant, terms)


def _promises(work: Work) -> Estimate:
    constant, terms = 0.0, dict[int, float]()
    for order in work.problem.orders.values():
        ladder = work.ladders.get(order.id)
        if ladder is not None:
            constant += LEFT_OUT * order.weight
            terms |= {rung.variable: -LEFT_OUT * order.weight / len(ladder) for rung in ladder}
        elif not work.problem.is_open(order) and order.due is not None:
            ready = work.spans.ready(order)
            constant += order.weight * ((ready > order.due) + (ready > order.due + VERY_LATE))
    return Estimate(constant, terms)


def _lateness(work: Work) -> Estimate:
    constant, terms = 0.0, dict[int, float]()
    for order in work.problem.orders.values():
        price = TICK_MINUTES * order.weight
        if order.id in work.ladders:
            terms[_late(work, order)] = price
        elif not work.problem.is_open(order) and order.due is not None:
            constant += price * max(0, work.spans.ready(order) - order.due)
    return Estimate(constant, terms)


def _late(work: Work, order: Order) -> int:
    """A variable that is at least the ticks that the order is late."""
    ladder, planned = work.ladders[order.id], work.ladders[order.id][-1].variable
    since = order.due if order.due is not None else order.arrival
    left_out = max(0, work.problem.horizon - since)
    late = work.program.variable()
    if order.due is None:
        work.program.at_least(left_out, {late: 1, planned: left_out})
    else:
        beyond = {ladder[0].variable: 1, ladder[1].variable: VERY_LATE, planned: left_out - VERY_LATE - 1}
        work.program.at_least(left_out, {late: 1, **beyond})
        exceed(work, order, late, order.due, left_out)
    return late


def _waiting(work: Work) -> Estimate:
    constant, terms = 0.0, dict[int, float]()
    for order in work.problem.orders.values():
        if order.waits and order.id in work.ladders:
            waits = work.program.variable()
            exceed(work, order, waits, order.arrival, 0)
            terms[waits] = TICK_MINUTES
        elif order.waits and not work.problem.is_open(order):
            constant += TICK_MINUTES * max(0, work.spans.ready(order) - order.arrival)
    return Estimate(constant, terms)


ESTIMATES: Mapping[str, Callable[[Work], Estimate]] = {
    "promises": _promises,
    "lateness": _lateness,
    "waiting": _waiting,
}
"""The goals that work per time says something of."""
