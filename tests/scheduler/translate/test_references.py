"""Ids that occur twice, and names in a workshop that nothing has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scheduler.translate.days import (
    at,
    bay,
    booth,
    faults,
    only_fault,
    operation,
    order,
    package,
    step,
    technician,
    workshop,
)

POOL = {"id": "ista", "name": "ISTA", "units": ["I-1"]}
PEOPLE = [technician("li", "brakes"), technician("li", "brakes")]


@pytest.mark.parametrize(
    ("shop", "line"),
    [
        ({"technicians": PEOPLE}, 'workshop.technicians[1].id: technician "li" is listed twice.'),
        (
            {"technicians": [technician("li", "brakes", "brakes")]},
            'workshop.technicians[0].skills[1].skill: skill "brakes" is listed twice.',
        ),
        ({"bays": [bay("b-1", "lift"), bay("b-1", "lift")]}, 'workshop.bays[1].id: bay "b-1" is listed twice.'),
        (
            {"equipment": [POOL, POOL | {"units": ["I-2"]}]},
            'workshop.equipment[1].id: equipment pool "ista" is listed twice.',
        ),
        (
            {"equipment": [POOL, POOL | {"id": "icom", "units": ["I-1", "I-1"]}]},
            'workshop.equipment[1].units[1]: equipment unit "I-1" is listed twice.',
        ),
        (
            {"packages": [package("oil", step("a")), package("oil", step("a"))]},
            'workshop.packages[1].id: package "oil" is listed twice.',
        ),
        (
            {"packages": [package("oil", step("a"), step("a"))]},
            'workshop.packages[0].steps[1].step: step "a" is listed twice.',
        ),
        (
            {"visit": {"before": [step("a")], "after": [step("a")]}},
            'workshop.visit.after[0].step: step "a" is listed twice.',
        ),
        (
            {"visit": {"after": [step("a")], "collect": [step("b")], "bring_back": [step("a")]}},
            'workshop.visit.bring_back[0].step: step "a" is listed twice.',
        ),
        ({"booths": [booth(), booth()]}, 'workshop.booths[1].id: booth "booth-1" is listed twice.'),
    ],
)
def test_no_id_occurs_twice(shop: dict[str, Any], line: str) -> None:
    assert only_fault(order(), shop=workshop(**shop)).startswith(line)


def test_no_order_occurs_twice_even_if_one_is_cancelled() -> None:
    assert only_fault(order(), order(status="cancelled")).startswith('orders[1].id: order "4711" is listed twice.')


@pytest.mark.parametrize("field", ["same_bay_as", "same_technicians_as"])
def test_a_package_that_nobody_orders_names_only_its_own_steps(field: str) -> None:
    shop = workshop(packages=[package("oil", step("a"), step("b", **{field: "c"}))])
    line = only_fault(order(), shop=shop)
    assert line == f'workshop.packages[0].steps[1].{field}: there is no step "c". Known: a, b.'


def test_only_an_order_can_tell_whether_another_package_is_there() -> None:
    shop = workshop(
        packages=[package("oil", step("a", after=[{"step": "brakes/pads"}])), package("brakes", step("pads"))]
    )
    assert not faults(order(), shop=shop)
    assert not faults(order({"package": "brakes"}, {"package": "oil"}), shop=shop)
    assert only_fault(order({"package": "oil"}), shop=shop) == (
        'workshop.packages[0].steps[0].after[0].step: there is no operation "brakes/pads". Known: oil/a.'
    )


def test_what_a_package_needs_is_checked_even_where_no_order_uses_it() -> None:
    shop = workshop(packages=[package("oil", step("a", operation("8 ZE")))])
    assert only_fault(order(), shop=shop).startswith("workshop.packages[0].steps[0].operation.ways[0].work: 8 ZE")


def test_steps_of_packages_and_visit_need_a_known_operation() -> None:
    packages = [package("oil", step("a", "drain"))]
    line = only_fault(order(), shop=workshop(packages=packages, operations={"fill": operation()}))
    assert line.startswith("workshop.packages[0].steps[0].operation: ")
    assert line.endswith('there is no operation in the catalogue "drain". Known: fill.')


def test_the_published_plan_is_one_of_this_workshop() -> None:
    plan = {"schema": "workshop-plan/1", "workshop": "munich", "as_of": at("06:00"), "placements": [], "stays": []}
    assert only_fault(order(), published=plan) == 'published.workshop: there is no workshop "munich". Known: beijing.'


def test_of_too_many_known_names_the_nearest_are_shown() -> None:
    people = [technician(name, "brakes") for name in ("zhang", *(f"t-{i}" for i in range(29)))]
    line = only_fault(order(step("a", preferred_technicians=["zhan"])), shop=workshop(technicians=people))
    assert line.endswith("Known: zhang and 29 more.")
