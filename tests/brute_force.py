"""The optimum of a tiny problem by trying everything: no solver, no bit sets, only the rules and the goals."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product
from math import prod

from hypothesis import assume

from scheduler.judge import judge
from scheduler.orders import Operation, Order
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.rules import arrivals, bay_fits, crew, duration, latest, pins, release, shift
from tests.expansions import expanded
from tests.twins import Choice, assembled, placements_of

ALONE = (duration, crew, shift, bay_fits, release, latest, pins, arrivals)
"""Rules that can be judged on one placement."""


MOST = int(os.environ.get("EXAMPLES", "10")) * 500
"""Plans, judged at about 5,000 a second: one drawn day in thirty has more, some of them a hundred times as many."""


def optimum(problem: Problem) -> tuple[int, ...]:
    """The least score by tier over all valid plans; of a day that has too many plans, Hypothesis draws another."""
    best: tuple[int, ...] | None = None
    for number, plan in enumerate(_plans(problem)):
        assume(number < MOST)
        score = _score(problem, plan)
        if score is not None and (best is None or score < best):
            best = score
    assert best is not None, "every problem has a valid plan"
    return best


def _plans(problem: Problem) -> Iterator[Plan]:
    per_order = [_choices(problem, order) for order in problem.orders.values()]
    assume(prod(map(len, per_order)) <= MOST)
    for choice in product(*per_order):
        yield from expanded(problem, [assembled(problem, choice)])


def _choices(problem: Problem, order: Order) -> list[Choice]:
    planned = [problem.operations[o] for o in order.operations if o not in problem.facts]
    absent = {o.id: [None] if order.carries_over or o.id in problem.option_of else [] for o in planned}
    every = product(*([*_alone(problem, o), *absent[o.id]] for o in planned))
    placed: list[Choice] = [tuple(p for p in choice if p is not None) for choice in every]
    return [*placed, None] if problem.is_open(order) else placed


def _alone(problem: Problem, operation: Operation) -> list[Placement]:
    found = []
    for placement in placements_of(problem, operation, all_parties=True):
        if operation.paint and placement.end - placement.start not in _lengths(problem):
            continue
        plan = Plan({operation.id: placement})
        if not any(v for rule in ALONE for v in rule.violations(problem, plan) if v.operations == (operation.id,)):
            found.append(placement)
    return found


def _lengths(problem: Problem) -> set[int]:
    """Ticks that a booth cycle may take."""
    return {programme.ticks for booth in problem.booths.values() for programme in booth.programmes.values()}


def _score(problem: Problem, plan: Plan) -> tuple[int, ...] | None:
    judgement = judge(problem, plan)
    return judgement.score.values if judgement.valid else None
