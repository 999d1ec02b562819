"""Cars that wait for each other, or are done by the same people: links and crews across orders."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.judge import judge
from scheduler.plan import LeftOut
from scheduler.ports import SolveParams
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from scheduler.rules import precedence as rule
from solver.compiled import Compiled
from solver.model.constraints import precedence as constraint
from solver.search.construct import Construct
from solver.solve import solve
from tests.brute_force import optimum
from tests.builders import ALONE, Link, operation, place, plan, problem, technician, way
from tests.strategies import TINY, problems
from tests.twins import assert_twins

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
QUICKLY = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


def waiting(*links: Link, horizon: int = 6) -> Problem:
    people = [technician("t", horizon), technician("u", horizon)]
    return problem([operation(o, 2) for o in ("a1", "b1", "c1")], horizon=horizon, technicians=people, links=links)


def test_rule_and_constraint_agree_on_a_car_that_waits_for_another() -> None:
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=4, links=[Link("a1", "b1", 1, 2)])
    assert_twins((rule, constraint), day)


def test_a_car_is_seated_after_those_it_waits_for_whatever_the_list_says() -> None:
    """a, then b, then c, 2 ticks each: ready at 6."""
    day = waiting(Link("a1", "b1"), Link("b1", "c1"))
    construct = Construct(Compiled(day))
    for orders in permutations("abc"):
        made = construct.plan(orders)
        assert not judge(day, made).violations
        assert made.placements["c1"].end == 6


def test_a_car_that_others_wait_for_finds_its_gap_before_them() -> None:
    """b stands at 3–5: a goes before, although it could start at 5, too; where b stands at 1–3 there is no place."""
    day = waiting(Link("a1", "b1"), horizon=8)
    construct = Construct(Compiled(day))
    for start, fits in ((3, True), (1, False)):
        stands = plan(day, place(day, "b1", start, start + 2, "t"), left_out=["a", "c"])
        filled = construct.fill(replace(stands, left_out={"a": LeftOut("a"), "c": LeftOut("c")}), ["a"])
        assert ("a1" in filled.placements) == fits
        assert not judge(day, filled).violations


def test_the_crew_of_another_car_is_kept() -> None:
    """b must be done by those who do a; a prefers u."""
    pair = (way(1, (*ALONE, *ALONE)),)
    people = [technician(t, 4) for t in "tuv"]
    operations = [
        operation("a1", ways=pair, preferred=frozenset("v")),
        operation("b1", ways=pair, same_crew_as="a1"),
    ]
    day = problem(operations, horizon=4, technicians=people)
    for orders in ("ab", "ba"):
        made = Construct(Compiled(day)).plan(tuple(orders))
        assert not judge(day, made).violations
        assert set(made.placements["a1"].crew) == set(made.placements["b1"].crew)


@QUICKLY
@given(problems(TINY), st.data())
def test_the_best_plan_with_links_between_cars_is_found(day: Problem, data: st.DataObject) -> None:
    """Any two operations of different cars, in the sequence of the day; proved optimal like any other day."""
    names = list(day.operations)
    pairs = [(a, b) for a in names for b in names if day.operations[a].order < day.operations[b].order]
    if not pairs:
        return
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))
    tiers = (Tier("left out", (Term("left_out"),)), Tier("visits", (Term("span"), Term("people", 5), Term("lateness"))))
    day = replace(day, links=(*day.links, *(Link(a, b) for a, b in chosen)), tiers=tiers)
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1, seed=1))
    assert not outcome.judgement.violations
    assert outcome.judgement.score.values == optimum(day)
    assert outcome.bounds == outcome.judgement.score.values
