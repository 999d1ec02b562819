"""The plan of a morning as the floor would go about it."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.documents.day import Day
from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.sizes import FULL
from scheduler.generate.mid_day.morning import document, planned
from scheduler.generate.places import PLACES
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.translate import to_plan, to_problem

HORIZON = Horizon(date(2026, 11, 24), in_house=12, new=2)


@pytest.fixture(scope="module", params=[1, 2, 3])
def day(request: pytest.FixtureRequest) -> Day:
    return full_day(PLACES["en"], FULL["medium"], 0.5, request.param, HORIZON)


@pytest.fixture(scope="module")
def problem(day: Day) -> Problem:
    return to_problem(day)


@pytest.fixture(scope="module")
def plan(problem: Problem) -> Plan:
    return planned(problem)


def test_it_breaks_no_rule(problem: Problem, plan: Plan) -> None:
    assert judge(problem, plan).violations == ()


def test_most_orders_are_in_it(problem: Problem, plan: Plan) -> None:
    assert len(plan.left_out) <= 0.1 * len(problem.orders)


def test_cars_are_painted(plan: Plan, problem: Problem) -> None:
    assert len(plan.cycles) > len(problem.fact_cycles)


def test_its_document_says_everything(day: Day, problem: Problem, plan: Plan) -> None:
    written = document(problem, plan, day, 5)
    assert (written.state, written.version) == ("published", 5)
    assert judge(problem, to_plan(written, problem)).score == judge(problem, plan).score
