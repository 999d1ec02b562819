"""Orders spelled out into operations."""

from __future__ import annotations

import pytest

from tests.scheduler.translate.days import at, faults, only_fault, operation, order, package, problem, step, workshop

OIL = package("oil", step("drain"), step("fill"))
VISIT = {
    "before": [step("reception", operation(2, "reception", kind="reception") | {"kind": "reception"})],
    "after": [step("wash", operation(3, "brakes", kind=""))],
}


def test_operation_ids_name_order_package_and_step() -> None:
    """The visit wraps packages and listed steps; a package that is named twice is counted."""
    shop = workshop(packages=[OIL], visit=VISIT, operations={"pads": operation(name="Front pads")})
    made = problem(order({"package": "oil"}, step("pads", "pads"), {"package": "oil"}), shop=shop)
    assert made.orders["4711"].operations == (
        "4711/visit/reception",
        "4711/oil/drain",
        "4711/oil/fill",
        "4711/pads",
        "4711/oil#2/drain",
        "4711/oil#2/fill",
        "4711/visit/wash",
    )
    assert made.operations["4711/pads"].name == "Front pads"
    assert made.operations["4711/visit/reception"].kind == "reception"


def test_an_order_that_lists_its_own_steps_has_no_visit_steps() -> None:
    made = problem(order(visit=False), shop=workshop(visit=VISIT))
    assert list(made.operations) == ["4711/pads"]


@pytest.mark.parametrize("status", ["cancelled", "no_show", "handed_over"])
def test_an_order_that_is_gone_is_not_planned(status: str) -> None:
    """Nothing of it is looked at but its id: this one names a package that does not exist."""
    made = problem(order({"package": "sold out"[:4]}, id="1", status=status), order(id="2", status="in_progress"))
    assert list(made.orders) == ["2"]
    assert list(made.operations) == ["2/pads"]


def test_an_unknown_package_is_named_with_the_known_ones() -> None:
    line = only_fault(order({"package": "oli"}), shop=workshop(packages=[OIL]))
    assert line == 'orders[0].work[0].package: there is no package "oli". Known: oil.'


def test_steps_of_an_unknown_package_are_not_reported_one_by_one() -> None:
    part = {"name": "Oil", "available": at("09:00"), "operation": "oli/fill"}
    assert "oli" in only_fault(order({"package": "oli"}, parts=[part]), shop=workshop(packages=[OIL]))


def test_an_unknown_catalogue_operation_is_one_fault_however_many_orders_need_it() -> None:
    shop = workshop(packages=[package("oil", step("drain", "drian"))], operations={"drain": operation()})
    orders = [order({"package": "oil"}, id=name) for name in ("1", "2")]
    line = only_fault(*orders, shop=shop)
    assert line.startswith('workshop.packages[0].steps[0].operation: there is no operation in the catalogue "drian".')


def test_a_step_is_listed_once_on_an_order() -> None:
    assert only_fault(order(step("a"), step("a"))).startswith('orders[0].work[1].step: step "a" is listed twice.')


def test_two_orders_never_share_an_operation_id() -> None:
    """Order `1` with package `2` and order `1/2` would both have `1/2/drain`."""
    shop = workshop(packages=[package("2", step("drain"))])
    found = faults(order({"package": "2"}, id="1"), order(step("drain"), id="1/2"), shop=shop)
    assert [fault.path for fault in found] == ["orders[1].id"]


def test_an_operation_id_fits_into_the_plan_document() -> None:
    """120 characters at most: 100 + `/` + 20 is one too many."""
    assert not faults(order(step("s" * 19), id="1" * 100))
    assert "orders[0].work[0].step" in only_fault(order(step("s" * 20), id="1" * 100))


def test_an_order_has_so_many_steps_that_a_car_can_be_built_anew_and_no_more() -> None:
    """Four packages of 100 steps, and one step more."""
    shop = workshop(packages=[package("all", *(step(f"s{i}") for i in range(100)))])
    assert len(problem(order(*[{"package": "all"}] * 4), shop=shop).operations) == 400
    line = only_fault(order(*[{"package": "all"}] * 4, step("pads")), shop=shop)
    assert line == "orders[0].work: comes to more than 400 steps with its packages. Make it several orders."
