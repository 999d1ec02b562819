"""Booth cycles in search and model: what joins, what opens a cycle, and that both know the same best plan."""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.completion import completed
from scheduler.cycles import cycle_at, member
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import SolveParams
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.solve import solve
from tests.brute_force import optimum
from tests.builders import (
    ALONE,
    Link,
    Pin,
    Slot,
    booth,
    operation,
    painted,
    place,
    plan,
    problem,
    programme,
    technician,
    way,
)
from tests.solver.test_objectives import check
from tests.solver.test_solve import objective_values
from tests.strategies import Size, painting

RELAXED = settings(max_examples=int(os.environ.get("EXAMPLES", "40")), suppress_health_check=list(HealthCheck))
STANDARD = programme("standard", (1, ALONE), (1, ()))


def day_of(*operations: object, **changes: object) -> Problem:
    return problem(operations, **({"booths": {"p": booth("p", STANDARD)}} | changes))  # type: ignore[arg-type]


def construct(day: Problem, orders: Sequence[str] = ()) -> Plan:
    return Construct(Compiled(day)).plan(orders or list(day.orders))


def cycles(found: Plan) -> list[tuple[int, tuple[str, ...]]]:
    return sorted((cycle.start, cycle.operations) for cycle in found.cycles)


@RELAXED
@given(painting(), st.randoms(use_true_random=False))
def test_every_list_gives_a_valid_plan_the_same_whatever_was_decoded_before(day: Problem, random: Random) -> None:
    decoder = Construct(Compiled(day)).decoder()
    orders = list(next(sequences(day)))
    for _ in range(4):
        fresh = construct(day, orders)
        assert not judge(day, fresh).violations
        assert completed(day, decoder.decode(orders)) == fresh
        random.shuffle(orders)


@RELAXED
@given(painting())
def test_whatever_comes_back_is_valid_and_scored_as_the_objective_says(day: Problem) -> None:
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
    assert outcome.judgement.valid
    assert objective_values(day, outcome.plan) == outcome.judgement.score.values


@RELAXED
@given(painting(Size(5, 2, 1, 2, 3)))
def test_the_optimum_is_that_of_brute_force(day: Problem) -> None:
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
    assert all(outcome.proved)
    assert outcome.judgement.score.values == optimum(day)


@RELAXED
@given(painting())
def test_objectives_are_worth_their_goals(day: Problem) -> None:
    check(day, construct(day))


def test_the_second_car_joins_the_cycle_of_the_first() -> None:
    assert cycles(construct(day_of(painted("a1"), painted("b1")))) == [(0, ("a1", "b1"))]


def test_what_does_not_fit_into_a_cycle_opens_the_next() -> None:
    """Two panels are full; another colour stays out of it, and so does another programme."""
    assert cycles(construct(day_of(painted("a1", panels=2), painted("b1")))) == [(0, ("a1",)), (2, ("b1",))]
    colours = day_of(painted("a1", colour="red"), painted("b1", colour="blue"), painted("c1"))
    assert cycles(construct(colours)) == [(0, ("a1", "c1")), (2, ("b1",))]
    mild = programme("mild", (1, ALONE))
    kinds = day_of(painted("a1"), painted("b1", ("mild",)), booths={"p": booth("p", STANDARD, mild)})
    assert cycles(construct(kinds)) == [(0, ("a1",)), (2, ("b1",))]


def test_a_car_rather_waits_for_a_cycle_than_opens_one() -> None:
    """a1 is painted from 2; b1 could be at 0 but joins it, for that ends one cycle later. c1 comes too late."""
    operations = [painted("a1", release=2), painted("b1"), painted("c1", release=3)]
    assert cycles(construct(day_of(*operations))) == [(2, ("a1", "b1")), (4, ("c1",))]


def test_a_car_does_not_wait_for_a_cycle_if_it_would_be_late() -> None:
    """After painting b1 dries for a tick and is polished for one: ready at 6 with a1, at 4 alone; handed over after."""
    polish, hand_over = operation("b2", 1), operation("b3", 1, kind="handover")
    links = [Link("b1", "b2", 1), Link("b2", "b3")]
    for due, expected in ((5, [(0, ("b1",)), (2, ("a1",))]), (6, [(2, ("a1", "b1"))])):
        operations = [painted("a1", release=2), painted("b1"), polish, hand_over]
        day = day_of(*operations, horizon=8, links=links, orders={"b": {"due": due}})
        assert cycles(construct(day)) == expected


def test_a_car_does_not_wait_much_longer_than_a_cycle() -> None:
    """a1 is painted from 3 to 5; alone b1 would be done at 2, a cycle later is 4."""
    assert cycles(construct(day_of(painted("a1", release=3), painted("b1")))) == [(0, ("b1",)), (3, ("a1",))]


def test_a_cycle_starts_when_booth_and_crew_of_every_phase_are_there() -> None:
    """Closed until 1, the painter comes at 2, who finishes is there from 4 to 5: only 2 to 5 is left."""
    run = programme("standard", (1, ALONE), (1, ()), (1, (Slot("check"),)))
    people = [technician("t", 8, shift=(2, 8)), technician("u", 8, skill="check", shift=(4, 5))]
    day = day_of(painted("a1"), horizon=8, technicians=people, booths={"p": booth("p", run, closed=(0, 1))})
    [cycle] = construct(day).cycles
    assert (cycle.start, [phase.crew for phase in cycle.phases]) == (2, [("t",), (), ("u",)])


def test_two_places_of_a_phase_take_two_people() -> None:
    """t alone could fill either place; u comes at 1."""
    run = programme("standard", (1, (Slot("work", 2), Slot("work"))))
    people = [technician("t", 6, level=2), technician("u", 6, shift=(1, 6))]
    [cycle] = construct(day_of(painted("a1"), technicians=people, booths={"p": booth("p", run)})).cycles
    assert (cycle.start, cycle.phases[0].crew) == (1, ("t", "u"))


def test_who_sprays_goes_on_in_the_next_phase() -> None:
    """Only u has level 2, which the first phase needs; t, who is less skilled, could do the second."""
    run = programme("standard", (1, (Slot("work", 2),)), (1, ALONE))
    people = [technician("t", 6), technician("u", 6, level=2)]
    [cycle] = construct(day_of(painted("a1"), technicians=people, booths={"p": booth("p", run)})).cycles
    assert [phase.crew for phase in cycle.phases] == [("u",), ("u",)]


def test_the_phases_of_a_cycle_keep_their_painter_from_other_work() -> None:
    """b1 takes the painter when a1 bakes."""
    day = day_of(painted("a1"), operation("b1", 1))
    assert construct(day).placements["b1"].start == 1


def test_a_cycle_that_leads_nowhere_is_given_back() -> None:
    """a2 must follow within a tick, its inspector comes at 5: a1 is tried again later, with one cycle in the end."""
    people = [technician("t", 9), technician("u", 9, skill="check", shift=(5, 9))]
    inspected = operation("a2", ways=(way(1, (Slot("check"),)),))
    day = day_of(painted("a1"), inspected, horizon=9, technicians=people, links=[Link("a1", "a2", 0, 1)])
    found = construct(day)
    assert cycles(found) == [(3, ("a1",))]
    assert not judge(day, found).violations


def test_an_order_that_does_not_fit_leaves_the_cycle_it_had_joined() -> None:
    """b1 joins a1, then b2 finds nobody: b is left out and a1 paints alone, so that c1 fits beside it."""
    day = day_of(
        painted("a1"),
        painted("b1"),
        operation("b2", ways=(way(1, (Slot("glass"),)),)),
        painted("c1"),
        links=[Link("b1", "b2")],
    )
    found = construct(day)
    assert found.left_out.keys() == {"b"}
    assert cycles(found) == [(0, ("a1", "c1"))]


def test_a_pin_chooses_the_booth_and_the_start() -> None:
    two = {name: booth(name, STANDARD) for name in ("p", "q")}
    day = day_of(painted("a1"), painted("b1", pin=Pin(bay="q", start=1)), booths=two)
    found = construct(day)
    assert [(c.booth, c.start, c.operations) for c in found.cycles] == [("p", 0, ("a1",)), ("q", 1, ("b1",))]


def test_a_cycle_under_way_takes_nobody_and_keeps_its_crew() -> None:
    """It bakes from 1 to 2: t does b2 then, and the next cycle starts at 2."""
    place = booth("p", STANDARD)
    begun = cycle_at(place, STANDARD, 0, ("a1",), [("t",), ()])
    operations = [painted("a1"), painted("b1", release=1), operation("c1", 1, release=0)]
    found = construct(day_of(*operations, facts=[member(begun, "a1")], fact_cycles=(begun,)))
    assert found.cycles[0] == begun
    assert cycles(found) == [(0, ("a1",)), (2, ("b1",))]
    assert found.placements["c1"].start == 1


def test_what_is_published_keeps_its_cycles_without_cars_that_are_gone() -> None:
    """Published: a1 with b1 at 2; b1 needs more work by now and is seated anew, in the same cycle."""
    old = day_of(painted("a1"), painted("b1"))
    cycle = cycle_at(old.booths["p"], STANDARD, 2, ("a1", "b1"), [("t",), ()])
    day = day_of(painted("a1"), painted("b1"), operation("b2", 1), published=plan(old, cycles=[cycle]))
    found = Construct(Compiled(day)).published()
    assert found is not None
    assert cycles(found) == [(2, ("a1", "b1"))]


def test_what_is_published_stands_beside_cycles_under_way() -> None:
    """a1 and b1 were to be painted at 0 and 3; the first cycle has begun."""
    old = day_of(painted("a1"), painted("b1"))
    begun, later = (cycle_at(old.booths["p"], STANDARD, s, (o,), [("t",), ()]) for s, o in ((0, "a1"), (3, "b1")))
    published = plan(old, cycles=[begun, later])
    day = day_of(*old.operations.values(), facts=[member(begun, "a1")], fact_cycles=(begun,), published=published)
    found = Construct(Compiled(day)).published()
    assert found is not None
    assert found.cycles == (begun, later)


def test_a_change_of_booth_is_a_change_of_bay() -> None:
    """Published in p, now in q."""
    two = {name: booth(name, STANDARD) for name in ("p", "q")}
    old = day_of(painted("a1"), booths=two)
    run = {name: cycle_at(two[name], STANDARD, 0, ("a1",), [("t",), ()]) for name in two}
    day = day_of(painted("a1"), booths=two, published=plan(old, cycles=[run["p"]]))
    for name in two:
        check(day, plan(day, cycles=[run[name]]))


def test_a_shared_cycle_counts_for_nobody_in_the_goals_of_people() -> None:
    """Handovers, load, levels, preferences: the painter of a cycle has none of them; b1 beside it has."""
    people = [technician("t", 6, level=3), technician("u", 6)]
    day = day_of(painted("a1", preferred=frozenset({"u"})), operation("b1", 1), technicians=people)
    run = cycle_at(day.booths["p"], STANDARD, 0, ("a1",), [("t",), ()])
    check(day, plan(day, place(day, "b1", 1, 2, "t"), cycles=[run]))


def test_who_finds_no_room_in_a_booth_is_told_what_is_missing_and_who_has_it() -> None:
    """One cycle of two panels fits into 3 ticks: a takes both, the lighter b stays out; c is elsewhere with others."""
    mild = programme("mild", (1, (Slot("check"),)))
    booths = {"p": booth("p", STANDARD), "q": booth("q", mild)}
    orders = {"a": {"weight": 9}, "b": {"weight": 1}}
    people = [technician("t", 3), technician("u", 3, skill="check")]
    operations = [painted("a1", panels=2), painted("b1"), painted("c1", ("mild",))]
    day = day_of(*operations, horizon=3, technicians=people, booths=booths, orders=orders)
    [left_out] = solve(day, SolveParams(time_limit=20.0, workers=1)).plan.left_out.values()
    assert (left_out.order, left_out.blocked_by) == ("b", ("a",))
    assert left_out.reason == (
        "job b1 finds no free booth cycle (standard) for 1 panel between 00:00 (the car's arrival) and 00:15"
    )


def test_a_cycle_blocks_whoever_needs_its_painter() -> None:
    """t sprays a1 all the time; b1 needs t."""
    run = programme("standard", (3, ALONE))
    orders = {"a": {"weight": 9}, "b": {"weight": 1}}
    day = day_of(painted("a1"), operation("b1", 1), horizon=3, orders=orders, booths={"p": booth("p", run)})
    [left_out] = solve(day, SolveParams(time_limit=20.0, workers=1)).plan.left_out.values()
    assert (left_out.order, left_out.blocked_by) == ("b", ("a",))


def test_a_car_that_fits_into_no_booth_is_told_so() -> None:
    [left_out] = solve(day_of(painted("a1", panels=3)), SolveParams(time_limit=20.0, workers=1)).plan.left_out.values()
    assert "job a1 does not fit between 00:00 (the car's arrival) and 00:30, even with nothing" in left_out.reason
