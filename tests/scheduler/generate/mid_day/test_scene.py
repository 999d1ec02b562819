"""Eleven o'clock in a full workshop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from scheduler.documents.day import Day
from scheduler.documents.operations import Step
from scheduler.documents.orders import OperationRecord, WorkOrder
from scheduler.generate.mid_day.scene import mid_day
from scheduler.generate.scenes import SCENES
from scheduler.plan import Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.profiles import DEALER
from scheduler.translate import to_problem


@pytest.fixture(scope="module")
def day() -> Day:
    return SCENES["mid-day"]()


@pytest.fixture(scope="module")
def problem(day: Day) -> Problem:
    return to_problem(day)


@pytest.fixture(scope="module")
def ahead(problem: Problem) -> dict[str, Placement]:
    """What the plan of the morning has for the time after it is frozen."""
    return {name: p for name, p in published(problem).placements.items() if p.start >= problem.frozen_until}


def published(problem: Problem) -> Plan:
    assert problem.published is not None
    return problem.published


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{clock}+08:00")


def order(day: Day, number: str) -> WorkOrder:
    return next(order for order in day.orders if order.id == number)


def records(day: Day) -> Iterator[OperationRecord]:
    return (record for order in day.orders for record in order.records)


def test_the_same_day_every_time(day: Day) -> None:
    assert mid_day() == day


def test_it_is_eleven_and_half_an_hour_is_frozen(day: Day) -> None:
    assert day.as_of == at("11:00")
    assert day.frozen_until == at("11:30")


def test_work_is_done_begun_paused_and_failed(day: Day) -> None:
    states = [record.status for record in records(day)]
    assert states.count("finished") > 100
    assert states.count("started") >= 10
    assert (states.count("paused"), states.count("failed")) == (1, 1)


def test_what_is_paused_says_how_much_is_left(day: Day) -> None:
    paused = next(record for record in records(day) if record.status == "paused")
    assert paused.remaining is not None
    assert paused.actual_end is None


def test_the_plan_of_the_morning_is_published_and_most_of_it_is_ahead(day: Day, ahead: dict[str, Placement]) -> None:
    assert day.published is not None
    assert (day.published.state, day.published.version, day.published.as_of) == ("published", 3, at("07:00"))
    assert len(ahead) > 150


def test_two_of_the_orders_of_now_were_not_on_it(problem: Problem) -> None:
    """A car that is here again for the same fault, and a walk-in."""
    known = {operation.partition("/")[0] for operation in published(problem).placements}
    assert {o.id for o in problem.orders.values() if not o.carries_over} - known == {"4812", "4813"}


def test_nobody_works_past_going_home_and_his_afternoon_is_to_be_given_away(
    day: Day, problem: Problem, ahead: dict[str, Placement]
) -> None:
    sick = next(person for person in day.workshop.technicians if person.absences)
    assert sick.absences[0].start == at("12:00")
    noon = problem.clock.tick_up(at("12:00"))
    assert not any(sick.id in fact.crew and fact.end > noon for fact in problem.facts.values())
    assert any(sick.id in placement.crew and placement.end > noon for placement in ahead.values())


def test_the_lift_that_is_inspected_was_to_be_used_then(day: Day, problem: Problem) -> None:
    bay = next(bay for bay in day.workshop.bays if bay.closures)
    closed = problem.bays[bay.id].presence.away
    stays = published(problem).by_bay[bay.id]
    assert any(closed & span(stay.start, stay.end) for stay in stays)


def test_the_booth_closes_for_its_filters_after_the_last_cycle(problem: Problem) -> None:
    booth = problem.booths["booth-1"]
    assert booth.closed.bit_count() == 2 * 12
    assert not any(booth.closed & span(cycle.start, cycle.end) for cycle in published(problem).cycles)


def test_the_house_has_long_lifts_a_place_with_hours_a_swapped_shift_and_a_working_sunday(
    day: Day, problem: Problem, ahead: dict[str, Placement]
) -> None:
    assert problem.operations["4801/service"].bay_features == {"long_wheelbase"}
    assert "long_wheelbase" in problem.bays[ahead["4801/service"].bay or ""].features
    assert [bay.id for bay in day.workshop.bays if bay.opening] == ["b-26"]
    assert "b-26" in {placement.bay for placement in ahead.values()}
    assert problem.technicians["t-08"].presence.working.bit_count() == 8 * 12
    sunday = problem.clock.tick_up(at("12:00") + timedelta(5))
    assert any(start <= sunday < end for start, end in problem.later)


def test_times_are_known_for_somebody_a_place_and_both(problem: Problem, ahead: dict[str, Placement]) -> None:
    """15 FRU for the pair instead of 20: an hour and a quarter."""
    assert set(problem.operations["4801/service"].ways[0].times) == {("t-12", None), (None, "b-12"), ("t-12", "b-12")}
    service = ahead["4801/service"]
    assert (service.crew, service.bay, service.end - service.start) == (("t-12",), "b-12", 15)


def test_preferred_people_are_planned(problem: Problem, ahead: dict[str, Placement]) -> None:
    assert problem.operations["4801/service"].preferred == {"t-12"}
    assert problem.operations["4802/visit/handover"].preferred == set(ahead["4802/visit/handover"].crew) == {"s-02"}


def test_orders_have_weights_of_their_own_and_a_latest_time(problem: Problem) -> None:
    weights = {order.order_class: order.weight for order in problem.orders.values() if order.id != "4802"}
    assert (weights["campaign"], weights["comeback"]) == (2, 12)
    assert problem.orders["4802"].weight == 20
    assert problem.orders["4802"].latest == problem.clock.tick_up(at("16:30"))


def test_every_class_is_there(day: Day) -> None:
    classes = {order.order_class for order in day.orders if order.status != "handed_over"}
    assert classes == {"comeback", "hvc", "fast_lane", "booked", "walk_in", "internal", "campaign"}


def test_parts_come_from_the_shelf_tomorrow_or_the_day_after(problem: Problem) -> None:
    releases = {
        name: problem.clock.moment(problem.operations[name].release)
        for name in ("4803/recall_airbag/recall_airbag", "4804/control_arms/control_arms", "4805/turbo/turbo")
    }
    days = (at("13:00"), at("07:00") + timedelta(1), at("11:00") + timedelta(2))
    assert tuple(releases.values()) == days


def test_a_customer_agrees_at_lunch(problem: Problem, ahead: dict[str, Placement]) -> None:
    assert problem.operations["4806/wiring/wiring"].release == problem.clock.tick_up(at("13:15"))
    assert "4806/wiring/wiring" in ahead


def test_two_tests_share_their_preparation(problem: Problem) -> None:
    """The longer counts in full, 9 FRU; the other takes 3 instead of 7."""
    assert problem.operations["4807/test_drivetrain"].ways[0].ticks == 9
    assert problem.operations["4807/test_chassis"].ways[0].ticks == 3


def test_a_leak_is_tested_for_between_half_an_hour_and_two_hours_after_sealing(
    problem: Problem, ahead: dict[str, Placement]
) -> None:
    link = next(link for link in problem.links if link.after == "4808/leak_test")
    assert (link.min_lag, link.max_lag) == (6, 24)
    assert 6 <= ahead["4808/leak_test"].start - ahead["4808/seal"].end <= 24


def test_high_voltage_parts_are_replaced_under_supervision_in_one_stay(
    problem: Problem, ahead: dict[str, Placement]
) -> None:
    order, number = problem.group_of["4809/hv_compressor/hv_compressor"]
    assert len(problem.orders[order].groups[number]) == 3
    assert ahead["4809/hv_compressor/hv_compressor"].supervisor is not None


def test_an_electric_car_asks_for_the_standard_paint_and_gets_the_mild_one(day: Day, problem: Problem) -> None:
    step = next(item for item in order(day, "8113").work if isinstance(item, Step) and item.step == "paint")
    assert not isinstance(step.operation, str)
    assert step.operation.booth is not None
    assert step.operation.booth.programme == "standard"
    assert published(problem).cycle_of["8113/paint"].programme == "low_temperature"


def test_work_is_bought_in_cars_are_collected_driven_and_brought_back(
    problem: Problem, ahead: dict[str, Placement]
) -> None:
    assert problem.operations["4810/glass"].sublet
    assert "4810/glass" in published(problem).placements
    kinds = {problem.operations[name].kind for name in ahead}
    assert {"collection", "return", "test_drive"} <= kinds


def test_a_customer_is_owed_a_loaner_tomorrow_and_those_who_have_one_keep_it(day: Day, problem: Problem) -> None:
    need = problem.orders["4805"].loan
    assert need is not None
    assert need.duty == problem.clock.midnight(at("00:00").date() + timedelta(1))
    out = {o.id: o.loaner for o in day.orders if o.mode == "loaner" and o.id in problem.orders}
    assert out == {name: published(problem).loans[name].loaner for name in out}


def test_people_have_decided_five_things_one_whatever_it_breaks(day: Day, problem: Problem) -> None:
    pins = [record.pin for record in records(day) if record.pin]
    parts = [pin.model_dump(exclude_defaults=True).keys() for pin in pins]
    assert sorted(sorted(part) for part in parts) == [
        ["bay"],
        ["bay", "forced", "start", "technicians"],
        ["start"],
        ["technicians"],
        ["way"],
    ]
    forced = next(name for name, fact in problem.facts.items() if fact.start > problem.as_of)
    assert problem.operations[forced].kind == "inspection"


def test_the_house_is_a_little_more_patient_than_the_dealer(problem: Problem) -> None:
    assert [(tier.name, tier.terms) for tier in problem.tiers] == [(tier.name, tier.terms) for tier in DEALER]
    assert [tier.tolerance for tier in problem.tiers] == [0, 60, 0, 0]
