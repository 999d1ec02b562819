"""What holds an order up, on a day made for each cause."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scheduler.orders import LoanNeed
from scheduler.problem import Problem
from scheduler.why import Cause
from tests.builders import (
    ALONE,
    Link,
    Pin,
    Pool,
    bay,
    booth,
    operation,
    painted,
    place,
    plan,
    problem,
    programme,
    technician,
)
from tests.solver.why.days import behind, told
from tests.strategies import LOANERS

TWO = [technician("t", 8), technician("u", 8)]


def test_waiting_for_a_technician_names_who_keeps_him() -> None:
    """t is on a until 4; b is ready at 6, due at 3: 15 min late."""
    why = told(behind(), "b")
    assert (why.verdict, why.cause, why.operation) == ("late by 15 min", Cause.TECHNICIAN, "b1")
    assert why.reason == "job b1 waits 00:00–00:20 for a technician for work"
    assert why.blocked_by == ("a",)


@pytest.mark.parametrize(
    ("cause", "thing", "others"),
    [
        (Cause.BAY, "a bay (lift)", {"also": {"bay_kinds": frozenset({"lift"})}, "bays": [bay("l", 8)]}),
        (Cause.EQUIPMENT, "Tester", {"also": {"equipment": (("p", 1),)}, "pools": [Pool("p", "Tester", ("x",))]}),
    ],
)
def test_waiting_for_a_place_or_a_tool_names_the_car_that_has_it(
    cause: Cause, thing: str, others: Mapping[str, object]
) -> None:
    """There are two technicians, but one bay and one tester."""
    why = told(behind(technicians=TWO, **others), "b")  # type: ignore[arg-type]
    assert (why.cause, why.blocked_by) == (cause, ("a",))
    assert why.reason == f"job b1 waits 00:00–00:20 for {thing}"


def test_waiting_for_a_booth_names_the_cars_that_are_in_it() -> None:
    """Red and blue do not share the cycle of 2 ticks: b is painted from 2 to 4, due at 3."""
    day = problem(
        [painted("a1", colour="red"), painted("b1", colour="blue")],
        technicians=TWO,
        booths={"p": booth("p", programme("standard", (2, ALONE)))},
        orders={"b": {"due": 3}},
    )
    why = told(day, "b")
    assert (why.cause, why.blocked_by) == (Cause.BOOTH, ("a",))
    assert why.reason == "job b1 waits 00:00–00:10 for a booth cycle (standard) for 1 panel"


def test_a_late_part_is_the_cause_where_the_order_would_be_late_alone() -> None:
    """Two ticks from 3 on are done at 5, due at 4."""
    why = told(late_part(), "a")
    assert (why.cause, why.operation) == (Cause.RELEASE, "a1")
    assert why.reason == "job a1 waits 00:00–00:15 (part Disc, due 00:15)"


def late_part() -> Problem:
    part = operation("a1", 2, release=3, release_reason="part Disc, due 00:15")
    return problem([part], orders={"a": {"due": 4}})


def test_work_that_is_longer_than_its_promise_allows_is_its_own_cause() -> None:
    why = told(problem([operation("a1", 4)], orders={"a": {"due": 3}}), "a")
    assert (why.verdict, why.cause, why.operation) == ("late by 5 min", Cause.WORK, None)
    assert why.reason == "with nothing else planned it is ready at 00:20 at the soonest"


def test_a_break_that_comes_between_is_told_as_hours() -> None:
    """a2 may not pause over the break from 2 to 4: 4 to 6 instead of 1 to 3, due at 5."""
    day = problem(
        [operation("a1", 1), operation("a2", 2, pause_break=False)],
        horizon=8,
        technicians=[technician("t", 8, breaks=(2, 4))],
        links=[Link("a1", "a2")],
        orders={"a": {"due": 5}},
    )
    why = told(day, "a")
    assert why.cause is Cause.HOURS
    assert why.reason == "job a2 waits 00:05–00:20, until somebody who can do it is there"


def test_a_pin_that_makes_late_is_named() -> None:
    """Without it the car is ready at 2, due at 4; pinned to 3 it is ready at 5."""
    day = problem([operation("a1", pin=Pin(start=3))], orders={"a": {"due": 4}})
    why = told(day, "a")
    assert (why.cause, why.operation) == (Cause.PIN, "a1")
    assert why.reason == "as pinned (pins on: job a1) it is ready at 00:25 at the soonest"


def test_an_order_left_out_for_want_of_a_loaner_names_who_has_it() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        orders={key: {"due": None, "loan": LoanNeed(0)} for key in "ab"},
        loaners={"s": LOANERS["s"]},
    )
    why = told(day, "b")
    assert (why.verdict, why.cause, why.blocked_by) == ("left out", Cause.LOANER, ("a",))


def test_a_plan_that_dawdles_is_told_that_it_could_do_better() -> None:
    """By hand: nothing is planned before a1 at 3, which would be done at 2."""
    day = problem([operation("a1")], orders={"a": {"due": 4}})
    why = told(day, "a", plan(day, place(day, "a1", 3, 5, "t")))
    assert why.cause is Cause.CHOICE
    assert why.reason == "it could be ready at 00:10, but the plan found in this time is worth more like this"


def test_an_order_left_out_blames_the_wait_that_made_its_last_step_too_late() -> None:
    """t is on a until 4 and on b1 until 6; then one tick is left for the two of b2."""
    jobs = [operation("a1", 4), operation("b1", 2), operation("b2", 2)]
    day = problem(jobs, horizon=7, links=[Link("b1", "b2")])
    why = told(day, "b")
    assert (why.verdict, why.cause, why.blocked_by) == ("left out", Cause.TECHNICIAN, ("a",))
    assert why.reason == "job b1 waits 00:00–00:20 for a technician for work; then job b2 does not fit any more"


def test_an_order_that_fits_nowhere_is_its_own_cause() -> None:
    assert told(problem([operation("a1", 7)]), "a").cause is Cause.WORK


@pytest.mark.parametrize(("in_bay", "cause"), [(False, Cause.TECHNICIAN), (True, Cause.BAY)])
def test_what_nobody_can_do_and_nowhere_is_said_so(in_bay: bool, cause: Cause) -> None:
    people = [technician("t", 6, skill="work" if in_bay else "paint")]
    assert told(problem([operation("a1", in_bay=in_bay)], technicians=people), "a").cause is cause


def test_a_car_carried_over_too_late_names_what_kept_it() -> None:
    """a has t from 0 to 4; of b's two jobs of 2 ticks one fits before the horizon's end at 6, the rest after it."""
    day = problem(
        [operation("a1", 4), operation("b1", 2), operation("b2", 2)],
        links=[Link("b1", "b2")],
        orders={"b": {"carries_over": True, "due": 5}},
        later=((9, 20),),
    )
    why = told(day, "b")
    assert (why.cause, why.operation, why.blocked_by) == (Cause.TECHNICIAN, "b1", ("a",))
    assert why.verdict == "carried over, late by 30 min"
    assert why.reason == "job b1 waits 00:00–00:20 for a technician for work; then job b2 does not fit any more"
