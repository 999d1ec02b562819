"""Collection, delivery stops, limits on the work of a day."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from scheduler.orders import Link
from tests.scheduler.translate.days import (
    Json,
    at,
    faults,
    only_fault,
    operation,
    order,
    package,
    problem,
    step,
    technician,
    tick,
    workshop,
)


def of_kind(kind: str, **more: Any) -> Json:
    """An operation of 6 FRU without a bay."""
    return operation(kind="") | {"kind": kind} | more


VISIT = {
    "collect": [step("fetch", of_kind("collection"))],
    "before": [step("reception", of_kind("reception"), after=[])],
    "after": [step("wash", of_kind("wash")), step("handover", of_kind("handover"))],
    "bring_back": [step("bring", of_kind("return"))],
}
SHOP = workshop(visit=VISIT)


def test_a_car_that_is_collected_is_fetched_first_and_brought_back_instead_of_handed_over() -> None:
    made = problem(order(mode="collection"), shop=SHOP)
    names = [f"4711/{key}" for key in ("visit/fetch", "visit/reception", "pads", "visit/wash", "visit/bring")]
    assert list(made.operations) == names
    assert made.links == tuple(Link(a, b) for a, b in pairwise(names))


def test_other_cars_are_neither_fetched_nor_brought_back() -> None:
    assert [name.rpartition("/")[2] for name in problem(order(), shop=SHOP).operations] == [
        "reception",
        "pads",
        "wash",
        "handover",
    ]


def test_a_handover_of_the_catalogue_is_left_out_too() -> None:
    visit = VISIT | {"after": [step("wash", of_kind("wash")), step("handover", "give")]}
    made = problem(order(mode="collection"), shop=workshop(visit=visit, operations={"give": of_kind("handover")}))
    assert "4711/visit/handover" not in made.operations


def test_an_order_without_the_visits_steps_lists_its_own_drives() -> None:
    work = [step("there", of_kind("collection")), step("pads"), step("back", of_kind("return"))]
    made = problem(order(*work, mode="collection", visit=False, travel="20 min"), shop=SHOP).operations
    assert [o.ways[0].seconds for o in made.values()] == [4200, 1800, 4200]


def test_work_in_any_order_waits_for_the_collection() -> None:
    shop = workshop(visit=VISIT | {"before": []}, packages=[package("oil", step("drain"))])
    made = problem(order(step("a"), {"package": "oil", "any_order": True}, mode="collection"), shop=shop)
    assert Link("4711/visit/fetch", "4711/oil/drain") in made.links


def test_the_drive_there_and_back_is_added_to_both() -> None:
    """6 FRU are 1,800 s, 20 min there and back 2,400 s; of a known time of 4 ticks it makes 12."""
    known = {"ways": [{"work": 6, "crew": [{"skill": "brakes"}], "times": [{"technician": "li", "work": 4}]}]}
    shop = workshop(visit=VISIT | {"collect": [step("fetch", of_kind("collection", **known))]})
    made = problem(order(mode="collection", travel="20 min"), shop=shop).operations
    assert [made[f"4711/{key}"].ways[0].seconds for key in ("visit/fetch", "visit/bring", "pads")] == [4200, 4200, 1800]
    assert made["4711/visit/fetch"].ways[0].times == {("li", None): 12}


def test_a_collection_without_travel_takes_its_own_time() -> None:
    made = problem(order(mode="collection"), shop=SHOP)
    assert made.operations["4711/visit/fetch"].ways[0].seconds == 1800


def test_the_collection_waits_for_no_part() -> None:
    part = {"name": "Disc", "available": at("10:00")}
    made = problem(order(mode="collection", parts=[part]), shop=SHOP).operations
    releases = [made[f"4711/visit/{key}"].release for key in ("fetch", "reception", "wash")]
    assert releases == [tick("08:00"), tick("08:00"), tick("10:00")]


def test_a_workshop_that_cannot_fetch_or_bring_back_is_a_fault() -> None:
    lines = [str(fault) for fault in faults(order(mode="collection"))]
    assert lines == [
        "orders[0].mode: order 4711 is to be collected and has no step of kind collection."
        " Add one to workshop.visit.collect, or write `leaves`.",
        "orders[0].mode: order 4711 is to be collected and has no step of kind return."
        " Add one to workshop.visit.bring_back, or write `leaves`.",
    ]


def test_travel_without_collection_is_a_fault() -> None:
    assert only_fault(order(travel="20 min"), shop=SHOP) == (
        "orders[0].travel: 20 min of travel, and the car is not collected. Take it out, or set mode to collection."
    )
    assert only_fault(order(mode="collection", travel="2 AW"), shop=SHOP).startswith("orders[0].travel: 2 AW: ")


def test_a_delivery_stop_needs_an_operation_that_closes_a_recall() -> None:
    assert only_fault(order(delivery_stop=True)) == (
        "orders[0].delivery_stop: order 4711 has no operation that closes a recall."
        " Add one (recall: true), or take the delivery stop out."
    )
    assert only_fault(order({"package": "recall"}, delivery_stop=True)).startswith("orders[0].work[0].package: ")
    made = problem(order(step("a", operation(recall=True)), delivery_stop=True))
    assert made.orders["4711"].delivery_stop
    assert made.operations["4711/a"].recall


def test_a_daily_limit_is_in_ticks_rounded_down() -> None:
    """34 min are 6 ticks."""
    made = problem(order(daily_labour_limit="34 min"))
    assert made.orders["4711"].labour_limit == 6
    assert problem(order()).orders["4711"].labour_limit is None


def test_a_required_operation_beyond_the_daily_limit_is_a_fault() -> None:
    """Two people for 6 FRU are 60 min, one for 9 FRU 45."""
    pair = {"work": 6, "crew": [{"skill": "brakes", "count": 2}]}
    alone = {"work": 9, "crew": [{"skill": "brakes"}]}
    both = step("a", operation(ways=[pair, alone]))
    assert only_fault(order(both, daily_labour_limit="44 min")) == (
        "orders[0].daily_labour_limit: a takes 45 min of work, the limit is 40 a day."
        " Raise the limit, or split the operation."
    )
    assert not faults(order(both, daily_labour_limit="45 min"))
    assert not faults(order(both | {"optional": True}, daily_labour_limit="10 min"))
    assert only_fault(order(daily_labour_limit="2 AW")).startswith("orders[0].daily_labour_limit: 2 AW: ")


def test_unattended_and_begun_work_may_exceed_the_daily_limit() -> None:
    begun = {"operation": "a", "status": "started", "actual_start": at("07:00"), "technicians": ["li"], "bay": "b-1"}
    curing = operation(90, skill="", kind="")
    assert not faults(order(step("a"), step("b", curing), daily_labour_limit=1, records=[begun]))


def test_work_that_is_bought_in_takes_its_lead_time_and_nobody() -> None:
    """24 h, whatever its ways say."""
    made = problem(order(step("a", operation(sublet_lead="24 h", kind=""))), horizon=DAYS).operations["4711/a"]
    assert made.sublet
    assert [(way.seconds, way.crew) for way in made.ways] == [(86_400, ())]


DAYS = {"first_day": "2026-11-24", "days": 3}


def test_a_car_that_is_away_needs_no_bay_and_no_supervisor() -> None:
    shop = workshop(technicians=[technician("li", "brakes", high_voltage="2S")])
    for more, field in (({}, "bay"), ({"supervised": True, "bay": None}, "supervised")):
        assert only_fault(order(step("a", operation(sublet_lead="24 h") | more)), shop=shop) == (
            f"orders[0].work[0].operation.{field}: Work is bought in, the car is away."
            " Take it out, or take sublet_lead out."
        )
    pools = [{"id": "ista", "name": "ISTA", "units": ["I-1"]}]
    spec = operation(sublet_lead="24 h", kind="", equipment=[{"pool": "ista"}])
    assert "operation.equipment: " in only_fault(order(step("a", spec)), shop=workshop(equipment=pools))
