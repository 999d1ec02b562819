from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import Progress, SolveParams
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from solver.compiled import Compiled
from solver.model.build import build
from solver.solve import solve
from tests.brute_force import optimum
from tests.builders import Pin, operation, problem, technician
from tests.strategies import TINY, everything, feasible, housed, painting, problems, replanned, restricted

PARAMS = SolveParams(time_limit=20.0, workers=1)
RELAXED = settings(
    max_examples=int(os.environ.get("EXAMPLES", "40")), deadline=None, suppress_health_check=list(HealthCheck)
)


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


def test_one_worker_and_one_seed_give_the_same_plan_again() -> None:
    day = problem(
        [operation(n) for n in ("a1", "b1", "c1")], horizon=8, technicians=[technician("t", 8), technician("u", 8)]
    )
    assert solve(day, PARAMS).plan == solve(day, PARAMS).plan


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
