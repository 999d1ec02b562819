"""The published day of a repair shop."""

from collections import Counter

from scheduler.generate.repair_shop import repair_shop
from scheduler.translate import to_problem


def test_it_has_the_published_cars_and_minutes() -> None:
    """28 cars, 49 operations; 850, 1,270, 460 and 845 minutes by kind of station."""
    problem = to_problem(repair_shop())
    assert (len(problem.orders), len(problem.operations), len(problem.technicians)) == (28, 49, 8)
    minutes: Counter[str] = Counter()
    for operation in problem.operations.values():
        minutes[operation.ways[0].crew[0].skill] += operation.ways[0].seconds // 60
    assert minutes == {"kind_1": 850, "kind_2": 1270, "kind_3": 460, "kind_4": 845}


def test_a_station_is_open_for_seven_hours_and_may_go_on_for_four() -> None:
    for station in to_problem(repair_shop()).technicians.values():
        assert station.presence.working.bit_count() == 7 * 12
        assert station.presence.overtime.bit_count() == 4 * 12


def test_operations_of_a_car_come_in_any_order_and_none_is_promised() -> None:
    problem = to_problem(repair_shop())
    assert not problem.links
    assert all(order.due is None and not order.carries_over for order in problem.orders.values())
