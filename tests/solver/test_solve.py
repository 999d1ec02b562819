from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import Ending, Progress, SolveParams
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.model.build import build
from solver.solve import solve
from tests.brute_force import optimum
from tests.builders import Pin, operation, problem, technician
from tests.strategies import TINY, everything, feasible, housed, painting, problems, replanned, restricted

DAYS = Path(__file__).parents[2] / "fixtures" / "days"
PARAMS = SolveParams(time_limit=120.0, workers=1)
"""All that is asked for with it ends by a proof, long before."""
RELAXED = settings(max_examples=int(os.environ.get("EXAMPLES", "40")), suppress_health_check=list(HealthCheck))


@RELAXED
@given(feasible())
def test_a_problem_that_is_feasible_by_construction_is_planned_in_full_and_in_time(day: Problem) -> None:
    outcome = solve(day, PARAMS)
    assert not outcome.plan.left_out
    assert outcome.judgement.score.values[0] == 0
    assert outcome.proved[0]


@RELAXED
@given(problems() | replanned() | restricted() | housed() | painting() | everything())
def test_whatever_comes_back_is_valid_and_scored_as_the_objective_says(day: Problem) -> None:
    outcome = solve(day, PARAMS)
    judgement = judge(day, outcome.plan)
    assert judgement.valid, judgement.violations
    assert objective_values(day, outcome.plan) == judgement.score.values


@RELAXED
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY))
def test_the_optimum_is_that_of_brute_force(day: Problem) -> None:
    outcome = solve(day, PARAMS)
    assert all(outcome.proved)
    assert outcome.judgement.score.values == optimum(day)


def objective_values(day: Problem, plan: Plan) -> tuple[int, ...] | None:
    """The tiers' expressions with the plan as a complete hint and every variable fixed to it."""
    model = build(Compiled(day), day.tiers)
    assert model is not None
    model.x.hint(plan)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    if solver.solve(model.cp) not in (OPTIMAL, FEASIBLE):
        return None
    return tuple(int(solver.value(tier)) for tier in model.tiers)


def test_every_better_plan_is_reported_with_score_bound_and_seconds() -> None:
    """Two jobs for one technician: the first plan comes from construct, the last report is what is returned."""
    day = problem([operation("a1"), operation("b1")], technicians=[technician("t", 6)])
    seen: list[Progress] = []
    outcome = solve(day, PARAMS, seen.append)
    assert seen[0].phase == "construct"
    assert seen[-1].judgement.score == outcome.judgement.score
    assert [p.seconds for p in seen] == sorted(p.seconds for p in seen)
    values = [p.judgement.score.values for p in seen]
    assert values == sorted(values, reverse=True)


def test_a_stop_before_anything_else_still_gives_a_complete_valid_plan() -> None:
    day = problem([operation("a1"), operation("b1")])
    outcome = solve(day, PARAMS, stopped=lambda: True)
    assert outcome.judgement.valid
    assert outcome.bounds == (None,) * 4
    assert outcome.proved == (False,) * 4


@RELAXED
@given(problems() | replanned() | everything(), st.integers(0, 60), st.sampled_from([1, 2]))
def test_a_stop_at_any_moment_keeps_a_valid_plan_no_worse_than_the_last_one_told(
    day: Problem, asked: int, workers: int
) -> None:
    left = iter(range(asked))
    seen: list[Progress] = []
    outcome = solve(day, SolveParams(120.0, workers), seen.append, lambda: next(left, None) is None)
    assert judge(day, outcome.plan).valid
    assert outcome.judgement.score.values <= seen[-1].judgement.score.values
    assert outcome.ending in (Ending.STOPPED, Ending.PROVED)


def test_one_worker_and_one_seed_give_the_same_plan_again() -> None:
    day = problem(
        [operation(n) for n in ("a1", "b1", "c1")], horizon=8, technicians=[technician("t", 8), technician("u", 8)]
    )
    assert solve(day, PARAMS).plan == solve(day, PARAMS).plan


@pytest.mark.parametrize("name", ["small", "overloaded", "ev-day"])
def test_what_is_counted_instead_of_timed_gives_the_same_plan_again(name: str) -> None:
    """Whatever the machine does meanwhile: so much work, stopped by nothing else."""
    day = to_problem(read_day((DAYS / f"{name}.json").read_bytes()))
    params = SolveParams(time_limit=0.2, seed=7, deterministic=True)
    first, again = solve(day, params), solve(day, params)
    assert first.plan == again.plan
    assert first.bounds == again.bounds


def test_a_known_plan_is_where_the_search_begins() -> None:
    """Stopped at once: better than what construct alone would give, the known plan is what comes back."""
    day = to_problem(read_day((DAYS / "overloaded.json").read_bytes()))
    known = solve(day, SolveParams(time_limit=1.0, deterministic=True))
    again = solve(day, PARAMS, stopped=lambda: True, known=[known.plan])
    assert again.judgement.score.values <= known.judgement.score.values
    nothing = solve(day, PARAMS, stopped=lambda: True)
    assert known.judgement.score.values < nothing.judgement.score.values


def test_a_left_out_order_says_why_and_who_is_in_the_way() -> None:
    """One technician, 6 ticks: a needs 4 and weighs more, b's 3 no longer fit."""
    day = problem([operation("a1", 4), operation("b1", 3)], orders={"a": {"weight": 9}, "b": {"weight": 1}})
    [left_out] = solve(day, PARAMS).plan.left_out.values()
    assert left_out.order == "b"
    assert left_out.blocked_by == ("a",)
    assert left_out.reason == "job b1 finds no free technician for work between 00:00 (the car's arrival) and 00:30"


def test_an_order_that_fits_nowhere_says_so() -> None:
    day = problem([operation("a1", 7)])
    [left_out] = solve(day, PARAMS).plan.left_out.values()
    assert left_out.reason == (
        "job a1 does not fit between 00:00 (the car's arrival) and 00:30,"
        " even with nothing else planned; plan more days"
    )


def test_a_later_tier_buys_within_the_printed_tolerance_and_no_more() -> None:
    """u could end at 1, when it is due; t, preferred, comes at 2 and ends at 3: 2 ticks, 10 minutes late."""
    people = [technician("t", 4, shift=(2, 4)), technician("u", 4)]
    for tolerance, crew in ((0, "u"), (9, "u"), (10, "t")):
        tiers = (Tier("lateness", (Term("lateness"),), tolerance), Tier("preferences", (Term("preferences"),)))
        day = problem(
            [operation("a1", 1, preferred=frozenset({"t"}))],
            horizon=4,
            technicians=people,
            orders={"a": {"due": 1, "weight": 1}},
            tiers=tiers,
        )
        outcome = solve(day, PARAMS)
        assert outcome.plan.placements["a1"].crew == (crew,)
        assert all(outcome.proved)


def test_an_impossible_pin_is_named_as_the_reason() -> None:
    day = problem([operation("a1", pin=Pin(start=5)), operation("a2", 1)], horizon=6)
    [left_out] = solve(day, PARAMS).plan.left_out.values()
    assert left_out.reason == "job a1 does not fit as pinned (pins on: job a1)"


def test_an_order_promised_after_the_horizon_is_told_to_plan_more_days() -> None:
    day = problem([operation("a1", 7)], orders={"a": {"due": 20}})
    [left_out] = solve(day, PARAMS).plan.left_out.values()
    assert left_out.reason.endswith("even with nothing else planned; plan more days")


def test_only_orders_that_hold_something_inside_the_window_are_in_the_way() -> None:
    """c1 can start at 3 and needs all of 3–6; a was over before, b holds 4–6."""
    operations = [
        operation("a1", 2, pin=Pin(start=0)),
        operation("b1", 2, pin=Pin(start=4)),
        operation("c1", 3, release=3),
    ]
    weights = {"a": {"weight": 9}, "b": {"weight": 9}, "c": {"weight": 1}}
    [left_out] = solve(problem(operations, orders=weights), PARAMS).plan.left_out.values()
    assert (left_out.order, left_out.blocked_by) == ("c", ("b",))
