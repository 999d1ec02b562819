"""What is held stays to the bit and a neighbourhood gains what its model says, on problems with every rule and goal."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.completion import completed
from scheduler.goals import score
from scheduler.judge import judge
from scheduler.orders import LoanNeed
from scheduler.plan import Loan, Placement, Plan
from scheduler.problem import Problem
from scheduler.resources import Loaner
from solver.compiled import Compiled
from solver.neighbourhoods import held
from solver.neighbourhoods.blocks import blocks_of
from solver.neighbourhoods.goals import PARKED, PROMISED
from solver.neighbourhoods.held import smaller
from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.search.construct import Construct
from tests.builders import bay, operation, place, plan, problem, technician
from tests.strategies import POOL, everything

MANY = settings(max_examples=int(os.environ.get("EXAMPLES", "60")), suppress_health_check=list(HealthCheck))


@st.composite
def lending(draw: st.DrawFn) -> Problem:
    """Everything, but most orders may be carried over and have a loaner, perhaps only if the car stays until late."""
    day = draw(everything())
    duties = st.none() | st.integers(day.horizon - 2, day.horizon + 6)
    needs = st.builds(LoanNeed, st.integers(0, 4), st.none(), duties, st.sampled_from((None, None, "s", "l")))
    orders = {
        key: replace(
            order,
            carries_over=True,
            overnight=True,
            waits=False,
            due=draw(st.none() | st.integers(day.horizon, day.horizon + 9)),
            loan=draw(needs),
        )
        if draw(st.integers(0, 3))
        else order
        for key, order in day.orders.items()
    }
    return replace(day, orders=orders)


def poor(day: Problem, random: Random) -> Plan:
    """A valid plan that leaves out more than it has to."""
    construct = Construct(Compiled(day))
    orders = list(day.orders)
    random.shuffle(orders)
    whole = construct.plan(orders)
    dropped = {o.id for o in day.orders.values() if day.is_open(o) and random.random() < 0.3}
    return construct.without(whole, whole.left_out.keys() | dropped)


def assert_exact(day: Problem, known: Plan, free: set[str], depth: int) -> None:
    """The best plan of the neighbourhood is valid, gains what was said, and leaves the rest alone."""
    tiers = day.tiers[:depth]
    result = Neighbourhood(Compiled(day), known, free, tiers, lambda: False).best(2.0, 1, lambda: False)
    if result.plan is None:
        assert result.is_proved, "the plan itself is a solution"
        return
    assert judge(day, result.plan).valid
    before, after = (score(day, p).values for p in (known, result.plan))
    gains = tuple(a - b for a, b in zip(before, after, strict=True))[:depth]
    if PARKED.isdisjoint(term.goal for tier in tiers for term in tier.terms):
        assert gains == result.gains
    else:  # a car that goes away may let two stays of another become one
        assert gains[:-1] == result.gains[:-1]
        assert gains[-1] >= result.gains[-1]
    for name in known.placements.keys() - free:
        assert alike(result.plan.placements[name], known.placements[name])


def alike(one: Placement, other: Placement) -> bool:
    """The same but for which of several alike units of equipment it takes."""
    return (one.start, one.end, one.crew, one.bay, one.way, len(one.equipment)) == (
        other.start,
        other.end,
        other.crew,
        other.bay,
        other.way,
        len(other.equipment),
    )


@given(everything(), st.randoms(use_true_random=False), st.integers(1, 4))
@MANY
def test_whole_orders_are_freed_exactly(day: Problem, random: Random, depth: int) -> None:
    known = poor(day, random)
    orders = {o for o in day.orders if random.random() < 0.5}
    if free := {o.id for o in day.planned if o.order in orders}:
        assert_exact(day, known, free, depth)


@given(everything() | lending(), st.randoms(use_true_random=False), st.integers(1, 2))
@MANY
def test_parts_of_orders_are_freed_exactly_where_promises_count(day: Problem, random: Random, depth: int) -> None:
    known = poor(day, random)
    if any(term.goal not in PROMISED for tier in day.tiers[:depth] for term in tier.terms):
        depth = 1
    if free := {o for block in blocks_of(day, known) if random.random() < 0.5 for o in block}:
        assert_exact(day, known, free, depth)


def test_only_free_orders_are_decided() -> None:
    day = problem([operation("a1"), operation("a2"), operation("b1")])
    known = plan(day, place(day, "a1", 0, 2, "t"), place(day, "a2", 2, 4, "t"), place(day, "b1", 4, 6, "t"))
    part = smaller(day, known, {"b1"}, {"promises"})
    assert [o.id for o in part.planned] == ["b1"]
    assert part.facts == {o: known.placements[o] for o in ("a1", "a2")}


def test_what_is_out_of_reach_is_not_told() -> None:
    """b can move half a day from where it is, a is two days later; early finishes of all count, a share of load too."""
    day = problem([operation("a1"), operation("b1")], horizon=900)
    known = plan(day, place(day, "a1", 600, 602, "t"), place(day, "b1", 0, 2, "t"))
    assert held.SLACK == 144
    near = smaller(day, known, {"b1"}, {"promises", "early_finish"})
    assert list(near.orders) == ["b"]
    assert near.orders["b"].latest == 2 + 144
    assert list(smaller(day, known, {"b1"}, {"load_spread"}).orders) == ["a", "b"]


@pytest.mark.parametrize("free", [{"b1"}, {"a1"}, {"a1", "b1"}])
def test_a_loaner_comes_back_as_if_all_work_were_told(free: set[str]) -> None:
    """a is owed its loaner from 4: it is in the house until 5, for two operations are carried over, not one."""
    day = problem(
        [operation("a1", 1), operation("a2", 1), operation("a3", 1), operation("b1", 1), operation("b2", 1)],
        horizon=3,
        orders={"a": {"carries_over": True, "due": None, "loan": LoanNeed(0, duty=4)}, "b": {"due": 1}},
        loaners={"s": Loaner("s", "L-S 1", "small")},
        later=((3, 9),),
    )
    places = place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"), place(day, "b2", 2, 3, "t")
    known = completed(day, replace(plan(day, *places), loans={"a": Loan("a", "s", 0, 0)}))
    assert known.loans == {"a": Loan("a", "s", 4, 5)}
    result = Neighbourhood(Compiled(day), known, free, day.tiers[:2], lambda: False).best(1.0, 1, lambda: False)
    assert result.is_proved
    assert result.plan is None or result.plan.loans == known.loans


def test_held_work_takes_another_unit_where_no_unit_is_free_all_the_time() -> None:
    """Two testers: a has the first until 2, b the second from 2; c needs one from 1 to 3, so b takes the first."""
    needs = (("ista", 1),)
    specs = [operation(n, 2, equipment=needs, release=r) for n, r in (("a1", 0), ("b1", 2), ("c1", 1))]
    day = problem(
        specs,
        horizon=4,
        pools=[POOL],
        technicians=[technician(t, 4) for t in ("t", "u", "v")],
        orders={"c": {"due": 3}},
    )
    first = replace(place(day, "a1", 0, 2, "t"), equipment=("I1",))
    second = replace(place(day, "b1", 2, 4, "u"), equipment=("I2",))
    known = plan(day, first, second, left_out=["c"])
    result = Neighbourhood(Compiled(day), known, {"c1"}, day.tiers[:1], lambda: False).best(1.0, 1, lambda: False)
    assert result.plan is not None
    assert judge(day, result.plan).valid
    assert result.plan.placements["b1"].equipment == ("I1",)


def test_a_held_car_keeps_its_bay_only_where_that_counts() -> None:
    """a waits in the only bay from 2 to 4; b may use it then, at the price of a move."""
    day = problem(
        [operation(n, 2, in_bay=True) for n in ("a1", "a2", "b1")],
        technicians=[technician(t, 6) for t in ("t", "u")],
        bays=[bay("x", 6)],
        orders={"a": {"joins": ((0, 1),)}},
    )
    a1, a2 = place(day, "a1", 0, 2, "t", bay="x"), place(day, "a2", 4, 6, "t", bay="x")
    known = plan(day, a1, a2, left_out=["b"])
    assert len(known.stays) == 1

    def found(depth: int) -> Plan | None:
        near = Neighbourhood(Compiled(day), known, {"b1"}, day.tiers[:depth], lambda: False)
        return near.best(1.0, 1, lambda: False).plan

    fits = found(2)
    assert fits is not None
    assert fits.placements["b1"].start == 2
    assert len(fits.stays) == 3
    assert found(4) is None
