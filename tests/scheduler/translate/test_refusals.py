"""What is asked for and not planned yet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scheduler.translate.days import (
    WEEK,
    Json,
    faults,
    only_fault,
    operation,
    order,
    package,
    step,
    technician,
    workshop,
)

BOOTH = {
    "id": "booth-1",
    "name": "Booth",
    "panels": 6,
    "programmes": [{"id": "standard", "name": "Standard", "phases": [{"name": "bake", "duration": "40 min"}]}],
}
HIGH_VOLTAGE = [{"work": 6, "crew": [{"skill": "brakes", "high_voltage": "2S"}]}]
SPECIAL: list[tuple[Json, str]] = [
    ({"booth": {"programme": "standard"}}, "booth: booth cycles are"),
    ({"sublet_lead": "24 h"}, "sublet_lead: bought-in operations are"),
    ({"supervised": True}, "supervised: supervisors are"),
    ({"ways": HIGH_VOLTAGE}, "ways[0].crew[0].high_voltage: high-voltage qualifications are"),
]


def test_a_refusal_names_the_field_the_order_and_a_way_out() -> None:
    assert only_fault(order(mode="loaner")) == (
        "orders[0].mode: loaner cars are not planned yet (order 4711 asks for one)."
        " Plan it as `leaves` until a later version."
    )


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"mode": "collection"}, "mode"),
        ({"loaner_class": "compact"}, "loaner_class"),
        ({"delivery_stop": True}, "delivery_stop"),
        ({"warranty_days": 3}, "warranty_days"),
        ({"daily_labour_limit": "2 h"}, "daily_labour_limit"),
    ],
)
def test_what_an_order_asks_for_is_refused_by_name(wish: Json, field: str) -> None:
    line = only_fault(order(**wish))
    assert line.startswith(f"orders[0].{field}: ")
    assert "not planned yet (order 4711 asks for" in line


@pytest.mark.parametrize(("change", "text"), SPECIAL)
def test_what_an_operation_asks_for_is_refused_once(change: Json, text: str) -> None:
    """Two orders use the same catalogue entry."""
    shop = workshop(operations={"special": operation() | change})
    line = only_fault(order(step("a", "special"), id="1"), order(step("a", "special"), id="2"), shop=shop)
    assert line.startswith(f"workshop.operations.special.{text} not planned yet (order 1 has Work).")


@pytest.mark.parametrize("wish", [{"optional": True}, {"prize": 30}])
def test_optional_steps_are_refused_once(wish: Json) -> None:
    shop = workshop(packages=[package("oil", step("a", **wish))])
    (field,) = wish
    line = only_fault(order({"package": "oil"}, id="1"), order({"package": "oil"}, id="2"), shop=shop)
    assert line.startswith(f"workshop.packages[0].steps[0].{field}: ")


def test_overtime_and_parking_places_are_refused() -> None:
    shift = {"days": WEEK, "start": "08:00", "end": "17:00", "overtime": [{"start": "17:00", "end": "18:00"}]}
    line = only_fault(order(), shop=workshop(technicians=[technician("li", "brakes", shifts=[shift])]))
    assert line.startswith("workshop.technicians[0].shifts[0].overtime: overtime windows are not planned yet")
    assert only_fault(order(), shop=workshop(yard={"places": 3})).startswith("workshop.yard: ")


def test_what_a_workshop_merely_has_is_fine() -> None:
    """A booth, a loaner, a qualification, and catalogue entries that no order of the day uses."""
    catalogue: dict[str, Any] = {f"special-{i}": operation() | change for i, (change, _) in enumerate(SPECIAL)}
    shop = workshop(
        booths=[BOOTH],
        loaners=[{"id": "l-1", "plate": "京A·D1001", "loaner_class": "compact"}],
        technicians=[technician("li", "brakes", high_voltage="2S")],
        operations=catalogue,
        packages=[package("extra", step("a", optional=True))],
    )
    assert not faults(order(), shop=shop)
