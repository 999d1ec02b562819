"""What every part of a problem costs when it has everybody and everything for itself: the sum bounds the whole.

Parts are orders that no fleet, link or crew joins. A plan holds a plan of every part, which keeps every rule alone, and
goals that add up over orders or fleets add up over parts. Each part is small, so that CP-SAT proves it in a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ortools.sat.python.cp_model import CpSolver

from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from solver.bounds.estimates import ESTIMATES
from solver.bounds.solving import whole
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.model.build import build
from solver.model.interruptible import solved
from solver.pace import Pace

ADDITIVE = frozenset(
    {
        "promises",
        "left_out",
        "lateness",
        "waiting",
        "span",
        "people",
        "strangers",
        "handovers",
        "preferences",
        "prizes",
        "skill_waste",
        "early_finish",
    }
)
"""Goals that are sums over orders or fleets, of which no part depends on other orders."""
WORK = 2.0
"""CP-SAT's deterministic seconds for one part."""


def raise_bound(compiled: Compiled, index: int, best: Incumbent, pace: Pace, seed: int) -> None:
    """Raise the bound of a tier, given what the tiers before are worth by now, part by part.

    Nothing is done where all is one part, or programs of work know every goal of the tier that adds up.
    """
    problem = compiled.problem
    goals = {term.goal for term in problem.tiers[index].terms}
    found = parts(problem)
    if len(found) < 2 or not (goals & ADDITIVE) - ESTIMATES.keys():
        return
    limits = [value + tier.tolerance for value, tier in zip(best.values[:index], problem.tiers, strict=False)]
    tiers = [replace(tier, terms=tuple(_additive(tier))) for tier in problem.tiers[: index + 1]]
    total = 0
    for orders in found:
        if pace.is_over():
            return
        total += _least(compiled.part(alone(problem, orders)), tiers, limits, pace, seed)
        best.raise_bound(index, total)


def parts(problem: Problem) -> list[tuple[str, ...]]:
    """Orders that have to do with each other, by their ids."""
    part = {order: [order] for order in problem.orders}
    for first, *others in _joined(problem):
        for other in others:
            if part[other] is not part[first]:
                part[first] += part[other]
                part |= dict.fromkeys(part[other], part[first])
    return [tuple(orders) for orders in {id(orders): orders for orders in part.values()}.values()]


def alone(problem: Problem, orders: Sequence[str]) -> Problem:
    """The same workshop with these orders only."""
    kept = {order: problem.orders[order] for order in orders}
    operations = {o: problem.operations[o] for order in kept.values() for o in order.operations}
    return replace(
        problem,
        orders=kept,
        operations=operations,
        links=tuple(k for k in problem.links if k.before in operations and k.after in operations),
        facts={o: fact for o, fact in problem.facts.items() if o in operations},
        published=None,
    )


def _joined(problem: Problem) -> Iterator[list[str]]:
    order_of = {o: spec.order for o, spec in problem.operations.items()}
    for operations in problem.fleets:
        if operations:
            yield [order_of[o] for o in operations]
    for link in problem.links:
        yield [order_of[link.before], order_of[link.after]]
    for operation in problem.operations.values():
        if operation.same_crew_as is not None:
            yield [operation.order, order_of[operation.same_crew_as]]


def _additive(tier: Tier) -> Iterator[Term]:
    return (term for term in tier.terms if term.goal in ADDITIVE)


def _least(part: Compiled, tiers: Sequence[Tier], limits: Sequence[int], pace: Pace, seed: int) -> int:
    """The least that the last tier can be worth while those before keep to their limits; 0 where time is over."""
    model = build(part, tiers, pace.is_over)
    if model is None:
        return 0
    for value, limit in zip(model.tiers, limits, strict=False):
        model.cp.add(value <= limit)
    model.cp.minimize(model.tiers[-1])
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = min(WORK, pace.left) if pace.counted else WORK
    solver.parameters.catch_sigint_signal = False
    if solved(solver, model.cp, pace.is_over) is None:
        return 0
    pace.count(solver.response_proto.deterministic_time)
    return max(0, whole(solver.best_objective_bound) or 0)
