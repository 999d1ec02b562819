"""Whatever is late or left out is explained within its time, and a change that is named really saves the order."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from scheduler.completion import completed
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Standing, prospects
from scheduler.read import read_day
from scheduler.readiness import ready
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.why.case import Cases
from solver.why.causes import cause
from solver.why.cheapest import cheapest
from solver.why.explain import explain
from solver.why.rescue import Change, Rescue
from tests.builders import operation, problem
from tests.solver.why.days import planned, told
from tests.strategies import everything, problems, replanned, restricted

RELAXED = settings(max_examples=int(os.environ.get("EXAMPLES", "40")), suppress_health_check=list(HealthCheck))
OVERLOADED = Path(__file__).parents[3] / "fixtures/days/overloaded.json"


def never() -> bool:
    return False


def troubled(day: Problem, plan: Plan) -> set[str]:
    standings = {order: prospect.standing for order, prospect in prospects(day, plan).items()}
    return {order for order, standing in standings.items() if standing in (Standing.LATE, Standing.LEFT_OUT)}


@RELAXED
@given(problems() | replanned() | restricted() | everything())
def test_every_order_that_is_late_or_left_out_is_explained(day: Problem) -> None:
    plan = planned(day)
    whys = explain(day, plan, never)
    assert set(whys) == troubled(day, plan)
    late = {order for order, p in prospects(day, plan).items() if p.standing is Standing.LATE}
    assert all(whys[o].relaxation for o in late if day.orders[o].loan is None), "a later promise always helps"
    for order, why in whys.items():
        assert why.reason
        assert order not in why.blocked_by


@RELAXED
@given(problems() | replanned() | restricted() | everything())
def test_a_change_that_is_named_really_saves_the_order(day: Problem) -> None:
    plan = planned(day)
    cases = Cases(Construct(Compiled(day)), plan)
    for order in troubled(day, plan):
        case = cases.of(order)
        for promised in (True, False):
            change = cheapest(Rescue(case, cause(case).blockers, promised))
            if change is not None:
                check(day, plan, order, change, promised)


def check(day: Problem, plan: Plan, order: str, change: Change, promised: bool) -> None:
    """Seated anew in the changed problem, by nothing but construct and judge; or the plan as it is holds there."""
    construct = Construct(Compiled(change.problem))
    gone = construct.without(plan, {order, *change.give_way, *plan.left_out})
    due = change.problem.orders[order].due
    seated = [completed(change.problem, plan), construct.fill(gone, (order, *change.give_way))]
    for found in seated:
        end = ready(change.problem, found, change.problem.orders[order])
        if end is not None and (not promised or due is None or end <= due):
            assert judge(change.problem, found).valid
            return
    raise AssertionError(f"{change.words} does not save {order} of {day}")


def test_those_that_it_harms_most_come_first() -> None:
    """Each of three needs all of the only technician's time; one is planned."""
    day = problem([operation(f"{key}1", 6) for key in "abc"], orders={"b": {"weight": 1}, "c": {"weight": 9}})
    assert list(explain(day, planned(day), never)) == ["c", "b"]


def test_when_it_is_over_no_more_is_found_out() -> None:
    day = problem([operation(f"{key}1", 6) for key in "abc"])
    assert not explain(day, planned(day), lambda: True)
    asked = iter([False, True])
    whys = explain(day, planned(day), lambda: next(asked, True))
    assert [why.relaxation for why in whys.values()] == [None]


def test_one_order_alone_can_be_asked_for() -> None:
    day = problem([operation(f"{key}1", 6) for key in "abc"])
    assert list(explain(day, planned(day), never, only="c")) == ["c"]


def test_of_an_overloaded_day_as_much_is_explained_as_there_is_time_for() -> None:
    """Asked a hundred times: once for every cause, the rest is enough to find out what would help some of them."""
    day = to_problem(read_day(OVERLOADED.read_bytes()))
    plan = planned(day)
    left = iter(range(100))
    whys = explain(day, plan, lambda: next(left, None) is None)
    assert set(whys) == troubled(day, plan)
    helped = [why for why in whys.values() if why.relaxation is not None]
    assert 0 < len(helped) < len(whys)


def test_a_plan_made_by_hand_that_breaks_rules_is_explained_too() -> None:
    """a and b have t at the same time; c needs all of t's time."""
    day = problem([operation("a1", 2), operation("b1", 2), operation("c1", 6)])
    first = planned(replace(day, orders={"a": day.orders["a"]}, operations={"a1": day.operations["a1"]}))
    twice = {"a1": first.placements["a1"], "b1": replace(first.placements["a1"], operation="b1")}
    plan = replace(first, placements=twice, left_out=planned(day).left_out)
    assert judge(day, plan).violations
    assert told(day, "c", plan).relaxation is not None
