from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler.clock import Clock
from scheduler.order_limits import Day, days_left, starts_left
from scheduler.plan import Placement, Plan
from scheduler.ports import SolveParams
from scheduler.presence import span
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.solve import solve
from tests.builders import ALONE, Link, ShortDays, operation, problem, technician, way


def limited(limit: int | None, *facts: Placement, horizon: int = 9) -> Problem:
    """Days of 3 ticks; a1 and a2 take a tick each, a3 a tick of two people or 3 of one."""
    ways = (way(1, (*ALONE, *ALONE)), way(3))
    day = problem(
        [operation("a1", 1), operation("a2", 1), operation("a3", ways=ways)],
        horizon=horizon,
        technicians=[technician("t", horizon), technician("u", horizon)],
        orders={"a": {"labour_limit": limit, "due": horizon - 1}},
        facts=facts,
    )
    return replace(day, clock=ShortDays(day.clock.zone, day.clock.first_day))


def test_what_is_placed_uses_up_the_day_on_which_it_starts() -> None:
    """2 ticks a day: a1 leaves 1 of the first, a3 by two people none of the second."""
    day = limited(2)
    placed = [Placement("a1", 2, 4, 0, ("t",)), Placement("a3", 4, 5, 0, ("t", "u"))]
    assert days_left(day, day.orders["a"], placed) == [Day(0, 3, 1), Day(3, 6, 0), Day(6, 9, 2)]


def test_too_much_leaves_nothing_and_what_was_before_or_has_no_known_way_takes_nothing() -> None:
    day = limited(1)
    placed = [Placement("a1", -1, 1, 0, ("t",)), Placement("a2", 3, 4, 7, ("t",)), Placement("a3", 6, 7, 0, ("t", "u"))]
    assert [d.left for d in days_left(day, day.orders["a"], placed)] == [1, 1, 0]


def test_a_day_is_as_long_as_the_clock_says() -> None:
    """The last Sunday of October 2026 in Berlin has 25 hours, 300 ticks."""
    day = problem([operation("a1", 1)], horizon=588, orders={"a": {"labour_limit": 1}})
    day = replace(day, clock=Clock("Europe/Berlin", date(2026, 10, 25)))
    assert [(d.start, d.end) for d in days_left(day, day.orders["a"], [])] == [(0, 300), (300, 588)]


def test_each_way_has_the_days_on_which_its_labour_is_left() -> None:
    """2 of 3 ticks left on the first day: for two people for a tick, not for one for 3."""
    day = limited(3)
    order, placed = day.orders["a"], {"a1": Placement("a1", 0, 1, 0, ("t",))}
    assert starts_left(day, order, placed, day.operations["a3"]) == (span(0, 9), span(3, 9))
    assert starts_left(limited(None), limited(None).orders["a"], placed, day.operations["a3"]) is None


def test_work_beyond_the_limit_goes_on_the_next_day() -> None:
    """2 ticks a day: a1 and a2 on the first, a3 by two people on the second, though all of it would fit on one."""
    day = limited(2)
    plan = Construct(Compiled(day)).plan(("a",))
    assert {o: p.start for o, p in plan.placements.items()} == {"a1": 0, "a2": 1, "a3": 3}


def test_an_order_that_gets_too_little_a_day_is_left_out_and_says_so() -> None:
    [left_out] = solve(limited(1), SolveParams(time_limit=20.0, workers=1)).plan.left_out.values()
    assert left_out.reason == (
        "job a3 does not fit between 00:00 (the car's arrival) and 00:45 with at most 5 min of labour a day,"
        " even with nothing else planned"
    )


def stopped(*links: Link) -> Plan:
    """A handover, listed before the recall for which it has to wait."""
    day = problem(
        [operation("a1", 1, kind="handover"), operation("a2", 2, recall=True)],
        links=links,
        orders={"a": {"delivery_stop": True}},
    )
    return Construct(Compiled(day)).plan(("a",))


def test_a_handover_waits_for_the_recalls_of_a_car_under_a_delivery_stop() -> None:
    assert {o: p.start for o, p in stopped().placements.items()} == {"a2": 0, "a1": 2}


def test_a_recall_that_can_only_be_done_after_the_handover_leaves_its_order_out() -> None:
    assert set(stopped(Link("a1", "a2")).left_out) == {"a"}
