from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.orders import Link
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from solver.bounds.apart import ADDITIVE, alone, parts, raise_bound
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.builders import ALONE, operation, problem, technician, way
from tests.strategies import TINY, everything, problems, replanned, restricted

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
TIERS = (Tier("planned", (Term("left_out"),)), Tier("cost", (Term("people", 5), Term("span"))))
FLEET = {"fleet": "f"}


def bound(day: Problem, index: int) -> int | None:
    compiled = Compiled(day)
    best = Incumbent(day, Construct(compiled).plan(next(sequences(day))), lambda progress: None, Pace(600.0))
    raise_bound(compiled, index, best, Pace(600.0), 1)
    return best.bounds[index]


def test_parts_are_joined_by_fleets_links_and_crews() -> None:
    jobs = [operation("a1"), operation("b1"), operation("c1"), operation("d1", same_crew_as="c1"), operation("e1")]
    day = problem(jobs, links=[Link("c1", "b1")], orders={"a": FLEET, "b": FLEET, "c": {}, "d": {}, "e": {}})
    assert sorted(map(sorted, parts(day))) == [["a", "b", "c", "d"], ["e"]]
    assert set(alone(day, ("e",)).operations) == {"e1"}


def test_what_two_fleets_cost_alone_adds_up() -> None:
    """Fleet of a and b: one after the other by t, 4 ticks and 1 person, or at once by both, 2 ticks and 2 people.

    In points of 5 to the tick and person: 20 + 5 or 10 + 10, so 20; c and d, with 3 people at once: 15 + 10. Together
    45, though there is nobody left for c while a and b are done at once.
    """
    people = [technician(t, 9) for t in "tuv"]
    three = (way(2, ALONE * 3),)
    jobs = [operation("a1"), operation("b1"), operation("c1", ways=three)]
    day = problem(jobs, horizon=9, technicians=people, tiers=TIERS, orders={"a": FLEET, "b": FLEET, "c": {}})
    assert bound(day, 1) == 20 + 25


def test_nothing_is_said_where_all_is_one_part() -> None:
    orders = {"a": FLEET, "b": FLEET}
    day = problem([operation("a1"), operation("b1")], tiers=TIERS, orders=orders)
    assert bound(day, 1) is None


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | everything(TINY), st.sampled_from(sorted(ADDITIVE)))
def test_no_bound_is_above_the_least_worth(day: Problem, goal: str) -> None:
    """Of one goal alone."""
    tiers = (Tier(goal, (Term(goal),)),)
    day = replace(day, tiers=tiers)
    (least,) = optimum(day)
    assert (bound(day, 0) or 0) <= least
