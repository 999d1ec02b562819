"""Ruin and recreate (Schrimpf et al., 2000): a few orders are taken out of a plan and seated again in its gaps.

All others stay where they are, which the list search cannot promise: so a published plan is mended with few changes.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from random import Random

from scheduler.goals import score
from scheduler.plan import Plan
from scheduler.problem import Problem
from solver.search.construct import Construct
from solver.search.improve import SQUEAKS, squeaking

MOST = 5
"""Orders that make room at a time, at most."""
PATIENCE = 250
"""Moves without a better plan after which it stops."""


def repair(
    construct: Construct, plan: Plan, found: Callable[[Plan], bool], is_over: Callable[[], bool], seed: int
) -> None:
    """Report every better plan until it is over or nothing has been gained for long."""
    random, problem = Random(seed), construct.problem
    value, patience = score(problem, plan).values, PATIENCE
    while patience and not is_over():
        patience -= 1
        other = _reseated(construct, plan, random)
        reached = score(problem, other).values
        if reached < value:
            patience = PATIENCE
            found(other)
        if reached <= value:
            plan, value = other, reached


def _reseated(construct: Construct, plan: Plan, random: Random) -> Plan:
    """A few orders, most of the time one that is late or left out among them, and all left out look for a new place."""
    orders = [order.id for order in construct.problem.orders.values() if construct.problem.is_open(order)]
    taken = set(random.sample(orders, min(len(orders), random.randint(1, MOST))))
    late = squeaking(construct.problem, plan)
    if late and random.random() < SQUEAKS:
        taken.add(random.choice(late))
    taken |= _next_drivers(construct.problem, plan, taken)
    seated = sorted(taken | plan.left_out.keys())
    random.shuffle(seated)
    return construct.fill(construct.without(plan, set(seated)), seated)


def _next_drivers(problem: Problem, plan: Plan, taken: Set[str]) -> set[str]:
    """Orders with a loaner that is out for one of these, and may now come back later than they need it."""
    out = {need.car for order in taken if (need := problem.orders[order].loan) is not None}
    return {loan.order for loan in plan.loans.values() if loan.loaner in out}
