from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings

from scheduler.judge import judge
from scheduler.ports import Progress
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.pooled.relax import relax
from solver.search.construct import Construct
from tests.brute_force import optimum
from tests.builders import operation, problem, technician
from tests.strategies import TINY, everything, housed, painting, problems, replanned, restricted

RELAXED = settings(
    max_examples=int(os.environ.get("EXAMPLES", "40")), deadline=None, suppress_health_check=list(HealthCheck)
)


def relaxed(day: Problem, seconds: float = 10.0) -> tuple[Incumbent, list[Progress]]:
    """The first tier relaxed, from a plan that leaves all out that may be."""
    construct, pace, reports = Construct(Compiled(day)), Pace(seconds), list[Progress]()
    best = Incumbent(day, construct.plan(tuple(day.orders)), reports.append, pace)
    relax(construct, 0, best, pace, 1, 1)
    return best, reports


@RELAXED
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY))
def test_what_is_relaxed_and_repaired_is_valid_and_what_it_proves_is_the_optimum(day: Problem) -> None:
    best, _ = relaxed(day)
    assert judge(day, best.plan).valid
    bound, least = best.bounds[0], optimum(day)[0]
    assert bound is not None
    assert bound <= least <= best.values[0]


@RELAXED
@given(problems(TINY))
def test_with_one_person_per_job_it_ends_with_a_proof(day: Problem) -> None:
    """Counted, wanted, named: nothing is relaxed any more. Crews of several may still differ in their pauses."""
    best, _ = relaxed(day)
    if all(len(way.crew) < 2 for o in day.planned for way in o.ways):
        assert best.bounds[0] == best.values[0] == optimum(day)[0]


def test_a_better_plan_is_repaired_and_reported() -> None:
    """a, first in the list, takes 4 of t's 6 ticks; b and c, due at 2 and 4, fit in its place: 1 order late, not 2."""
    jobs = [operation("a1", 4), operation("b1", 2), operation("c1", 2)]
    orders = {"a": {"weight": 1, "due": 4}, "b": {"weight": 1, "due": 2}, "c": {"weight": 1, "due": 4}}
    best, reports = relaxed(problem(jobs, technicians=[technician("t", 8)], orders=orders, horizon=8))
    assert best.values[0] == best.bounds[0] == 1
    assert reports[0].judgement.score.values[0] > 1
    assert reports[-1].phase == "prove"


def test_nothing_is_begun_when_time_is_over() -> None:
    best, _ = relaxed(problem([operation("a1"), operation("b1")]), seconds=0.0)
    assert best.bounds[0] is None
