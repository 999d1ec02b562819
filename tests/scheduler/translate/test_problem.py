"""Days as a whole."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scheduler.documents.day import Day
from scheduler.errors import InvalidDocument
from scheduler.orders import Link
from scheduler.translate import problem as translation
from scheduler.translate import to_problem
from tests.scheduler.translate.days import (
    at,
    booth,
    document,
    faults,
    operation,
    order,
    package,
    painted,
    problem,
    step,
    technician,
    tick,
    workshop,
)


def test_a_day_becomes_one_problem() -> None:
    """Two orders of a → b each; 07:00 is tick 84, and 09:02 the tick of 09:05."""
    orders = [order(step("a"), step("b"), id=name) for name in ("1", "2")]
    made = problem(*orders, frozen_until=at("09:02"))
    assert list(made.operations) == ["1/a", "1/b", "2/a", "2/b"]
    assert made.links == (Link("1/a", "1/b"), Link("2/a", "2/b"))
    assert (made.as_of, made.frozen_until, made.horizon) == (tick("07:00"), tick("09:05"), 288)


def test_every_fault_of_a_day_is_named_at_once() -> None:
    """One of each reader, over two orders and the workshop; nothing hides what comes after it."""
    shop = workshop(
        technicians=[{**workshop()["technicians"][0], "shifts": [{"days": ["mon"], "start": "08:00", "end": "08:00"}]}],
        packages=[package("oil", step("drain", "x"))],
        booths=[booth(phases=[{"name": "bake", "duration": 0}])],
    )
    found = faults(
        order(step("a", operation("1 AW")), step("b", after=[{"step": "c"}]), id="1"),
        order(step("a", operation(skill="paint")), id="2", mode="loaner", records=[{"operation": "b"}]),
        shop=shop,
        as_of=at("08:00", "2030-01-01"),
        goals=[{"name": "profit", "terms": [{"goal": "profit"}]}],
    )
    assert {fault.path for fault in found} == {
        "workshop.technicians[0].shifts[0]",
        "workshop.packages[0].steps[0].operation",
        "workshop.booths[0].programmes[0].phases[0].duration",
        "orders[0].work[0].operation.ways[0].work",
        "orders[0].work[1].after[0].step",
        "orders[1].work[0].operation.ways",
        "orders[1].mode",
        "orders[1].records[0].operation",
        "as_of",
        "goals[0].terms",
        "goals[0].terms[0].goal",
    }
    assert all(fault.message and "\n" not in str(fault) for fault in found)


LATE = [{"start": "17:00", "end": "19:00"}]
LATE_SHIFT = {"days": ["tue"], "start": "09:00", "end": "17:00", "overtime": LATE}
VISIT = {
    "collect": [step("collect", operation(2, "reception", kind="") | {"kind": "collection"})],
    "bring_back": [step("bring_back", operation(2, "reception", kind="") | {"kind": "return"})],
    "before": [step("reception", operation(2, "reception", kind="reception") | {"kind": "reception"})],
    "after": [step("wash", operation(3, kind=""), after=[{"step": "reception", "max_lag": "9 h"}])],
}
EVERYTHING = document(
    order(
        {"package": "oil"},
        step("a", operation(9, overlap_group="test"), same_bay_as="b", preferred_technicians=["li"]),
        step("b", operation(6, overlap_group="test"), after=[{"step": "oil/drain"}], same_technicians_as="a"),
        promise={"time": at("16:00")},
        parts=[{"name": "Disc", "available": at("10:00"), "operation": "a"}],
        approvals=[{"kind": "customer", "expected": at("10:00")}],
        records=[
            {
                "operation": "visit/reception",
                "status": "finished",
                "actual_start": at("08:00"),
                "actual_end": at("08:10"),
            },
            {
                "operation": "oil/drain",
                "status": "started",
                "actual_start": at("08:10"),
                "technicians": ["li"],
                "bay": "b-1",
            },
            {"operation": "a", "pin": {"bay": "b-1", "technicians": ["li"], "start": at("11:00"), "way": 0}},
        ],
    ),
    order({"package": "oil", "any_order": True}, id="2", customer={"name": "陈女士", "preferred_advisor": "advisor"}),
    order(
        step("paint", painted(panels=2, colour="silver")),
        step("more", painted()),
        step(
            "isolate",
            operation(ways=[{"work": 6, "crew": [{"skill": "brakes", "high_voltage": "1S"}]}], supervised=True),
        ),
        step("glass", operation(sublet_lead="4 h", kind="")),
        step("recall", operation(recall=True), optional=True, prize=30),
        {"package": "oil", "optional": True, "prize": 60},
        id="3",
        vehicle={"plate": "京A·E0001", "drive": "electric"},
        mode="collection",
        travel="20 min",
        delivery_stop=True,
        daily_labour_limit="9 h",
        loaner="l-1",
        repeat_visits=1,
        parts=[{"name": "Disc", "supply": "vor"}],
        records=[
            {
                "operation": "paint",
                "status": "started",
                "actual_start": at("08:05"),
                "technicians": ["li"],
                "bay": "booth-1",
            },
            {"operation": "more", "pin": {"bay": "booth-1", "start": at("14:00"), "forced": True}},
            {
                "operation": "isolate",
                "status": "finished",
                "actual_start": at("08:00"),
                "actual_end": at("08:05"),
                "supervisor": "wang",
            },
        ],
    ),
    order(id="4", mode="loaner", loaner_class="compact", status="arrived"),
    order(id="5", warranty_days=4),
    shop=workshop(
        technicians=[
            technician("li", "brakes", "paint", high_voltage="1S"),
            technician("wang", "brakes", "electrics", high_voltage="2S"),
            technician("advisor", "reception", shifts=[LATE_SHIFT], changes=[{"date": "2026-11-24", "overtime": LATE}]),
        ],
        packages=[package("oil", step("drain", "oil"))],
        operations={"oil": operation(equipment=[{"pool": "ista"}])},
        equipment=[{"id": "ista", "name": "ISTA", "units": ["I-1"]}],
        visit=VISIT,
        booths=[booth(closures=[{"start": at("17:00"), "end": at("18:00")}])],
        loaners=[{"id": "l-1", "plate": "京A·D1001", "loaner_class": "compact", "turnaround": "30 min"}],
        yard={"places": 3},
        high_voltage_minimum="1S",
    ),
    as_of=at("08:20"),
    frozen_until=at("09:00"),
    published={
        "schema": "workshop-plan/1",
        "workshop": "beijing",
        "as_of": at("07:00"),
        "placements": [
            {
                "operation": "2/visit/reception",
                "way": 0,
                "technicians": ["advisor"],
                "bay": "r-1",
                "start": at("08:30"),
                "end": at("08:40"),
                "segments": [],
            }
        ],
        "stays": [],
        "booth_cycles": [
            {
                "booth": "booth-1",
                "programme": "standard",
                "start": at("10:00"),
                "end": at("11:00"),
                "operations": ["3/paint"],
                "phases": [{"name": "coat", "technicians": ["li"], "start": at("10:00"), "end": at("10:30")}],
            }
        ],
        "loaners": [{"order": "4", "loaner": "l-1", "start": at("08:30"), "end": at("17:00")}],
        "yard": [{"order": "5", "overflow": False, "start": at("08:30"), "end": at("17:00")}],
        "carried_over": [{"order": "3", "rest": ["3/recall"], "ready": at("10:00", "2026-11-26")}],
    },
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Container and key of every value in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in items for place in [(value, key), *places(inner)]]


MOMENTS = [at("08:30"), at("09:00"), at("00:00", "2000-01-01"), "2199-12-31T23:59:59-12:00", "2026-11-24T08:31:07Z"]
NAMES = [
    *("a", "b", "a/b", "li", "b-1", "oil", "oil/drain", "visit/reception", "4711", "1:00", "24:00", "0001-01-01"),
    *("started", "finished", "paused", "failed", "waits", "cancelled", "booked", "hvc", "reception", "lift", "wash"),
    *("electric", "collection", "loaner", "booth-1", "standard", "silver", "3S", "l-1", "vor", "ready", "compact"),
    *("brakes", "8 ZE", "0 min", "7 min", "9999 h", "Europe/Berlin", "../etc", "makespan", "night", "mon"),
]


def others(value: Any) -> st.SearchStrategy[Any]:
    """What might stand in place of a value."""
    if isinstance(value, str):
        return st.sampled_from(MOMENTS if "T" in value and ":" in value else NAMES)
    if isinstance(value, list):
        return st.sampled_from([[], value[:1], value[::-1], value + value])
    return st.sampled_from([0, 1, 2, 60, 0.1, True, False, None])


def test_the_day_with_everything_can_be_planned() -> None:
    """Else the next test would look at nothing."""
    made = to_problem(Day.model_validate(EVERYTHING))
    assert set(made.facts) == {"4711/visit/reception", "4711/oil/drain", "3/paint", "3/more", "3/isolate"}
    assert len(made.fact_cycles) == 2
    assert made.operations["2/visit/reception"].pin is not None


@given(st.data())
def test_whatever_stands_in_a_day_it_is_planned_or_its_faults_are_named(data: st.DataObject) -> None:
    """One to three values anywhere are replaced by others of their kind; no traceback ends a plan."""
    changed = json.loads(json.dumps(EVERYTHING))
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(changed)))
        container[key] = data.draw(others(container[key]))
    with suppress(ValidationError, InvalidDocument):
        to_problem(Day.model_validate(changed))


@pytest.mark.parametrize("arrival", ["2000-01-01T00:00+08:00", "2199-12-31T23:59-08:00"])
def test_an_arrival_at_the_end_of_time_is_a_fault_or_comes_later(arrival: str) -> None:
    """The first is long before the horizon, the second after it: nothing of that order is planned."""
    found = faults(order(arrival=arrival))
    assert bool(found) == arrival.startswith("2000")


def test_an_order_that_comes_after_the_horizon_is_not_planned() -> None:
    assert set(problem(order(id="1"), order(id="2", arrival=at("00:00", "2026-11-25"))).orders) == {"1"}


def test_orders_beyond_the_most_operations_are_refused_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 3 as the most: two orders of two operations have 4, a third has to wait."""
    monkeypatch.setattr(translation, "MOST_OPERATIONS", 3)
    orders = [order(step("a"), step("b"), id=name) for name in ("1", "2", "3")]
    (third,) = faults(*orders)
    assert str(third).startswith(
        "orders[2]: the orders before it have 3 operations, the most that are planned at once."
    )
