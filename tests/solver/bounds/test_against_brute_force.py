from __future__ import annotations

import os
from math import inf

from hypothesis import HealthCheck, given, settings

from scheduler.problem import Problem
from solver.bounds.promises import Promises
from solver.bounds.solving import Solved, solve
from solver.bounds.tiers import program_of
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.strategies import TINY, everything, housed, painting, problems, replanned, restricted

EXAMPLES = int(os.environ.get("EXAMPLES", "10"))
RELAXED = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
FEW = settings(RELAXED, max_examples=max(1, EXAMPLES // 2))
"""For what starts many processes."""


@RELAXED
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY))
def test_no_bound_is_above_the_optimum(day: Problem) -> None:
    best = optimum(day)
    for grid in (1, 3):
        for tier in range(2):
            solved = bound(day, tier, best[:tier], grid)
            assert solved is None or -inf < solved.bound <= best[tier] + 1e-6


def bound(day: Problem, tier: int, limits: tuple[int, ...], grid: int) -> Solved | None:
    work = program_of(Compiled(day), tier, limits, lambda: False, (grid,))
    return solve(work.program, "HIGHS", 600, lambda: False) if work else None


@FEW
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | painting(TINY) | everything(TINY))
def test_cuts_remove_only_what_no_plan_can_keep(day: Problem) -> None:
    pace = Pace(600)
    construct = Construct(Compiled(day))
    best = Incumbent(day, construct.plan(next(sequences(day))), lambda progress: None, pace)
    Promises(construct).run(best, pace, 1, 0)
    assert (best.bounds[0] or 0) <= optimum(day)[0] <= best.values[0]
