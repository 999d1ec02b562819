from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN
from scheduler.resources import Slot
from solver.compiled import Compiled
from solver.model.build import build
from solver.model.crowds import add, crowds
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import operation, problem, technician, way
from tests.strategies import TINY, everything, problems

EXAMPLES = int(os.environ.get("EXAMPLES", "25"))
BOTH = (way(2, (Slot("work"), Slot("wash"))),)


def test_sets_are_those_of_crews_that_need_several_skills() -> None:
    """t works, u and v wash: whoever can do one or the other is asked for by a crew of both, not by crews of one."""
    people = [technician("t", 6), technician("u", 6, skill="wash"), technician("v", 6, skill="wash")]
    washing = operation("b1", ways=(way(2, (Slot("wash"), Slot("wash"))),))
    assert crowds(Compiled(problem([washing, operation("c1")], technicians=people))) == set()
    found = crowds(Compiled(problem([operation("a1", ways=BOTH), washing], technicians=people)))
    assert found == {frozenset("t"), frozenset("uv"), frozenset("tuv")}


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(problems(TINY) | everything(TINY))
def test_they_forbid_no_valid_plan(day: Problem) -> None:
    """With everything as in a plan that the rules allow, the model still holds."""
    compiled = Compiled(day)
    model = build(compiled, day.tiers)
    assert model is not None
    add(model.x)
    model.x.hint(Construct(compiled).plan(next(sequences(day))))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(model.cp) in (OPTIMAL, FEASIBLE)


def test_crews_of_two_skills_wait_for_each_other() -> None:
    """Three jobs of 2 ticks that need both t and u: 6 ticks; cumulatives of t, of u, and of both."""
    people = [technician("t", 9), technician("u", 9, skill="wash")]
    day = problem([operation(o, ways=BOTH) for o in ("a1", "b1", "c1")], horizon=9, technicians=people, tiers=MAKESPAN)
    model = build(Compiled(day), day.tiers)
    assert model is not None
    add(model.x)
    assert sum(constraint.has_cumulative() for constraint in model.cp.proto.constraints) == 3
    model.cp.add(model.tiers[0] == 0)
    model.cp.minimize(model.tiers[1])
    solver = CpSolver()
    assert solver.solve(model.cp) == OPTIMAL
    assert solver.objective_value == 6
