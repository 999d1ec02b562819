"""Local search over the order list: an order moves to another place in it, everything after is seated anew.

Late acceptance (Burke and Bykov, 2017): a list is taken when it is no worse than the current one or than the one that
was current ``MEMORY`` moves ago. What is late or left out is moved forward most of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from scheduler.completion import completed
from scheduler.goals import GOALS
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready
from solver.search.construct import Construct

MEMORY = 12
PATIENCE = 250
"""Moves without a better plan after which it stops."""
SQUEAKS = 0.75
"""Share of moves that take an order which is late or left out."""


def improve(
    construct: Construct, orders: Sequence[str], found: Callable[[Plan], bool], is_over: Callable[[], bool], seed: int
) -> None:
    """Report every better plan until it is over, nothing is left to gain, or nothing has been gained for long."""
    random, problem, decoder = Random(seed), construct.problem, construct.decoder()
    current = list(orders)
    plan = decoder.decode(current)
    best = value = _value(problem, plan)
    memory, patience = [value] * MEMORY, PATIENCE
    while patience and any(best) and len(current) > 1 and not is_over():
        patience -= 1
        candidate = _moved(current, squeaking(problem, plan), random)
        other = decoder.decode(candidate)
        score = _value(problem, other)
        if score <= max(value, memory[patience % MEMORY]):
            current, plan, value = candidate, other, score
        memory[patience % MEMORY] = value
        if score < best:
            best, patience = score, PATIENCE
            found(completed(problem, other))


def _moved(orders: list[str], late: list[str], random: Random) -> list[str]:
    """One order elsewhere: one that squeaks further forward, or any one anywhere."""
    candidate = list(orders)
    if late and random.random() < SQUEAKS:
        at = candidate.index(random.choice(late))
        to = random.randrange(at) if at else random.randrange(len(candidate))
    else:
        at, to = random.randrange(len(candidate)), random.randrange(len(candidate))
    candidate.insert(to, candidate.pop(at))
    return candidate


def squeaking(problem: Problem, plan: Plan) -> list[str]:
    """Orders that are late or left out and need not be."""
    found = []
    for order in problem.orders.values():
        end = ready(problem, plan, order)
        if end is None or (order.due is not None and end > order.due):
            found.append(order.id)
    return [o for o in found if problem.is_open(problem.orders[o])]


def _value(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """The first two tiers: what a list decides; who and which bay are decided while seating."""
    return tuple(
        sum(term.weight * GOALS[term.goal].value(problem, plan) for term in tier.terms) for tier in problem.tiers[:2]
    )
