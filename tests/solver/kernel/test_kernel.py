"""The compiled search: its plans are valid, its values the judge's, its memory is as if nothing had been tried."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.goals import score
from scheduler.judge import judge
from scheduler.orders import Link
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.profiles import DEALER
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.kernel import layout
from solver.kernel.decode import decode
from solver.kernel.kernel import Kernel, Search
from solver.kernel.layout import GOALS
from solver.search.priorities import sequences
from tests.builders import Pool, bay, operation, problem, technician
from tests.strategies import everything, problems

DAYS = Path(__file__).parents[3] / "fixtures" / "days"
RELAXED = settings(max_examples=25, suppress_health_check=list(HealthCheck))
COVERED = {  # orders that the kernel moves, of all
    "small": (14, 14),
    "medium": (50, 50),
    "overloaded": (61, 61),
    "week": (70, 70),
    "repair-shop-28": (28, 28),
}


def day(name: str) -> Problem:
    return to_problem(read_day((DAYS / f"{name}.json").read_bytes()))


def begin(day: Problem, *, alone: bool = False, seed: int = 1) -> Search:
    kernel = Kernel(Compiled(day), every_operation_alone=alone)
    return kernel.begin(next(sequences(day)), seed)


def known_value(day: Problem, plan: Plan, orders: frozenset[str]) -> tuple[int, ...]:
    """What these orders are worth of the goals that the kernel knows."""
    mine = {o: spec for o, spec in day.operations.items() if spec.order in orders}
    part = replace(
        day,
        orders={o: order for o, order in day.orders.items() if o in orders},
        operations=mine,
        facts={},
        links=(),
        published=None,
    )
    left_out = {o: out for o, out in plan.left_out.items() if o in orders}
    rest = Plan({o: p for o, p in plan.placements.items() if o in mine}, (), left_out)
    tiers = zip(day.tiers, score(part, rest).tiers, strict=True)
    return tuple(sum(t.weight * found.goals[t.goal] for t in tier.terms if t.goal in GOALS) for tier, found in tiers)


def check(search: Search) -> None:
    """The best plan is valid and worth what the kernel says."""
    day, plan = search.kernel.compiled.problem, search.plan()
    assert [v.message for v in judge(day, plan).violations] == []
    assert known_value(day, plan, search.kernel.movable) == search.best_value


@RELAXED
@given(everything(), st.integers(1, 99), st.booleans())
def test_every_plan_is_valid_and_worth_what_the_judge_says(day: Problem, seed: int, alone: bool) -> None:
    search = begin(day, alone=alone, seed=seed)
    check(search)
    first = search.best_value
    search.run(60)
    check(search)
    assert search.best_value <= first


@RELAXED
@given(problems(), st.integers(1, 99), st.booleans())
def test_a_list_that_was_changed_bit_by_bit_is_as_if_it_had_been_decoded_from_nothing(
    day: Problem, seed: int, alone: bool
) -> None:
    """Blocks that noticed nothing would have been seated in the same way; what was refused has left no trace."""
    search = begin(day, alone=alone, seed=seed)
    search.run(80)
    numbers, words = search.memory.copy(1)
    decode(numbers, words)
    for table in (layout.SEATS, layout.WORTH):
        begins = numbers[table]
        assert list(numbers[begins : numbers[table + 2]]) == list(search.memory.numbers[begins : numbers[table + 2]])


@pytest.mark.parametrize("name", ["small", "medium", "overloaded", "week", "medium-full", "mid-day", "ev-day"])
def test_realistic_days(name: str) -> None:
    search = begin(day(name))
    search.run(400)
    check(search)


def test_a_thousand_moves_keep_more_promises() -> None:
    search = begin(day("overloaded"))
    first = search.best_value
    search.run(1000)
    assert search.best_value[0] < first[0]


@pytest.mark.parametrize("name", COVERED)
def test_which_orders_can_move(name: str) -> None:
    kernel = Kernel(Compiled(day(name)))
    assert (len(kernel.movable), len(kernel.compiled.problem.orders)) == COVERED[name]


def test_the_same_seed_gives_the_same_plan_however_the_moves_are_parted() -> None:
    one, other = begin(day("small"), seed=3), begin(day("small"), seed=3)
    one.run(300)
    for _ in range(3):
        other.run(100)
    assert one.plan() == other.plan()
    assert one.tried == other.tried


def test_plain_python_tries_the_same_and_finds_the_same() -> None:
    code = (
        "from tests.solver.kernel.test_kernel import begin, day; search = begin(day('small')); search.run(150);"
        "import json; print(json.dumps([search.tried, search.best_value]))"
    )
    environment = {**os.environ, "WORKSHOP_NO_KERNEL": "1"}
    plain = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    search = begin(day("small"))
    search.run(150)
    assert json.loads(plain.stdout) == [search.tried, list(search.best_value)]


def test_a_search_from_a_plan_begins_with_that_plan() -> None:
    search = begin(day("overloaded"))
    search.run(300)
    again = search.kernel.begin_from(search.plan(), 1)
    assert again.best_value <= (search.best_value[0] + 40, 0)


def test_orders_that_it_cannot_move_stay() -> None:
    """b waits for a, an order it cannot move yet; c goes around both of them."""
    held = problem(
        [operation("a1", 4), operation("b1", 2), operation("c1", 2)], horizon=8, tiers=DEALER, links=[Link("a1", "b1")]
    )
    search = begin(held)
    assert search.kernel.movable == {"c"}
    found = search.plan().placements
    assert (found["a1"].start, found["b1"].start, found["c1"].start) == (0, 4, 6)


def test_units_of_pools_that_overlap_stay_where_they_are() -> None:
    """I2 is a gauge, too, so a stays; b, which needs the jack alone, goes around it."""
    shop = problem(
        [operation("a1", equipment=(("gauge", 1), ("jack", 1))), operation("b1", equipment=(("jack", 1),))],
        technicians=[technician(name, 6) for name in "tu"],
        pools=[
            Pool("ista", "ISTA tester", ("I1", "I2")),
            Pool("gauge", "Gauge", ("I2",)),
            Pool("jack", "Jack", ("J",)),
        ],
    )
    search = begin(shop)
    assert search.kernel.movable == {"b"}
    found = search.plan().placements
    assert {o: (p.start, p.equipment) for o, p in found.items()} == {"a1": (0, ("I2", "J")), "b1": (2, ("J",))}


def test_alike_bays_are_counted_and_told_apart_in_the_plan() -> None:
    """Two lifts, three people, three orders of 2 ticks: two at once, the third after them."""
    house = problem(
        [operation(name, in_bay=True) for name in ("a1", "b1", "c1")],
        horizon=6,
        technicians=[technician(name, 6) for name in "tuv"],
        bays=[bay("l1", 6), bay("l2", 6)],
        tiers=DEALER,
    )
    plan = begin(house).plan()
    assert sorted((p.start, p.bay) for p in plan.placements.values())[:2] == [(0, "l1"), (0, "l2")]
    assert sorted(p.start for p in plan.placements.values()) == [0, 0, 2]
    assert judge(house, plan).valid
