from __future__ import annotations

import os
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.judge import judge
from scheduler.orders import Operation
from scheduler.ports import SolveParams
from scheduler.problem import Problem
from scheduler.resources import Slot
from solver.compiled import Compiled
from solver.model.build import build
from solver.model.pairs import alike, has_pairs
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.solve import solve
from tests.brute_force import optimum
from tests.builders import Link, bay, operation, problem, technician, way

RELAXED = settings(max_examples=int(os.environ.get("EXAMPLES", "40")), suppress_health_check=list(HealthCheck))
PAIRS: list[tuple[str | None, str | None]] = [*product(("t", "u"), ("x", "y"))]


@st.composite
def timed(draw: st.DrawFn) -> Problem:
    """Two or three jobs in two bays by two people, one of whom has a break, with times of some pairs."""

    def job(name: str) -> Operation:
        times = draw(st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 4), min_size=1))
        slot = Slot("work", draw(st.sampled_from((1, 1, 2))))
        ways = (replace(way(draw(st.integers(2, 8)), (slot,)), times=times),)
        return operation(name, ways=ways, bay_kinds=frozenset({"lift"}), pause_break=draw(st.booleans()))

    names = draw(st.sampled_from((("a1", "b1"), ("a1", "a2"))))
    links = [Link("a1", "a2")] if "a2" in names else []
    people = [technician("t", 6, level=2, breaks=draw(st.sampled_from((None, (2, 3))))), technician("u", 6)]
    orders = {order: {"due": draw(st.integers(1, 5)), "weight": 1} for order in {name[0] for name in names}}
    bays = [bay("x", 6), bay("y", 6, closed=draw(st.sampled_from((None, (3, 4)))))]
    return problem([job(n) for n in names], technicians=people, bays=bays, links=links, orders=orders, horizon=6)


@RELAXED
@given(timed())
def test_the_optimum_is_that_of_brute_force(day: Problem) -> None:
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
    assert all(has_pairs(o) for o in day.planned)
    assert all(outcome.proved)
    assert outcome.judgement.score.values == optimum(day)


@RELAXED
@given(timed())
def test_a_plan_is_a_complete_hint(day: Problem) -> None:
    plan, model = Construct(Compiled(day)).plan(next(sequences(day))), build(Compiled(day), day.tiers)
    assert model is not None
    model.x.hint(plan)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(model.cp) in (OPTIMAL, FEASIBLE)
    assert tuple(int(solver.value(tier)) for tier in model.tiers) == judge(day, plan).score.values


def test_there_are_as_many_literals_as_times_not_as_pairs() -> None:
    """Four pairs, times 1, 2, 2, 2: two literals."""
    times = dict(zip(PAIRS, (1, 2, 2, 2), strict=True))
    job = operation("a1", ways=(replace(way(5), times=times),), bay_kinds=frozenset({"lift"}))
    day = problem([job], technicians=[technician("t", 6), technician("u", 6)], bays=[bay("x", 6), bay("y", 6)])
    assert [len(kinds) for kinds in alike(Compiled(day).choices["a1"])] == [1, 3]
