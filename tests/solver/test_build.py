from __future__ import annotations

from pathlib import Path

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver, CpSolverSolutionCallback

from scheduler.judge import judge
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.model.build import build
from solver.model.decode import plan_of
from solver.search.construct import Construct
from solver.search.priorities import sequences

DAYS = Path(__file__).parents[2] / "fixtures" / "days"


@pytest.mark.parametrize("name", ["small", "medium", "monday-after-holiday", "dst-night-shift"])
def test_a_constructed_plan_is_a_complete_hint_worth_its_score(name: str) -> None:
    """Every variable fixed to its hint: feasible, each tier has the judge's value, and the plan comes back."""
    problem = to_problem(read_day((DAYS / f"{name}.json").read_bytes()))
    compiled = Compiled(problem)
    plan = Construct(compiled).plan(next(sequences(problem)))
    model = build(compiled, problem.tiers)
    assert model is not None
    model.x.hint(plan)
    assert len(model.x.values) == len(model.cp.proto.variables) - constants(model.cp.proto.variables)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(model.cp) in (OPTIMAL, FEASIBLE)
    judgement = judge(problem, plan)
    assert judgement.valid
    assert tuple(solver.value(tier) for tier in model.tiers) == judgement.score.values
    again = plan_of(model.x, solver.value)
    assert {o: p.start for o, p in again.placements.items()} == {o: p.start for o, p in plan.placements.items()}
    assert judge(problem, again).valid


def test_the_first_solution_of_the_solver_has_the_hints_value() -> None:
    problem = to_problem(read_day((DAYS / "small.json").read_bytes()))
    compiled = Compiled(problem)
    plan = Construct(compiled).plan(next(sequences(problem)))
    model = build(compiled, problem.tiers[:1])
    assert model is not None
    model.cp.minimize(model.tiers[0])
    model.x.hint(plan)
    first = First()
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model.cp, first)
    assert first.value_found == judge(problem, plan).score.values[0]


class First(CpSolverSolutionCallback):
    """Stops at the first solution."""

    value_found: float | None = None

    def on_solution_callback(self) -> None:
        self.value_found = self.objective_value
        self.stop_search()


def constants(variables: object) -> int:
    """Variables that the model made for literals which are always the same."""
    return sum(len(v.domain) == 2 and v.domain[0] == v.domain[1] for v in variables)  # type: ignore[attr-defined]


def test_a_model_is_not_built_past_the_end_of_the_time() -> None:
    problem = to_problem(read_day((DAYS / "small.json").read_bytes()))
    assert build(Compiled(problem), problem.tiers, lambda: True) is None
