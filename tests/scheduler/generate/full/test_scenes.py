"""The example days of full workshops."""

from collections import Counter
from collections.abc import Iterator

import pytest

from scheduler.documents.day import Day
from scheduler.documents.orders import PackageItem
from scheduler.generate.scenes import SCENES
from scheduler.problem import Problem
from scheduler.translate import to_problem

NAMES = ("body-paint-week", "medium-full", "large-week", "ev-day", "recall-wave")


@pytest.fixture(scope="module")
def days() -> dict[str, Day]:
    return {name: SCENES[name]() for name in NAMES}


@pytest.fixture(scope="module")
def problems(days: dict[str, Day]) -> dict[str, Problem]:
    return {name: to_problem(day) for name, day in days.items()}


def packages(day: Day) -> Iterator[PackageItem]:
    return (item for order in day.orders for item in order.work if isinstance(item, PackageItem))


@pytest.mark.parametrize(
    ("name", "orders"),
    [
        ("body-paint-week", 30 + 5 * 4),
        ("medium-full", 50 + 30),
        ("large-week", 5 * 110 + 80 + 5 * 11),
        ("ev-day", 50),
        ("recall-wave", 39),
    ],
)
def test_scenes_have_their_orders(days: dict[str, Day], name: str, orders: int) -> None:
    """Recalls: 50 orders / 0.9 × 0.7; all others are given."""
    assert len(days[name].orders) == orders


def test_body_and_paint_has_work_for_most_of_the_week(problems: dict[str, Problem]) -> None:
    """Promised within the week: more than a third of what four people of a trade can do; begun besides: the rest."""
    problem = problems["body-paint-week"]
    for trade in ("body", "paint"):
        people = [person for person in problem.technicians.values() if person.trade == trade]
        hours = sum(person.presence.working.bit_count() for person in people)
        skills = {skill for person in people for skill in person.skills}
        left = [o for o in problem.operations.values() if o.id not in problem.facts]
        asked = sum(o.ways[0].ticks for o in left if {slot.skill for slot in o.ways[0].crew} & skills)
        assert asked > hours


def test_a_full_day_has_everything(days: dict[str, Day], problems: dict[str, Problem]) -> None:
    day, problem = days["medium-full"], problems["medium-full"]
    assert {order.mode for order in day.orders} == {"waits", "leaves", "loaner", "collection"}
    assert {"hvc", "fast_lane", "comeback", "walk_in"} <= {order.order_class for order in day.orders}
    assert any(order.loan and order.loan.duty for order in problem.orders.values())
    assert any(operation.supervised for operation in problem.operations.values())
    assert any(operation.sublet for operation in problem.operations.values())
    assert any(person.presence.overtime for person in problem.technicians.values())
    assert {order.carries_over for order in problem.orders.values()} == {True, False}


def test_most_cars_of_the_electric_day_have_a_plug(days: dict[str, Day], problems: dict[str, Problem]) -> None:
    drives = Counter(order.vehicle.drive for order in days["ev-day"].orders)
    assert drives["electric"] + drives["plug_in_hybrid"] >= 0.6 * len(days["ev-day"].orders)
    wanted = {"hv_module", "hv_cells", "hv_compressor", "hv_charging_socket", "software", "battery"}
    assert wanted <= {item.package for item in packages(days["ev-day"])}
    crews = {tuple(s.high_voltage for s in o.ways[0].crew) for o in problems["ev-day"].operations.values()}
    assert {(2, 1), (3, 2)} <= crews


def test_high_voltage_parts_are_isolated_and_recommissioned_in_one_stay(problems: dict[str, Problem]) -> None:
    problem = problems["ev-day"]
    repairs = [o for o in problem.operations.values() if o.id.split("/")[-1] in ("hv_module", "hv_compressor")]
    for repair in repairs:
        order, number = problem.group_of[repair.id]
        assert len(problem.orders[order].groups[number]) == 3


def test_recalls_are_offered_to_most_and_forced_on_new_cars(days: dict[str, Day]) -> None:
    day = days["recall-wave"]
    customers = [order for order in day.orders if order.customer and not order.delivery_stop]
    offered = [item for item in packages(day) if item.optional]
    assert len(offered) >= 0.55 * len(customers)
    assert all(item.prize for item in offered)
    stopped = [order for order in day.orders if order.delivery_stop]
    assert len(stopped) >= 3
    parts = [part for order in day.orders for part in order.parts if part.supply == "overnight"]
    assert {part.available is None for part in parts} == {True, False}
