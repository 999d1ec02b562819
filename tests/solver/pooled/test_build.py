"""The pooled relaxation holds every plan that the judge accepts, so its bound is one for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpSolver

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.profiles import Tier
from scheduler.read import read_day
from scheduler.readiness import ready
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.model.build import Model
from solver.pooled.build import build
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.builders import Pin, operation, problem, technician
from tests.strategies import TINY, everything, feasible, housed, painting, problems, replanned, restricted

DAYS = sorted((Path(__file__).parents[3] / "fixtures/days").glob("*.json"))
RELAXED = settings(max_examples=int(os.environ.get("EXAMPLES", "40")), suppress_health_check=list(HealthCheck))

GOALS = frozenset({"promises", "left_out", "lateness", "waiting", "makespan", "span"})
"""Goals for which nobody's name matters."""


def pools(tiers: Sequence[Tier]) -> int:
    """How many of the first tiers the relaxation knows."""
    return next((i for i, tier in enumerate(tiers) if not GOALS.issuperset(t.goal for t in tier.terms)), len(tiers))


def relaxed(day: Problem, people: Iterable[str] = ()) -> Model:
    model = build(Compiled(day), day.tiers[: pools(day.tiers)], people=frozenset(people))
    assert model is not None
    return model


def values(model: Model, plan: Plan) -> tuple[int, ...] | None:
    """The tiers' expressions with every variable fixed to its value in the plan; None: the plan is not in it."""
    model.x.hint(plan)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    if solver.solve(model.cp) not in (OPTIMAL, FEASIBLE):
        return None
    return tuple(int(solver.value(tier)) for tier in model.tiers)


@RELAXED
@given(problems() | replanned() | restricted() | housed() | painting() | everything() | feasible())
def test_every_valid_plan_is_in_the_relaxation_and_worth_the_same(day: Problem) -> None:
    """Whether all people are counted, all are named, or one of them is."""
    construct = Construct(Compiled(day))
    plans = [construct.plan(orders) for orders in sequences(day)]
    for model in (relaxed(day), relaxed(day, ["t0"]), relaxed(day, day.technicians)):
        for plan in plans:
            judgement = judge(day, plan)
            assume(judgement.valid)
            assert values(model, plan) == judgement.score.values[: len(model.tiers)]


@pytest.mark.parametrize("path", [p for p in DAYS if p.stem != "large-week"], ids=lambda path: path.stem)
def test_plans_of_realistic_days_are_in_the_relaxation(path: Path) -> None:
    day = to_problem(read_day(path.read_bytes()))
    plan = Construct(Compiled(day)).plan(next(sequences(day)))
    assert values(relaxed(day), plan) == judge(day, plan).score.values[: pools(day.tiers)]


@pytest.mark.parametrize("named", [False, True])
@RELAXED
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY))
def test_its_bounds_are_never_above_the_optimum_of_brute_force(named: bool, day: Problem) -> None:
    """Tier by tier, each given the best of those before."""
    model, best = relaxed(day, day.technicians if named else ()), optimum(day)
    for tier, value in zip(model.tiers, best, strict=False):
        model.cp.minimize(tier)
        solver = CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model.cp) == OPTIMAL
        assert round(solver.best_objective_bound) <= value
        model.cp.add(tier <= value)


def bound(day: Problem, people: Iterable[str] = ()) -> int:
    """Of the first tier."""
    model = relaxed(day, people)
    model.cp.minimize(model.tiers[0])
    solver = CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp) == OPTIMAL
    return round(solver.best_objective_bound)


def test_naming_people_closes_what_counting_leaves_open() -> None:
    """t comes at 1 and alone can do c, 4–6; u goes at 5 and alone can do b, 0–2; nobody is left for a, 1–5.

    Yet never are more than two at work, nor more than there are: one of the three is left out, at 3 × its weight.
    """
    jobs = [
        operation("a1", 4, pin=Pin(start=1)),
        operation("b1", 2, pin=Pin(start=0)),
        operation("c1", 2, pin=Pin(start=4)),
    ]
    people = [technician("t", 6, shift=(1, 6)), technician("u", 6, shift=(0, 5))]
    day = problem(jobs, technicians=people, orders={order: {"weight": 1} for order in "abc"}, horizon=6)
    assert bound(day) == 0
    assert bound(day, ["t", "u"]) == 3


def kept(day: Problem, deadlines: dict[str, int]) -> bool:
    """The relaxation has a plan of these orders alone by these ticks."""
    model = build(Compiled(day), (), deadlines=deadlines)
    assert model is not None
    solver = CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model.cp)
    assert status in (OPTIMAL, FEASIBLE, INFEASIBLE)
    return bool(status != INFEASIBLE)


def test_deadlines_that_no_plan_meets_are_refuted() -> None:
    """One person, two jobs of 3 ticks: both by 6, one of them by 3, never both by 5."""
    day = problem([operation("a1", 3), operation("b1", 3)], technicians=[technician("t", 8)], horizon=8)
    assert kept(day, {"a": 3, "b": 6})
    assert not kept(day, {"a": 5, "b": 5})
    assert kept(day, {"b": 3})


@RELAXED
@given(problems() | replanned() | restricted() | housed() | painting() | everything())
def test_what_a_valid_plan_keeps_is_never_refuted(day: Problem) -> None:
    plan = Construct(Compiled(day)).plan(next(sequences(day)))
    assume(judge(day, plan).valid)
    ends = {o.id: ready(day, plan, o) for o in day.orders.values()}
    assert kept(day, {order: end for order, end in ends.items() if end is not None})
