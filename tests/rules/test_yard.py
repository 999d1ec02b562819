from __future__ import annotations

from dataclasses import replace

from scheduler.orders import Link, Paint
from scheduler.plan import Parking, Placement
from scheduler.resources import Yard
from scheduler.rules import duration as duration_rule
from scheduler.rules import facts as facts_rule
from scheduler.rules import one_place as one_place_rule
from scheduler.rules import placement as placement_rule
from scheduler.rules import precedence as precedence_rule
from scheduler.rules import stay as stay_rule
from scheduler.rules import yard as rule
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import facts as facts_constraint
from solver.model.constraints import one_place as one_place_constraint
from solver.model.constraints import placement as placement_constraint
from solver.model.constraints import precedence as precedence_constraint
from solver.model.constraints import stay as stay_constraint
from solver.model.constraints import yard as constraint
from tests.builders import bay, operation, place, plan, problem
from tests.twins import Twin, assert_twins

GIVEN: list[Twin] = [
    (placement_rule, placement_constraint),
    (duration_rule, duration_constraint),
    (one_place_rule, one_place_constraint),
    (precedence_rule, precedence_constraint),
    (stay_rule, stay_constraint),
]
PLACES = Yard(1)


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """One place for two cars that come at 0 and leave when they are done: both wait only if one stands beside it."""
    specs = [operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)]
    assert_twins((rule, constraint), problem(specs, horizon=4, bays=[bay("x", 4)], yard=PLACES), given=GIVEN)


def test_cars_wait_between_their_stays_and_until_their_handover() -> None:
    """No place at all: whoever waits stands beside; a stay that joins the next keeps its bay instead."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("a3", 1, kind="handover")],
        horizon=5,
        bays=[bay("x", 5)],
        links=[Link("a1", "a2"), Link("a2", "a3")],
        orders={"a": {"joins": ((0, 1),)}},
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=GIVEN)


def test_a_car_on_a_test_drive_or_at_a_sublet_takes_no_place() -> None:
    specs = [operation("a1", 1, kind="test_drive"), operation("a2", 1), operation("b1", 2, sublet=True)]
    assert_twins((rule, constraint), problem(specs, horizon=4, yard=PLACES), given=GIVEN)


def test_a_test_drive_from_the_bay_keeps_the_bay() -> None:
    """a1 and a3 share a stay, a2 drives between them or before or after."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 1, kind="test_drive"),
            operation("a3", 1, in_bay=True),
        ],
        horizon=5,
        bays=[bay("x", 5)],
        orders={"a": {"groups": (("a1", "a3"),)}},
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=GIVEN)


def test_a_car_is_in_the_house_from_its_collection_until_its_return() -> None:
    day = problem(
        [operation("a1", 1, kind="collection"), operation("a2", 1, kind="return"), operation("b1", 1)],
        horizon=4,
        links=[Link("a1", "a2")],
        orders={"b": {"arrival": 2}},
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=GIVEN)


def test_a_car_that_is_left_out_stays_only_if_it_has_come() -> None:
    """a is here until the horizon's end unless it is done; b has not come; c came with a fact that ended at 1."""
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("c1", 1), operation("c2", 1)],
        horizon=3,
        orders={"a": {"arrived": True}},
        facts=[Placement("c1", 0, 1, 0, ("t",))],
        as_of=1,
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=[*GIVEN, (facts_rule, facts_constraint)])
    out = plan(day, left_out=["a", "b", "c"])
    assert out.yard == (Parking("a", 1, 3, overflow=True), Parking("c", 1, 3, overflow=True))


def test_a_car_that_is_carried_over_stays_until_the_horizon_ends() -> None:
    day = problem(
        [operation("a1", 1), operation("a2", 1, kind="handover")],
        horizon=4,
        links=[Link("a1", "a2")],
        orders={"a": {"carries_over": True}},
        later=((9, 12),),
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=GIVEN)


def test_a_stay_that_has_begun_and_one_that_is_forced_hold_their_cars() -> None:
    """a stands in x since −1; b is in y until 2 and goes on there at 4 or later, in one stay if it likes."""
    day = problem(
        [operation(name, 1, in_bay=True) for name in ("a1", "a2", "b1", "b2")],
        horizon=6,
        bays=[bay("x", 6), bay("y", 6)],
        links=[Link("a1", "a2"), Link("b1", "b2", 2)],
        orders={"a": {"groups": (("a1", "a2"),)}, "b": {"joins": ((0, 1),)}},
        facts=[Placement("a1", -1, 1, 0, ("t",), "x"), Placement("b1", 1, 2, 0, ("t",), "y")],
        as_of=1,
        yard=Yard(0),
    )
    assert_twins((rule, constraint), day, given=[*GIVEN, (facts_rule, facts_constraint)])


def test_a_car_in_a_booth_takes_no_place() -> None:
    day = problem([operation("a1", 2, paint=Paint(frozenset({"standard"})))], yard=PLACES)
    painted = plan(day, Placement("a1", 2, 4, bay="booth"))
    assert painted.yard == (Parking("a", 0, 2),)


def test_places_go_to_who_comes_first() -> None:
    """Two places; a comes at 0 and stays until 5, b 1–3, c 2–6: none is left; d comes when b has gone."""
    specs = [operation(f"{key}1", 1) for key in "abcd"]
    arrivals = {"a": 0, "b": 1, "c": 2, "d": 3}
    orders = {key: {"arrival": tick} for key, tick in arrivals.items()}
    day = problem(specs, horizon=8, orders=orders, yard=Yard(2))
    ends = {"a": 5, "b": 3, "c": 6, "d": 7}
    found = plan(day, *(place(day, f"{key}1", end - 1, end, "t") for key, end in ends.items()))
    assert found.yard == (
        Parking("a", 0, 5),
        Parking("b", 1, 3),
        Parking("c", 2, 6, overflow=True),
        Parking("d", 3, 7),
    )
    assert not list(rule.violations(day, found))


def test_the_messages_name_the_car_and_the_places() -> None:
    day = problem([operation("a1", 1), operation("b1", 1)], yard=PLACES)
    right = plan(day, place(day, "a1", 1, 2, "t"), place(day, "b1", 2, 3, "t"))
    wrong = (Parking("a", 0, 2), Parking("b", 0, 4))
    assert [v.message for v in rule.violations(day, replace(right, yard=wrong))] == [
        "car M-B 1 stands in the yard 00:00–00:15, no parking is planned",
        "car M-B 1 does not stand in the yard 00:00–00:20 as planned",
        "2 cars stand on the places of the yard at 00:00, it has 1",
    ]


def test_a_yard_that_is_too_full_is_told_once_until_there_is_room_again() -> None:
    """One place: a, b and c stand on it from 0, c until 4, d joins at 1; e and f stand there from 5."""
    day = problem([operation(f"{key}1", 1) for key in "abcdef"], horizon=8, yard=PLACES)
    spans = {"a": (0, 2), "b": (0, 2), "c": (0, 4), "d": (1, 3), "e": (5, 7), "f": (5, 7)}
    crowded = replace(plan(day), yard=tuple(Parking(key, *span) for key, span in spans.items()))
    assert [v.message for v in rule.violations(day, crowded) if "places of the yard" in v.message] == [
        "3 cars stand on the places of the yard at 00:00, it has 1",
        "2 cars stand on the places of the yard at 00:25, it has 1",
    ]


def test_where_places_are_not_counted_nobody_parks() -> None:
    day = problem([operation("a1", 1)])
    found = plan(day, place(day, "a1", 3, 4, "t"))
    assert found.yard == ()
    assert not list(rule.violations(day, found))
