from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.instances.fjssp_w import problem as shop_problem
from benchmarks.instances.fjssp_w.read import Instance, read
from scheduler.judge import judge
from scheduler.orders import Link
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.shop.anneal import BEST, anneal
from solver.shop.search import begun, plan_of, search
from solver.shop.tables import Shop, shop_of
from tests.benchmarks.instances.texts import FJSSP_W
from tests.brute_force import optimum
from tests.builders import ALONE, bay, operation, problem, technician, way

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
QUICKLY = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


def shop(day: Problem) -> Shop:
    found = shop_of(Compiled(day))
    assert found is not None
    return found


def first_plan(day: Problem) -> Plan:
    return Construct(Compiled(day)).plan(tuple(day.orders))


@st.composite
def job_shops(draw: st.DrawFn) -> Instance:
    """Up to four jobs of up to three operations on three machines with three workers."""
    pairs = st.sampled_from([(m, w) for m in (1, 2, 3) for w in (1, 2, 3)])
    times = st.dictionaries(pairs, st.integers(1, 9), min_size=1, max_size=4)
    jobs = st.lists(st.lists(times, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4)
    return Instance(3, 3, tuple(draw(jobs)))


@QUICKLY
@given(job_shops(), st.integers(0, 99))
def test_every_plan_is_valid_and_worth_what_the_search_says(instance: Instance, seed: int) -> None:
    day = shop_problem(instance, "shop")
    found, first = shop(day), first_plan(day)
    state = begun(found, first, seed)
    assert int(state.makespan[BEST]) <= judge(day, first).score.values[1]
    for heat in (9.0, 1.0, 0.1):
        anneal(found.tables, state, 200, heat)
        judgement = judge(day, plan_of(found, state))
        assert not judgement.violations
        assert judgement.score.values == (0, int(state.makespan[BEST]))


@QUICKLY
@given(st.lists(st.lists(st.integers(1, 2), min_size=1, max_size=2), min_size=1, max_size=2), st.booleans())
def test_the_optimum_of_tiny_shops_is_found(jobs: list[list[int]], two: bool) -> None:
    operations = [operation(f"{'ab'[j]}{i}", ticks) for j, job in enumerate(jobs) for i, ticks in enumerate(job)]
    links = [Link(f"{'ab'[j]}0", f"{'ab'[j]}1") for j, job in enumerate(jobs) if len(job) == 2]
    people = [technician(t, 8) for t in ("tu" if two else "t")]
    day = problem(operations, horizon=8, technicians=people, links=links, tiers=MAKESPAN)
    day = replace(day, orders={k: replace(order, due=None) for k, order in day.orders.items()})
    found = shop(day)
    state = begun(found, first_plan(day), 1)
    anneal(found.tables, state, 2000, 1.0)
    assert (0, int(state.makespan[BEST])) == optimum(day)


def test_the_same_seed_gives_the_same_plan() -> None:
    day = shop_problem(read(FJSSP_W), "shop")
    plans = []
    for _ in range(2):
        best = Incumbent(day, first_plan(day), lambda progress: None, Pace(1.0))
        search(shop(day), best, Pace(0.05, counted=True), seed=7)
        plans.append(best.plan.placements)
    assert plans[0] == plans[1]
    assert best.values == (0, 5)


def test_it_stops_when_it_is_over() -> None:
    day = shop_problem(read(FJSSP_W), "shop")
    best = Incumbent(day, first_plan(day), lambda progress: None, Pace(1.0))
    pace = Pace(600.0, lambda: True)
    search(shop(day), best, pace, seed=1)
    assert pace.seconds < 300


def test_nothing_but_plain_work_whenever_somebody_likes_is_a_shop() -> None:
    """A promise, a break, a pair, a stay of two operations, work in any sequence: not for this search."""
    plain = problem([operation("a1", 1)], tiers=MAKESPAN, orders={"a": {"due": None}})
    assert shop_of(Compiled(plain)) is not None
    free = {"a": {"due": None}}
    lift = [bay("l", 6)]
    stay = {"a": {"due": None, "groups": (("a1", "a2"),)}}
    two = [operation("a1", in_bay=True), operation("a2", in_bay=True)]
    for other in (
        problem([operation("a1", 1)], tiers=MAKESPAN),
        problem([operation("a1", 1)], technicians=[technician("t", 6, breaks=(2, 3))], tiers=MAKESPAN, orders=free),
        problem([operation("a1", ways=(way(1, (*ALONE, *ALONE)),))], tiers=MAKESPAN, orders=free),
        problem(two, bays=lift, links=[Link("a1", "a2")], tiers=MAKESPAN, orders=stay),
        problem([operation("a1"), operation("a2")], tiers=MAKESPAN, orders=free),
        problem([operation("a1", 1)], orders=free),
    ):
        assert shop_of(Compiled(other)) is None
