"""What a generated day is like, over a few seeds; shares and sizes are those that dealers' workshops report."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.generate import generate
from scheduler.generate.places import Language
from scheduler.generate.sizes import Size
from scheduler.translate import to_problem
from tests.scheduler.generate.measures import able, load, mechanics_of, minutes, work

SEEDS = (1, 2, 3)
SIZES: tuple[Size, ...] = ("small", "medium", "large")
BANDS = ((0, 12), (12, 24), (24, 48), (48, 200))
"""Sizes of orders in FRU: above, up to."""


def many_orders() -> list[WorkOrder]:
    """350 or so orders of six days."""
    return [order for seed in range(1, 7) for order in generate("medium", seed=seed).orders] + list(
        generate("large").orders
    )


def share(count: int, orders: list[WorkOrder]) -> float:
    return 100 * count / len(orders)


def written(day: Day) -> str:
    return day.model_dump_json(by_alias=True)


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ("zh", "de", "en"))))
def test_every_size_can_be_planned_in_every_place(size: Size, language: Language) -> None:
    day = generate(size, language=language)
    assert len(to_problem(day).orders) == len(day.orders)


@pytest.mark.parametrize(
    ("size", "orders", "fewest", "most"), [("small", 14, 75, 95), ("medium", 50, 285, 315), ("large", 110, 625, 675)]
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_usual_day_has_the_orders_of_its_size(size: Size, orders: int, fewest: int, most: int, seed: int) -> None:
    """About six operations an order: reception, one or two of work, self-check, inspection, wash, handover."""
    problem = to_problem(generate(size, seed=seed))
    assert len(problem.orders) == orders
    assert fewest <= len(problem.operations) <= most


@pytest.mark.parametrize(("size", "wanted", "seed"), list(product(SIZES, (0.7, 0.9, 1.1), SEEDS)))
def test_the_work_is_the_wanted_share_of_what_can_be_sold(size: Size, wanted: float, seed: int) -> None:
    assert load(generate(size, wanted, seed)) == pytest.approx(wanted, rel=0.05)


def test_a_week_is_loaded_like_its_days() -> None:
    assert load(generate("small", days=5, first_day=date(2026, 11, 23))) == pytest.approx(0.9, rel=0.05)


def test_orders_have_the_usual_mix_of_sizes() -> None:
    """Up to 12 FRU of 5 minutes 45 %, up to 24 27 %, up to 48 18 %, more 10 %; about 23 FRU on average."""
    sizes = []
    for seed in SEEDS:
        problem = to_problem(generate("large", seed=seed, language="zh"))
        sizes += [work(problem, order) / 5 for order in problem.orders]
    shares = [100 * sum(low < size <= high for size in sizes) / len(sizes) for low, high in BANDS]
    assert shares == pytest.approx([45, 27, 18, 10], abs=4)
    assert sum(sizes) / len(sizes) == pytest.approx(22.5, abs=1.5)


def test_orders_have_the_usual_mix_of_classes() -> None:
    orders = many_orders()
    counts = Counter(order.order_class for order in orders)
    usual = {"comeback": 3, "hvc": 8, "fast_lane": 16, "booked": 55, "walk_in": 12, "internal": 6}
    assert {name: share(count, orders) for name, count in counts.items()} == pytest.approx(usual, abs=2)


def test_a_third_of_the_customers_wait() -> None:
    orders = many_orders()
    assert share(sum(order.mode == "waits" for order in orders), orders) == pytest.approx(35, abs=2)
    express = [order for order in orders if order.order_class == "fast_lane"]
    assert share(sum(order.mode == "waits" for order in express), express) == pytest.approx(80, abs=6)


def test_some_cars_wait_for_parts_and_some_for_approvals() -> None:
    orders = many_orders()
    assert share(sum(bool(order.parts) for order in orders), orders) == pytest.approx(8, abs=1)
    assert share(sum(bool(order.approvals) for order in orders), orders) == pytest.approx(4, abs=1)


def test_some_cars_are_plugged_in() -> None:
    orders = many_orders()
    plugged = sum(order.vehicle.drive != "combustion" for order in orders)
    assert share(plugged, orders) == pytest.approx(15, abs=4)


def test_plates_are_unique() -> None:
    orders = generate("large", 1.1).orders
    assert len({order.vehicle.plate for order in orders}) == len(orders)


@pytest.mark.parametrize(("size", "seed"), list(product(SIZES, SEEDS)))
def test_every_promise_leaves_time_for_the_work(size: Size, seed: int) -> None:
    """Even with nobody before it, a car takes its work and, counted by the same clock, its reception and wash."""
    day = generate(size, seed=seed)
    problem = to_problem(day)
    for order in day.orders:
        assert order.promise is not None
        start = max(order.arrival, day.as_of)
        assert order.promise.time >= start + timedelta(minutes=work(problem, order.id))


def test_customers_come_on_the_quarter_hour_and_most_in_the_morning() -> None:
    arrivals = [order.arrival for order in generate("medium").orders if order.arrival.date() == date(2026, 11, 24)]
    assert all(arrival.minute % 15 == 0 and 8 <= arrival.hour < 16 for arrival in arrivals)
    before_eleven = sum(arrival.hour < 11 for arrival in arrivals)
    assert 0.5 < before_eleven / len(arrivals) < 0.75


def test_cars_of_the_house_and_dropped_keys_are_there_in_the_morning() -> None:
    """They need no reception; nobody hands a car over to the house."""
    day = generate("medium")
    early = [order for order in day.orders if order.arrival < day.as_of]
    assert {order.order_class for order in early} == {"internal", "booked"}
    kinds = {
        order.order_class: {
            operation.kind for operation in to_problem(day).operations.values() if operation.order == order.id
        }
        for order in early
    }
    assert "reception" not in kinds["internal"] | kinds["booked"]
    assert "handover" in kinds["booked"]
    assert "handover" not in kinds["internal"]


@pytest.mark.parametrize("size", SIZES)
def test_who_does_not_wait_fetches_the_car_in_the_evening(size: Size) -> None:
    first, last = {"small": (16.5, 17.5), "medium": (16.5, 17.5), "large": (16.5, 19.75)}[size]
    for order in generate(size).orders:
        assert order.promise is not None
        hour = order.promise.time.hour + order.promise.time.minute / 60
        assert hour <= (17.5 if size != "large" else 20)
        assert order.mode == "waits" or first <= hour <= last


@pytest.mark.parametrize("size", SIZES)
def test_cars_wait_for_nobody_but_technicians(size: Size) -> None:
    """Advisors, inspectors, washers and their bays are busy less than three quarters of their time."""
    problem = to_problem(generate(size))
    for trade in ("service_advisor", "inspection", "wash"):
        people = [technician for technician in problem.technicians.values() if technician.trade == trade]
        hours = sum(technician.presence.working.bit_count() for technician in people)
        skills = {skill for technician in people for skill in technician.skills}
        asked = [o.ways[0].ticks for o in problem.operations.values() if {s.skill for s in o.ways[0].crew} & skills]
        assert 0 < sum(asked) < 0.75 * hours


@pytest.mark.parametrize(("size", "fewest"), [("small", 1), ("medium", 3), ("large", 6)])
def test_every_operation_has_somebody_who_can_do_it(size: Size, fewest: int) -> None:
    """The hardest work is for masters."""
    problem = to_problem(generate(size, 1.1))
    attended = [o for o in problem.operations.values() if minutes(problem, o)]
    assert min(len(able(problem, operation) & mechanics_of(problem)) for operation in attended) >= fewest


@pytest.mark.parametrize(("size", "seed"), list(product(SIZES, SEEDS)))
def test_equipment_and_the_alignment_bay_suffice(size: Size, seed: int) -> None:
    """Less than four fifths of the opening hours are asked for."""
    problem = to_problem(generate(size, seed=seed))
    hours = sum(end - start for start, end in problem.opening)
    for pool in problem.pools.values():
        held = sum(o.ways[0].ticks for o in problem.operations.values() for p, _ in o.equipment if p == pool.id)
        assert held < 0.8 * len(pool.units) * hours
    bays = [bay for bay in problem.bays.values() if "alignment" in bay.kinds]
    aligned = sum(o.ways[0].ticks for o in problem.operations.values() if o.bay_kinds == {"alignment"})
    assert aligned < 0.8 * len(bays) * hours


def test_the_same_arguments_make_the_same_day() -> None:
    assert written(generate("medium", 0.8, 7)) == written(generate("medium", 0.8, 7))


def test_another_seed_makes_another_day() -> None:
    one, other = generate("small", seed=1), generate("small", seed=2)
    assert one.workshop.technicians != other.workshop.technicians
    assert one.orders != other.orders


def test_another_load_finds_the_same_workshop() -> None:
    """So that the two can be compared."""
    assert generate("medium", 0.7).workshop == generate("medium", 1.1).workshop


def test_a_day_is_planned_before_the_doors_open() -> None:
    day = generate("small")
    assert day.as_of == datetime(2026, 11, 24, 6, tzinfo=UTC)  # 07:00 in Munich, an hour before
    assert to_problem(day).opening[0] == (96, 210)  # 08:00 to 17:30


def test_orders_come_on_all_days_on_which_the_workshop_is_open() -> None:
    """Friday to Tuesday in Munich: nobody comes at the weekend."""
    day = generate("small", days=5, first_day=date(2026, 11, 27))
    came = Counter(order.arrival.date() for order in day.orders if order.visit)
    assert set(came) == {date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 1)}
    assert len(day.orders) == 3 * 14


def test_nobody_comes_on_a_public_holiday() -> None:
    """Bavaria keeps Epiphany, a Wednesday in 2027."""
    day = generate("small", days=3, first_day=date(2027, 1, 5))
    assert {order.arrival.date() for order in day.orders if order.visit} == {date(2027, 1, 5), date(2027, 1, 7)}


def test_the_largest_jobs_stay_overnight_if_they_can() -> None:
    """Not on the last day, on which they have to be ready."""
    day = generate("small", days=2)
    problem = to_problem(day)
    stays = {
        (order.arrival.date().day, order.promise.time.date() > order.arrival.date())
        for order in day.orders
        if order.visit and order.promise and work(problem, order.id) > 48 * 5
    }
    assert (24, True) in stays
    assert (25, True) not in stays


def test_what_takes_longer_than_a_day_comes_where_there_are_two_nights_for_it() -> None:
    """A timing chain is 120 FRU of work, a day of a technician 90."""
    week = generate("medium", days=6, first_day=date(2026, 11, 23))
    problem = to_problem(week)
    long = [order for order in week.orders if work(problem, order.id) > 90 * 5]
    assert long
    assert all(order.promise and order.promise.time - order.arrival > timedelta(days=2) for order in long)
    alone = to_problem(generate("medium"))
    assert max(work(alone, order) for order in alone.orders) < 90 * 5


def test_a_closed_day_cannot_be_generated() -> None:
    with pytest.raises(ValueError, match="closed from 2026-11-29 for 1 days: choose another first day"):
        generate("small", first_day=date(2026, 11, 29))
