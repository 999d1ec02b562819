"""What came of a plan."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.sizes import FULL
from scheduler.generate.mid_day.morning import planned
from scheduler.generate.mid_day.replay import Replay
from scheduler.generate.places import PLACES
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.translate import to_problem

ELEVEN = 11 * 12


@pytest.fixture(scope="module")
def problem() -> Problem:
    return to_problem(full_day(PLACES["en"], FULL["medium"], 0.5, 1, Horizon(date(2026, 11, 24), in_house=12)))


@pytest.fixture(scope="module")
def plan(problem: Problem) -> Plan:
    return planned(problem)


@pytest.fixture(scope="module")
def begun(problem: Problem, plan: Plan) -> dict[str, Placement]:
    return Replay(problem, plan, ELEVEN, Random(1)).run()


def test_facts_stand_and_nothing_begins_later_or_before_its_time(
    problem: Problem, plan: Plan, begun: dict[str, Placement]
) -> None:
    assert problem.facts.items() <= begun.items()
    new = [begun[name] for name in begun.keys() - problem.facts.keys()]
    assert len(new) > 50
    assert all(plan.placements[p.operation].start <= p.start < ELEVEN for p in new)


def test_the_same_people_are_at_the_same_places(plan: Plan, begun: dict[str, Placement]) -> None:
    for name, placement in begun.items():
        assert (placement.crew, placement.bay) == (plan.placements[name].crew, plan.placements[name].bay)


def test_nobody_and_no_car_is_in_two_places(problem: Problem, begun: dict[str, Placement]) -> None:
    lines: dict[str, list[Placement]] = defaultdict(list)
    for name, placement in begun.items():
        for who in (*placement.crew, problem.operations[name].order):
            lines[who].append(placement)
    for line in lines.values():
        line.sort(key=lambda placement: placement.start)
        assert all(one.end <= other.start for one, other in pairwise(line))


def test_some_are_slower_and_some_are_quicker(problem: Problem, plan: Plan, begun: dict[str, Placement]) -> None:
    longer = {
        (p.end - p.start) - sum(end - start for start, end in plan.placements[name].segments)
        for name, p in begun.items()
        if name not in problem.facts
    }
    assert min(longer) < 0 < max(longer)
