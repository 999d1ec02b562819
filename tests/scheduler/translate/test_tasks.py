"""What operations need, in the problem's terms."""

from __future__ import annotations

import pytest

from scheduler.orders import Way
from scheduler.resources import Slot
from tests.scheduler.translate.days import (
    Json,
    only_fault,
    operation,
    order,
    problem,
    step,
    technician,
    workshop,
)

TESTERS = [{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}]


def test_work_is_kept_in_seconds_and_roles_become_places() -> None:
    """1 FRU = 300 s."""
    spec = {
        "name": "Gearbox",
        "ways": [
            {"work": 12, "crew": [{"skill": "brakes", "count": 2}, {"skill": "reception", "level": 2}]},
            {"work": "1.5 h"},
        ],
    }
    assert problem(order(step("a", spec))).operations["4711/a"].ways == (
        Way(3600, (Slot("brakes"), Slot("brakes"), Slot("reception", 2))),
        Way(5400),
    )


def test_known_times_are_in_ticks_rounded_up() -> None:
    """32 min are 7 ticks of 5 min."""
    way = {
        "work": 12,
        "crew": [{"skill": "brakes"}],
        "times": [{"technician": "li", "work": "32 min"}, {"technician": "li", "bay": "b-1", "work": 5}],
    }
    made = problem(order(step("a", operation(ways=[way]))))
    assert made.operations["4711/a"].ways[0].times == {("li", None): 7, ("li", "b-1"): 5}


def test_bay_equipment_and_pauses_are_carried_over() -> None:
    spec = operation(bay={"kinds": ["lift"], "features": []}, equipment=[{"pool": "ista"}], pauses=["night"])
    made = problem(order(step("a", spec)), shop=workshop(equipment=TESTERS)).operations["4711/a"]
    assert (made.bay_kinds, made.bay_features, made.equipment) == (frozenset({"lift"}), frozenset(), (("ista", 1),))
    assert (made.pause_break, made.pause_night) == (False, True)


def test_the_same_pool_named_twice_adds_up() -> None:
    spec = operation(equipment=[{"pool": "ista"}, {"pool": "ista"}])
    made = problem(order(step("a", spec)), shop=workshop(equipment=TESTERS)).operations["4711/a"]
    assert made.equipment == (("ista", 2),)


def test_no_operation_needs_two_pools_that_share_a_unit() -> None:
    """Nobody could tell for which of the two it counts."""
    pools = [*TESTERS, TESTERS[0] | {"id": "icom"}]
    spec = operation(equipment=[{"pool": "ista"}, {"pool": "icom"}])
    line = only_fault(order(step("a", spec)), shop=workshop(equipment=pools))
    assert line.startswith(
        "orders[0].work[0].operation.equipment[1].pool: Work needs units of ista and of icom, which both have"
    )


def test_no_operation_needs_more_units_than_there_are() -> None:
    line = only_fault(
        order(step("a", operation(equipment=[{"pool": "ista", "count": 3}]))), shop=workshop(equipment=TESTERS)
    )
    assert line.startswith(
        "orders[0].work[0].operation.equipment[0].count: Work needs 3 units of ista, the workshop has 2."
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"equipment": [{"pool": "x"}]}, "equipment[0].pool"),
        ({"ways": [{"work": 1, "times": [{"technician": "x", "work": 1}]}]}, "ways[0].times[0].technician"),
        ({"ways": [{"work": 1, "times": [{"bay": "x", "work": 1}]}]}, "ways[0].times[0].bay"),
        ({"ways": [{"work": "8 ZE"}]}, "ways[0].work"),
        ({"ways": [{"work": 0}]}, "ways[0].work"),
        ({"ways": [{"work": 1, "plus_work": "8 ZE"}]}, "ways[0].plus_work"),
    ],
)
def test_a_catalogue_is_checked_even_where_no_order_uses_it(change: Json, path: str) -> None:
    line = only_fault(order(), shop=workshop(operations={"spare": operation(**change)}))
    assert line.startswith(f"workshop.operations.spare.{path}: ")


def test_the_wrong_unit_is_named_with_those_that_will_do() -> None:
    assert only_fault(order(step("a", operation("8 ZE")))) == (
        "orders[0].work[0].operation.ways[0].work: 8 ZE: this workshop's labour unit is FRU (5 min);"
        " write FRU, min or h."
    )


HIGH_VOLTAGE = [technician("li", "brakes", high_voltage="3S"), technician("wang", "brakes", high_voltage="3S")]


def test_a_high_voltage_qualification_is_asked_of_each_place() -> None:
    ways = [{"work": 6, "crew": [{"skill": "brakes", "high_voltage": "2S"}, {"skill": "brakes", "high_voltage": "1S"}]}]
    made = problem(order(step("a", operation(ways=ways))), shop=workshop(technicians=HIGH_VOLTAGE))
    assert made.operations["4711/a"].ways[0].crew == (Slot("brakes", 1, 2), Slot("brakes", 1, 1))


def test_work_on_electric_cars_asks_for_the_workshops_minimum() -> None:
    """Of work, and not of a test drive; what asks for more keeps it. The same catalogue entry serves both cars."""
    catalogue = {
        "pads": operation(),
        "drive": operation(kind="") | {"kind": "test_drive"},
        "battery": operation(ways=[{"work": 6, "crew": [{"skill": "brakes", "high_voltage": "3S"}]}]),
    }
    shop = workshop(technicians=HIGH_VOLTAGE, operations=catalogue, high_voltage_minimum="1S")
    work = [step(name, name) for name in catalogue]
    electric = {"plate": "京A·E1", "drive": "electric"}
    made = problem(order(*work, id="1"), order(*work, id="2", vehicle=electric), shop=shop).operations
    assert [o.ways[0].crew[0].high_voltage for o in made.values()] == [0, 0, 3, 1, 0, 3]


def test_supervision_and_recalls_are_said_of_the_operation() -> None:
    made = problem(
        order(step("a", operation(supervised=True, recall=True)), step("b")), shop=workshop(technicians=HIGH_VOLTAGE)
    )
    assert [(o.supervised, o.recall, o.sublet, o.paint) for o in made.operations.values()] == [
        (True, True, False, None),
        (False, False, False, None),
    ]
