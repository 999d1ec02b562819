"""What painted operations need of a booth cycle."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.orders import Operation, Paint
from tests.scheduler.translate.days import (
    Json,
    booth,
    faults,
    only_fault,
    operation,
    order,
    painted,
    problem,
    programme,
    step,
    technician,
    workshop,
)

BOOTHS = [
    booth("booth-1", programmes=[programme("hot"), programme("mild", low_temperature=True)]),
    booth("booth-2", programmes=[programme("gentle", low_temperature=True)], panels=2),
]
SHOP = workshop(booths=BOOTHS)


def paint(drive: str, named: str, panels: int = 1) -> Operation:
    """A painted operation on such a car."""
    car = {"plate": "京A·12345", "drive": drive}
    return problem(order(step("a", painted(named, panels=panels)), vehicle=car), shop=SHOP).operations["4711/a"]


@pytest.mark.parametrize("drive", ["combustion", "hybrid"])
def test_a_car_without_a_large_battery_takes_exactly_the_programme_that_is_named(drive: str) -> None:
    assert paint(drive, "hot").paint == Paint(frozenset({"hot"}))
    assert paint(drive, "mild").paint == Paint(frozenset({"mild"}))


@pytest.mark.parametrize("drive", ["electric", "plug_in_hybrid"])
def test_an_electrified_car_takes_the_programme_that_is_named_only_if_it_is_mild(drive: str) -> None:
    assert paint(drive, "mild").paint == Paint(frozenset({"mild"}))
    assert paint(drive, "hot").paint == Paint(frozenset({"mild", "gentle"}))


def test_a_programme_that_runs_only_in_booths_too_small_will_not_do() -> None:
    """Booth 2 holds 2 panels."""
    assert paint("electric", "hot", panels=2).paint == Paint(frozenset({"mild", "gentle"}), 2)
    assert paint("electric", "hot", panels=3).paint == Paint(frozenset({"mild"}), 3)


def test_a_painted_operation_has_no_bay_and_its_work_is_its_labour() -> None:
    """6 FRU are 1,800 s."""
    made = problem(order(step("a", painted(panels=2, colour="silver"))), shop=workshop(booths=[booth()], **PAINTERS))
    operation = made.operations["4711/a"]
    assert (operation.paint, operation.bay_kinds) == (Paint(frozenset({"standard"}), 2, "silver"), frozenset())
    assert (operation.ways[0].seconds, made.orders["4711"].groups) == (1800, ())


PAINTERS: Json = {"technicians": [technician("li", "brakes", "paint")]}


def test_an_electrified_car_that_no_programme_is_mild_enough_for_is_a_fault() -> None:
    shop = workshop(booths=[booth(programmes=[programme("hot")])])
    car = {"plate": "京A·E1", "drive": "electric"}
    assert only_fault(order(step("a", painted("hot")), vehicle=car), shop=shop) == (
        "orders[0]: 京A·E1 is electric, and no booth has a low-temperature programme for Work."
        " Set low_temperature at a programme that is mild enough, or buy the painting in (sublet_lead)."
    )
    assert not faults(order(step("a", painted("hot"))), shop=shop)


def test_an_unknown_programme_is_a_fault() -> None:
    line = only_fault(order(step("a", painted("cold"))), shop=SHOP)
    assert line == (
        'orders[0].work[0].operation.booth.programme: there is no booth programme "cold". Known: gentle, hot, mild.'
    )


def test_more_panels_than_a_booth_holds_are_a_fault() -> None:
    assert only_fault(order(step("a", painted("gentle", panels=3))), shop=SHOP) == (
        "orders[0].work[0].operation.booth.panels: Work needs 3 panels, a booth with its programme holds 2."
        " Ask for fewer, and paint the others in a second operation."
    )


@pytest.mark.parametrize(
    "more",
    [
        {"bay": {"kinds": ["lift"]}},
        {"equipment": [{"pool": "ista"}]},
        {"pauses": ["break", "night"]},
        {"supervised": True},
        {"sublet_lead": "1 h"},
    ],
)
def test_what_says_nothing_beside_a_booth_is_a_fault(more: dict[str, Any]) -> None:
    shop = workshop(
        booths=BOOTHS,
        equipment=[{"id": "ista", "name": "ISTA", "units": ["I-1"]}],
        technicians=[technician("li", "brakes", high_voltage="2S")],
    )
    (field,) = more
    lines = [str(fault) for fault in faults(order(step("a", painted("hot") | more)), shop=shop)]
    assert any(
        line.startswith(f"orders[0].work[0].operation.{field}: Work is done in a paint booth.") for line in lines
    )


def test_a_second_way_beside_a_booth_is_a_fault() -> None:
    spec = painted("hot")
    line = only_fault(order(step("a", spec | {"ways": spec["ways"] * 2})), shop=workshop(booths=BOOTHS) | PAINTERS)
    assert line == (
        "orders[0].work[0].operation.ways[1]: Work is done in a paint booth."
        " Its ways say only its labour: one is enough. Take it out."
    )


@pytest.mark.parametrize("painted_first", [True, False])
def test_a_painted_step_has_neither_a_bay_nor_people_to_share(painted_first: bool) -> None:
    steps = [painted("hot"), operation()][:: 1 if painted_first else -1]
    key = "a" if painted_first else "b"
    for field, message in (
        ("same_bay_as", f"{key} needs no bay."),
        ("same_technicians_as", f"{key} is done in a paint booth, whose cycles have their own crews."),
    ):
        line = only_fault(order(step("a", steps[0]), step("b", steps[1], **{field: "a"})), shop=SHOP)
        assert line.startswith(f"orders[0].work[1].{field}: {message}")
