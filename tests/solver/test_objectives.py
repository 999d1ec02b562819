"""A minimiser cannot cheat: with a plan's decisions fixed, an objective is worth its goal and nothing else.

The goal twins fix every variable to its known value, so they do not see what the model merely fails to bind. Here the
variables of the objectives are free: the least and the most they can be worth is the value of the goal.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings
from ortools.sat.python.cp_model import CpModel, CpSolver, LinearExpr

from scheduler.goals import GOALS
from scheduler.judge import judge
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.model.constraints import CONSTRAINTS
from solver.model.objectives import OBJECTIVES
from solver.model.variables import Variables
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import ALONE, Link, bay, operation, place, plan, problem, technician, way
from tests.strategies import problems, replanned

DECIDED = ("present[", "start[", "end[", "seat[", "bay[", "leads[", "follows[")
AT_LEAST = ("joined[", "stayed[")
"""Bound on one side only, for no goal gains by the other: as few stays as can be, no overtime longer than its work."""


def worth(day: Problem, made: Plan, *, most: bool = False) -> dict[str, int]:
    """The least or the most that the objectives can be worth, by goal, with the decisions of a plan."""
    model = CpModel()
    x = Variables(model, Compiled(day), OBJECTIVES)
    for constraint in CONSTRAINTS:
        constraint.add(x)
    terms = {name: objective.term(x) for name, objective in OBJECTIVES.items()}
    for variable, value in x.values:
        if variable.name.startswith((*DECIDED, *(AT_LEAST if most else ()))):
            model.add(variable == value(made))
    total = LinearExpr.sum(list(terms.values()))
    if most:
        model.maximize(total)
    else:
        model.minimize(total)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    assert solver.status_name(solver.solve(model)) == "OPTIMAL"
    return {name: int(solver.value(term)) for name, term in terms.items()}


def check(day: Problem, made: Plan) -> None:
    expected = {name: goal.value(day, made) for name, goal in GOALS.items()}
    assert worth(day, made) == expected
    assert worth(day, made, most=True) == expected


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(problems() | replanned())
def test_objectives_are_worth_their_goals_on_constructed_plans(day: Problem) -> None:
    made = Construct(Compiled(day)).plan(next(sequences(day)))
    assume(judge(day, made).valid)
    check(day, made)


def published(*placements: Placement) -> Plan:
    return Plan({p.operation: p for p in placements})


@pytest.mark.parametrize(("start", "crew", "where"), [(0, "t", "x"), (1, "t", "x"), (4, "u", "y"), (None, "", "")])
def test_late_moved_changed_and_left_out_cost_what_they_cost(start: int | None, crew: str, where: str) -> None:
    """Published at 0 by t in x, due at 1: as published, later, by another in another bay, and left out."""
    day = problem(
        [operation("a1", 1, in_bay=True, preferred=frozenset({"t"})), operation("b1", 1)],
        horizon=16,
        technicians=[technician("t", 16), technician("u", 16, level=3)],
        bays=[bay("x", 16), bay("y", 16)],
        orders={"a": {"due": 1, "waits": True, "weight": 7, "arrival": -1}, "b": {"due": None}},
        published=published(Placement("a1", 0, 1, 0, ("t",), "x"), Placement("b1", 14, 15, 0, ("t",))),
    )
    other = place(day, "b1", 15, 16, "u")
    if start is None:
        check(day, plan(day, other, left_out=["a"]))
    else:
        check(day, plan(day, place(day, "a1", start, start + 1, crew, bay=where), other))


@pytest.mark.parametrize("crew", [("t",), ("u",), ("t", "u"), ("u", "v")])
def test_a_crew_is_changed_unless_it_is_the_same_people(crew: Sequence[str]) -> None:
    """Published with t and u."""
    two = (way(2), way(2, (*ALONE, *ALONE)))
    day = problem(
        [operation("a1", ways=two, preferred=frozenset({"t"}))],
        technicians=[technician(name, 6) for name in "tuv"],
        published=published(Placement("a1", 0, 2, 1, ("t", "u"))),
    )
    check(day, plan(day, place(day, "a1", 0, 2, *crew, way=len(crew) - 1)))


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("between", [None, "x", "y"])
def test_a_stay_is_no_longer_joined_than_its_bay_is_free(begun: bool, between: str | None) -> None:
    """a1 0–1 and a2 3–4 in x are one stay unless b1 stands in x at 1–2; also where a1 is a fact."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 1, in_bay=True, release=1),
            operation("b1", 1, in_bay=True, release=1),
        ],
        bays=[bay("x", 6), bay("y", 6)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")] if begun else [],
        as_of=1 if begun else 0,
    )
    cars = [place(day, "a2", 3, 4, "t", bay="x")] + ([] if begun else [place(day, "a1", 0, 1, "t", bay="x")])
    if between:
        cars.append(place(day, "b1", 1, 2, "t", bay=between))
    check(day, plan(day, *cars, left_out=[] if between else ["b"]))
    if not begun:
        check(day, plan(day, place(day, "b1", 1, 2, "t", bay="x"), left_out=["a"]))


def test_groups_in_two_bays_are_two_stays() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=[bay("x", 6), bay("y", 6)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
    )
    check(day, plan(day, place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 1, 2, "t", bay="y")))


@pytest.mark.parametrize("due", [-3, 2, 20])
@pytest.mark.parametrize("start", [None, 0, 3])
def test_promises_and_arrivals_may_lie_before_or_after_all_that_is_planned(due: int, start: int | None) -> None:
    """a is booked for 2 but may be done before; promised for yesterday, for 2, and for after the horizon."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        orders={"a": {"arrival": 2, "due": due, "waits": True}},
        published=published(Placement("a1", 1, 2, 0, ("t",))),
    )
    other = place(day, "b1", 5, 6, "t")
    if start is None:
        check(day, plan(day, other, left_out=["a"]))
    else:
        check(day, plan(day, place(day, "a1", start, start + 1, "t"), other))
