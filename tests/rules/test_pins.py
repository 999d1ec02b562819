from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import duration, placement
from scheduler.rules import pins as rule
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import pins as constraint
from solver.model.constraints import placement as placement_constraint
from tests.builders import ALONE, Link, Option, Pin, bay, operation, place, plan, problem, technician, way
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Pinned to a technician, a bay, a start and a way, each alone."""
    for pin in (Pin(crew=frozenset({"u"})), Pin(bay="y"), Pin(start=1), Pin(way=1)):
        day = problem(
            [operation("a1", in_bay=True, ways=(way(2), way(1)), pin=pin)],
            horizon=3,
            technicians=[technician("t", 3), technician("u", 3)],
            bays=[bay("x", 3), bay("y", 3)],
        )
        assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_the_message_says_what_was_pinned_and_what_is_planned() -> None:
    day = problem([operation("a1", pin=Pin(start=2))])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 1, 3, "t")))
    assert violation.message == "work order A (M-A 1), job a1 is pinned to 00:10, planned: 00:05"


def test_the_first_tick_and_the_first_way_and_a_whole_crew_can_be_pinned() -> None:
    """One alone or two together; nobody is pinned too: that leaves only what runs unattended."""
    ways = (way(2), way(1, (*ALONE, *ALONE)), way(2, ()))
    for pin in (Pin(start=0), Pin(way=0), Pin(crew=frozenset({"t"})), Pin(crew=frozenset("tu")), Pin(crew=frozenset())):
        day = problem(
            [operation("a1", ways=ways, pin=pin)], horizon=3, technicians=[technician("t", 3), technician("u", 3)]
        )
        assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_somebody_who_cannot_do_it_and_a_bay_that_does_not_suit_leave_the_order_out() -> None:
    for pin in (Pin(crew=frozenset({"v"})), Pin(crew=frozenset({"t", "v"})), Pin(bay="w")):
        day = problem(
            [operation("a1", 1, in_bay=True, pin=pin)],
            horizon=3,
            technicians=[technician("t", 3), technician("v", 3, skill="paint")],
            bays=[bay("x", 3), bay("w", 3, kinds=("wash",))],
        )
        assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_the_pin_of_a_fact_is_not_judged() -> None:
    day = problem([operation("a1", pin=Pin(start=2))], facts=[Placement("a1", 1, 3, 0, ("t",))])
    assert not list(rule.violations(day, plan(day)))


def test_what_is_pinned_to_a_time_is_not_carried_over_and_an_option_is_taken() -> None:
    """a2 may be carried over, b1 is optional: pinned to 1 they are placed, or their order is left out."""
    day = problem(
        [
            operation("a1", 1),
            operation("a2", 1, pin=Pin(start=1)),
            operation("b1", 1, pin=Pin(start=1)),
            operation("b2", 1),
        ],
        horizon=2,
        technicians=[technician("t", 2)],
        links=[Link("a1", "a2")],
        orders={"a": {"carries_over": True}, "b": {"options": (Option(("b1",)),)}},
    )
    assert_twins((rule, constraint), day, given=[(placement, placement_constraint), (duration, duration_constraint)])
    [missing] = rule.violations(day, plan(day, place(day, "a1", 0, 1, "t"), left_out=["b"]))
    assert missing.message == "work order A (M-A 1), job a2 is pinned to 00:05 and is not planned"
