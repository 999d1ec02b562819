"""The cheapest change that saves an order, on a day made for each kind."""

from __future__ import annotations

from dataclasses import replace

from scheduler.orders import LoanNeed
from scheduler.why import Relaxation
from tests.builders import ALONE, Pin, Pool, bay, booth, operation, painted, place, plan, problem, programme, technician
from tests.solver.why.days import behind, kept_with, told
from tests.strategies import LOANERS

TWO = [technician("t", 8), technician("u", 8)]


def test_a_promise_a_little_later_is_cheapest_where_others_would_suffer() -> None:
    """b is 15 min late at weight 4: 60. If a gave way it would be 10 min late itself."""
    assert kept_with(behind()) == Relaxation("promise 00:30 instead of 00:15", 60, keeps_promise=True)


def test_another_car_gives_way_where_its_promise_holds_nevertheless() -> None:
    """a after b is ready at 6 of 8."""
    day = behind()
    day = replace(day, orders={**day.orders, "a": replace(day.orders["a"], due=8)})
    assert kept_with(day) == Relaxation("order A (M-A 1) gives way and still keeps its promise", 15, keeps_promise=True)


def test_a_car_that_gives_way_costs_what_its_promise_weighs() -> None:
    """a at weight 1 would be 10 min late: 15 + 10 × 1 + 60 × 1 = 85; b's 15 min at weight 9 are 135."""
    words = "order A (M-A 1) gives way and is ready 00:30, promised 00:20"
    assert kept_with(behind(weight=9, first=1)) == Relaxation(words, 85, keeps_promise=True)


def test_a_part_need_come_only_as_much_earlier_as_the_promise_needs() -> None:
    """Two ticks from 3 on are done at 5, due at 4: one tick; a later promise would cost 5 min × 4."""
    part = operation("a1", 2, release=3, release_reason="part Disc, due 00:15")
    day = problem([part], orders={"a": {"due": 4}})
    assert kept_with(day, "a") == Relaxation("part Disc 5 min earlier", 5, keeps_promise=True)


def test_a_car_that_comes_too_late_is_asked_for_earlier() -> None:
    """Nothing may be done on it after 4, so that a later promise is none; 5 min at weight 4."""
    day = problem([operation("a1", 2, release=3)], orders={"a": {"due": 4, "latest": 4, "arrival": 3}})
    assert kept_with(day, "a") == Relaxation("the car brought in 5 min earlier", 20, keeps_promise=True)
    here = replace(day, orders={"a": replace(day.orders["a"], arrived=True)})
    assert told(here, "a").relaxation is None


def test_somebody_stays_longer_only_as_long_as_needed() -> None:
    """t goes home at 4, when a is done: b's two ticks are 10 min of overtime, at 3 points a minute."""
    day = behind(due=7, technicians=[technician("t", 8, shift=(0, 4))], overtime_price=3)
    assert kept_with(day) == Relaxation("10 min overtime of T", 30, keeps_promise=True)


def test_nobody_is_asked_to_stay_after_the_promise() -> None:
    """Due at 5: of b's two ticks only one could be overtime; somebody more is asked for instead."""
    day = behind(due=5, first=999, technicians=[technician("t", 8, shift=(0, 4))])
    assert kept_with(day).words == "one more technician for work from 00:00 to 00:10"


def test_a_pin_is_given_up_where_waiting_would_cost_more() -> None:
    """Pinned to 3, ready at 5, due at 4: 5 min at weight 40 are 200, a pin is 60."""
    day = problem([operation("a1", pin=Pin(start=3))], orders={"a": {"due": 4, "weight": 40}})
    assert kept_with(day, "a") == Relaxation("without the pin on job a1", 60, keeps_promise=True)


def test_one_more_technician_is_asked_for_no_longer_than_needed() -> None:
    """b would be ready at 2 instead of 6, due at 3: 15 min at weight 99 are 1485, somebody for 10 min is 1010."""
    words = "one more technician for work from 00:00 to 00:10"
    assert kept_with(behind(weight=99, first=999)) == Relaxation(words, 1_010, keeps_promise=True)


def test_one_more_technician_is_asked_for_what_nobody_can_do() -> None:
    day = problem([operation("a1")], technicians=[technician("t", 6, skill="paint")])
    assert kept_with(day, "a").words == "one more technician for work from 00:00 to 00:10"


def test_one_more_bay_where_there_are_people_enough() -> None:
    """15 min at weight 199 are 2985; a place is 2000, and 10 min."""
    day = behind(weight=199, first=999, technicians=TWO, bays=[bay("l", 8)], also={"bay_kinds": frozenset({"lift"})})
    assert kept_with(day) == Relaxation("one more bay (lift) from 00:00 to 00:10", 2_010, keeps_promise=True)


def test_one_more_unit_of_the_equipment_that_is_short() -> None:
    """15 min at weight 199 are 2985; a unit is 1500."""
    pool = Pool("p", "Tester", ("x",))
    day = behind(weight=199, first=999, technicians=TWO, pools=[pool], also={"equipment": (("p", 1),)})
    assert kept_with(day) == Relaxation("one more Tester", 1_500, keeps_promise=True)


def test_one_more_booth_where_the_colours_do_not_go_together() -> None:
    """b is painted from 2 to 4, due at 2: 10 min at weight 499; at weight 999 a does not give way."""
    day = problem(
        [painted("a1", colour="red"), painted("b1", colour="blue")],
        technicians=TWO,
        booths={"p": booth("p", programme("standard", (2, ALONE)))},
        orders={"a": {"due": 2, "weight": 999}, "b": {"due": 2, "weight": 499}},
    )
    words = "one more booth like Booth p from 00:00 to 00:10"
    assert kept_with(day) == Relaxation(words, 2_010, keeps_promise=True)


def test_one_more_loaner_where_all_are_out() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        orders={key: {"due": None, "loan": LoanNeed(0, "small"), "weight": w} for key, w in (("a", 99), ("b", 1))},
        loaners={"s": LOANERS["s"]},
    )
    assert kept_with(day).words == "one more loaner of class small"


def test_a_plan_that_dawdles_needs_nothing_but_planning_again() -> None:
    day = problem([operation("a1")], orders={"a": {"due": 4}})
    dawdling = plan(day, place(day, "a1", 3, 5, "t"))
    assert kept_with(day, "a", dawdling) == Relaxation("nothing but planning it again: it fits", 0, keeps_promise=True)


def test_what_nothing_would_save_is_promised_nothing() -> None:
    """7 ticks of work in a horizon of 6."""
    assert told(problem([operation("a1", 7)]), "a").relaxation is None


def test_an_order_left_out_that_cannot_be_in_time_is_at_least_planned() -> None:
    """a needs 4 of t's 5 ticks and b 2, due at 1: nothing brings b in time, one tick of overtime has it planned."""
    day = behind(due=1, technicians=[technician("t", 8, shift=(0, 5))])
    assert told(day, "b").relaxation == Relaxation("5 min overtime of T", 5, keeps_promise=False)
