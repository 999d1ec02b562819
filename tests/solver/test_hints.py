"""Any plan is a complete hint: CP-SAT begins from it, presolved or not, whatever goals the model knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver, CpSolverSolutionCallback

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.model.build import Model, build
from solver.search.construct import Construct
from solver.search.priorities import sequences

DAYS = sorted((Path(__file__).parents[2] / "fixtures/days").glob("*.json"))
HEAVY = "large-week"
"""Takes seconds to tell, and has nothing that the others have not."""
LIGHT = ("small", "medium", "ev-day", "mid-day", "dst-night-shift", "repair-shop-28")
"""Presolved within a second."""


@pytest.fixture(params=[path for path in DAYS if path.stem != HEAVY], ids=lambda path: path.stem)
def day(request: pytest.FixtureRequest) -> Problem:
    return to_problem(read_day(request.param.read_bytes()))


def test_the_model_says_of_a_plan_what_the_judge_says(day: Problem) -> None:
    """With every variable fixed to its hint, each tier is worth its score."""
    construct = Construct(Compiled(day))
    plans = [construct.plan(next(sequences(day))), *filter(None, [construct.published()])]
    for known in (2, len(day.tiers)):
        model = told(construct, known)
        for plan in plans:
            model.x.hint(plan)
            solver = CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.fix_variables_to_their_hinted_value = True
            assert solver.solve(model.cp) in (OPTIMAL, FEASIBLE)
            values = tuple(int(solver.value(tier)) for tier in model.tiers)
            assert values == judge(day, plan).score.values[:known]


@pytest.mark.parametrize("day", [path for path in DAYS if path.stem in LIGHT], ids=lambda p: p.stem, indirect=True)
def test_the_first_solution_is_no_worse_than_the_hint(day: Problem) -> None:
    """Presolve rewrites the model; what it makes of the hint is still a solution."""
    construct = Construct(Compiled(day))
    plan = construct.plan(next(sequences(day)))
    model = told(construct, len(day.tiers))
    model.cp.minimize(model.tiers[-1])
    model.x.hint(plan)
    assert first_value(model, plan) <= judge(day, plan).score.values[-1]


def told(construct: Construct, known: int) -> Model:
    model = build(construct.compiled, construct.problem.tiers[:known])
    assert model is not None
    return model


def first_value(model: Model, plan: Plan) -> int:
    """Of the first solution that one worker finds with no search to speak of."""
    found: list[float] = []

    class First(CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found.append(self.objective_value)
            self.stop_search()

    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_probing_level = 0
    solver.solve(model.cp, First())
    return round(found[0])
