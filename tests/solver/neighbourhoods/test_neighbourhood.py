from __future__ import annotations

import time
from pathlib import Path

import pytest
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.orders import Link
from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import operation, place, plan, problem, technician

DAYS = Path(__file__).parents[3] / "fixtures/days"


@pytest.fixture(scope="module", params=["medium", "ev-day", "body-paint-week", "mid-day"])
def day(request: pytest.FixtureRequest) -> Problem:
    return to_problem(read_day((DAYS / f"{request.param}.json").read_bytes()))


def test_the_plan_is_a_complete_hint(day: Problem) -> None:
    """With every variable fixed to its hint, the free orders are worth what was worked out."""
    compiled = Compiled(day)
    known = Construct(compiled).plan(next(sequences(day)))
    free = {o for order in list(day.orders.values())[::6] for o in order.operations if o not in day.facts}
    near = Neighbourhood(compiled, known, free, day.tiers[:2], lambda: False)
    assert near.model is not None
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(near.model.cp) in (OPTIMAL, FEASIBLE)
    assert tuple(solver.value(tier) for tier in near.model.tiers) == near.before


def test_an_earlier_tier_is_never_sold() -> None:
    """b's 30 late minutes could go at the price of a's promise: lateness × weight would be better, promises worse."""
    day = problem(
        [operation("a1", 3), operation("b1", 3)],
        horizon=6,
        orders={"a": {"due": 3, "weight": 4}, "b": {"due": 0, "weight": 8}},
    )
    known = plan(day, place(day, "a1", 0, 3, "t"), place(day, "b1", 3, 6, "t"))
    result = Neighbourhood(Compiled(day), known, {"a1", "b1"}, day.tiers[:2], lambda: False).best(1, 1, lambda: False)
    assert result.plan is None
    assert result.is_proved


def test_free_work_waits_for_held_work_of_another_car() -> None:
    """b1 of 2 ticks has to follow a1, which is held until 4: the makespan can fall from 8 to 6, and not to 4."""
    people = [technician("t", 9), technician("u", 9)]
    day = problem(
        [operation("a1"), operation("b1")],
        horizon=9,
        technicians=people,
        links=[Link("a1", "b1")],
        orders={"a": {}, "b": {}},
        tiers=MAKESPAN,
    )
    known = plan(day, place(day, "a1", 2, 4, "t"), place(day, "b1", 6, 8, "u"))
    result = Neighbourhood(Compiled(day), known, {"b1"}, day.tiers, lambda: False).best(1, 1, lambda: False)
    assert result.plan is not None
    assert result.plan.placements["b1"].start == 4


def test_who_has_no_time_left_gets_nothing() -> None:
    day = problem([operation("a1")])
    known = plan(day, left_out=["a"])
    near = Neighbourhood(Compiled(day), known, {"a1"}, day.tiers, lambda: False)
    result = near.best(0.0, 1, lambda: True)
    assert result.plan is None or result.plan.placements


def test_a_stop_takes_a_moment(day: Problem) -> None:
    """Also while it is built, or presolved."""
    compiled = Compiled(day)
    known = Construct(compiled).plan(next(sequences(day)))
    free = {o.id for o in day.planned}
    dict(compiled.choices)
    began = time.monotonic()

    def is_over() -> bool:
        return time.monotonic() - began > 0.2

    Neighbourhood(compiled, known, free, day.tiers[:2], is_over).best(60.0, 1, is_over)
    assert time.monotonic() - began < 300
