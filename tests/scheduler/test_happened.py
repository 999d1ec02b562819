"""What events make of orders, and that the day can be planned after them; Li and Wang work from 08:00 to 17:00."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.chain import FOLLOWING, next_events
from scheduler.documents.events import Event, EventKind, OrderEvent
from scheduler.documents.orders import WorkOrder
from scheduler.documents.workshop import Workshop
from scheduler.errors import IllegalEvent
from scheduler.generate import generate
from scheduler.happened import applied
from scheduler.orders import Operation
from scheduler.problem import Problem
from scheduler.translate import to_problem
from scheduler.translate.problem import GONE
from tests.scheduler.translate import days
from tests.scheduler.translate.days import Json, at, operation, step, tick, workshop

VISIT = {
    "before": [step("reception", operation(3, "reception", kind="reception") | {"kind": "reception"})],
    "after": [step("handover", operation(2, "reception", kind="") | {"kind": "handover"})],
}
SHOP = Workshop.model_validate(workshop(visit=VISIT))
HERE: Json = {"technicians": ["li"], "bay": "b-1"}
COUNTER: Json = {"operation": "visit/reception", "technicians": ["advisor"], "bay": "r-1"}


def booked(*work: Json, **more: Any) -> WorkOrder:
    """Order 4711 as it is before anything has happened."""
    return WorkOrder.model_validate(days.order(*work, **more))


def happen(order: WorkOrder, *events: Json) -> WorkOrder:
    """The order after these events, every one at 08:00 unless it says another time."""
    for event in events:
        given = {"order": order.id, "at": at("08:00")} | event
        order = applied(order, Event.model_validate(given), SHOP)
    return order


def did(kind: str, time: str = "08:00", operation: str | None = None, **more: Any) -> Json:
    return {"kind": kind, "at": at(time), "operation": operation, **more}


def refused(order: WorkOrder, event: Json) -> str:
    with pytest.raises(IllegalEvent) as caught:
        happen(order, event)
    assert str(caught.value) == str(caught.value.fault)
    return str(caught.value)


def moment(time: str) -> datetime:
    return datetime.fromisoformat(at(time))


def problem(order: WorkOrder, now: str) -> Problem:
    """The problem of a day with this order alone."""
    day = days.day(shop=workshop(visit=VISIT), as_of=at(now))
    return to_problem(day.model_copy(update={"orders": (order,)}))


BEGUN = did("arrived"), did("started", "08:30", "pads", **HERE)


def test_a_visit_is_told_by_its_work() -> None:
    """Each event with the status of the order after it; nobody but the gate and the inspector says a status."""
    order = booked(
        step("pads"),
        step("check", operation(1) | {"kind": "self_check"}),
        step("wash", operation(2) | {"kind": "wash"}),
    )
    story = [
        (did("arrived", "08:00"), "arrived"),
        (did("started", "08:00") | COUNTER, "arrived"),
        (did("finished", "08:15", "visit/reception"), "checked_in"),
        (did("started", "08:30", "pads", **HERE), "in_progress"),
        (did("paused", "08:40", "pads", remaining="20 min"), "in_progress"),
        (did("waiting_parts", "08:40"), "waiting_parts"),
        (did("started", "10:00", "pads"), "in_progress"),
        (did("finished", "10:20", "pads"), "in_progress"),
        (did("started", "10:20", "check", **HERE), "in_progress"),
        (did("finished", "10:25", "check"), "self_checked"),
        (did("final_inspection", "10:30"), "final_inspection"),
        (did("failed", "10:40", "pads"), "rework"),
        (did("started", "10:45", "pads"), "rework"),
        (did("finished", "11:00", "pads"), "rework"),
        (did("started", "11:00", "wash", **HERE), "wash"),
        (did("finished", "11:10", "wash"), "wash"),
        (did("ready", "11:10"), "ready"),
        (did("started", "11:30", "visit/handover", technicians=["advisor"]), "ready"),
        (did("finished", "11:40", "visit/handover"), "handed_over"),
    ]
    for event, status in story:
        order = happen(order, event)
        assert (event["kind"], order.status) == (event["kind"], status)
        problem(order, event["at"][11:16])


def test_started_work_is_a_fact_from_then_on() -> None:
    """6 FRU from 08:30: until 09:00."""
    fact = problem(happen(booked(), *BEGUN), "08:40").facts["4711/pads"]
    assert (fact.start, fact.end, fact.crew, fact.bay) == (tick("08:30"), tick("09:00"), ("li",), "b-1")


def test_finished_work_is_a_fact_with_its_times() -> None:
    fact = problem(happen(booked(), *BEGUN, did("finished", "09:10", "pads")), "09:30").facts["4711/pads"]
    assert (fact.start, fact.end) == (tick("08:30"), tick("09:10"))


@pytest.mark.parametrize("kind", ["paused", "failed"])
def test_paused_and_failed_work_is_planned_again(kind: str) -> None:
    made = problem(happen(booked(), *BEGUN, did(kind, "08:40", "pads")), "08:50")
    assert "4711/pads" not in made.facts


def test_work_that_goes_on_takes_what_remained() -> None:
    """20 min from 10:00."""
    again = did("paused", "08:40", "pads", remaining="20 min"), did("started", "10:00", "pads")
    fact = problem(happen(booked(), *BEGUN, *again), "10:00").facts["4711/pads"]
    assert (fact.start, fact.end) == (tick("10:00"), tick("10:20"))


def test_work_that_goes_on_takes_what_its_stints_have_left() -> None:
    """30 min, of which 10 and 5 are done: 15 min from 10:00."""
    story = (
        did("paused", "08:40", "pads"),
        did("started", "09:00", "pads"),
        did("paused", "09:05", "pads"),
        did("started", "10:00", "pads"),
    )
    assert problem(happen(booked(), *BEGUN, *story), "10:10").facts["4711/pads"].end == tick("10:15")


WORKING = frozenset((*range(8 * 60, 12 * 60), *range(13 * 60, 17 * 60)))
"""Li's minutes."""


def clock_time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@settings(max_examples=60)
@given(st.data())
def test_resumed_work_ends_when_it_should_whatever_as_of_is_asked_at(data: st.DataObject) -> None:
    """3 h, or what is said to remain, less the minutes that Li has worked since; then 5 min at a time to the end."""
    order, now, left = happen(booked(step("pads", operation(36))), did("arrived")), 8 * 60, 180
    for _ in range(data.draw(st.integers(1, 4))):
        start = now + data.draw(st.integers(0, 40))
        now = start + data.draw(st.integers(0, 40))
        worked = len(WORKING.intersection(range(start, now))) or now - start
        said = data.draw(st.none() | st.integers(5, 120))
        left = left - worked if said is None else said
        remaining = None if said is None else f"{said} min"
        order = happen(order, did("started", clock_time(start), "pads", **HERE))
        order = happen(order, did("paused", clock_time(now), "pads", remaining=remaining))
    resumed = 5 * -(-(now + data.draw(st.integers(0, 60))) // 5)
    order = happen(order, did("started", clock_time(resumed), "pads"))
    takes = 5 * max(-(-left // 5), 1)
    end = sorted(WORKING.difference(range(resumed)))[takes - 1] + 1
    asked = data.draw(st.integers(resumed, end - 5))
    assert problem(order, clock_time(asked)).facts["4711/pads"].end == tick(clock_time(end))


def test_work_that_was_forced_to_a_time_is_a_fact_when_that_time_has_passed() -> None:
    pin = HERE | {"start": at("08:30"), "forced": True}
    order = booked(records=[{"operation": "pads", "pin": pin}])
    assert problem(happen(order, *BEGUN), "08:40").facts["4711/pads"].start == tick("08:30")
    assert problem(happen(order, *BEGUN, did("paused", "08:40", "pads")), "08:50").facts == {}


def test_a_car_is_there_from_when_it_arrived() -> None:
    assert happen(booked(), did("arrived", "07:40")).arrival == moment("07:40")
    assert happen(booked(), did("arrived", "09:20")).arrival == moment("09:20")


def test_a_car_that_comes_after_its_promise_can_still_be_planned() -> None:
    order = happen(booked(promise={"time": at("12:00")}, latest=at("11:30")), did("arrived", "14:00"))
    assert order.arrival == moment("11:30")
    assert problem(order, "14:00").orders["4711"].arrived


def test_a_car_that_is_fetched_arrives_with_its_driver() -> None:
    driving = operation(3, "reception", kind="") | {"kind": "collection"}
    order = happen(
        booked(step("fetch", driving), step("pads"), mode="collection"),
        did("started", "08:00", "fetch", technicians=["advisor"]),
    )
    assert order.status == "booked"
    order = happen(order, did("finished", "08:40", "fetch"))
    assert (order.status, order.arrival) == ("arrived", moment("08:40"))


def test_records_of_other_operations_stay_where_they_are() -> None:
    order = booked(step("a"), step("b"), records=[{"operation": n, "pin": {"bay": "b-2"}} for n in "ab"])
    after = happen(order, did("arrived"), did("started", "08:30", "a", **HERE))
    assert [record.operation for record in after.records] == ["a", "b"]
    assert after.records[1] == order.records[1]
    assert after.records[0].pin == order.records[0].pin


@pytest.mark.parametrize(
    ("before", "event", "line"),
    [
        (
            [],
            did("handed_over"),
            "kind: order 4711 is booked: handed_over cannot follow."
            " Possible now: prepared, arrived, no_show, cancelled.",
        ),
        (
            [did("cancelled")],
            did("arrived"),
            "kind: order 4711 is cancelled: arrived cannot follow. Nothing can happen to it any more.",
        ),
        (
            BEGUN,
            did("cancelled"),
            "kind: order 4711 is in_progress and pads under way: cancelled cannot follow. Possible now: waiting_parts,"
            " waiting_approval, self_checked, final_inspection, wash, carried_over.",
        ),
        (
            [],
            did("started", operation="pads", **HERE),
            "kind: pads of order 4711 is planned, the order booked: started cannot follow."
            " Possible now: prepared, arrived, no_show, cancelled.",
        ),
        (
            BEGUN,
            did("started", "09:00", "pads"),
            "kind: pads of order 4711 is started, the order in_progress: started cannot follow."
            " Possible now: paused, finished, failed.",
        ),
        (
            BEGUN,
            did("started", "09:00", "visit/handover"),
            "kind: order 4711 is in_progress: visit/handover (handover) cannot be started."
            " Possible now: waiting_parts, waiting_approval, self_checked, final_inspection, wash, carried_over.",
        ),
        (
            BEGUN,
            did("finished", "08:20", "pads"),
            "at: 2026-11-24T08:20:00+08:00 is before 2026-11-24T08:30:00+08:00, when pads was started."
            " Correct the time.",
        ),
        (
            BEGUN,
            did("started", operation="discs"),
            'operation: there is no operation "discs". Known: pads, visit/handover, visit/reception.',
        ),
        (
            BEGUN,
            did("finished", "09:00"),
            "operation: finished is about an operation, and none is given. Name it: `package/step`.",
        ),
        (
            BEGUN,
            did("ready", "09:00", "pads"),
            "operation: ready is about the whole order, and operation is given. Take operation out.",
        ),
        (
            BEGUN,
            did("waiting_parts", "09:00", bay="b-1"),
            "bay: waiting_parts is about the whole order, and bay is given. Take bay out.",
        ),
        (
            BEGUN,
            did("finished", "09:00", "pads", remaining=2),
            "remaining: remaining is given, and the operation is finished. Say what remains when it is paused.",
        ),
    ],
)
def test_what_cannot_have_happened_is_refused_with_what_can(before: Sequence[Json], event: Json, line: str) -> None:
    assert refused(happen(booked(), *before), event) == line


@pytest.mark.parametrize("status", FOLLOWING)
@pytest.mark.parametrize("kind", get_args(OrderEvent))
def test_an_order_takes_the_next_events_and_no_other(status: str, kind: EventKind) -> None:
    order = booked(status=status)
    if kind in next_events(order):
        assert happen(order, did(kind)).status == kind
    else:
        refused(order, did(kind))


SMALL = generate("small", seed=3)
TODAY = SMALL.model_copy(update={"orders": SMALL.orders[2:5]})
MORNING = to_problem(TODAY)
WORK = {order.id: order.operations for order in MORNING.orders.values()}


def party(operation: Operation) -> Json:
    """People and a bay that are there all day and can do the first way of an operation."""
    crew: list[str] = []
    for slot in operation.ways[0].crew:
        able = (t for t in MORNING.technicians.values() if t.fills(slot) and not t.presence.away)
        crew.append(next(t.id for t in able if t.id not in crew))
    bays = (
        bay.id
        for bay in MORNING.bays.values()
        if operation.bay_kinds & bay.kinds and operation.bay_features <= bay.features and not bay.presence.away
    )
    return {"technicians": crew, "bay": next(bays, None), "way": 0}


PARTIES = {operation.id: party(operation) for operation in MORNING.operations.values()}


def possible(order: WorkOrder) -> Iterator[Json]:
    """Events that may be next; only a car without open work is ready or handed over, as the day demands."""
    finished = {f"{order.id}/{record.operation}" for record in order.records if record.status == "finished"}
    last = [o for o in WORK[order.id] if MORNING.operations[o].kind == "handover"]
    done = finished >= set(WORK[order.id]) - set(last)
    yield from ({"kind": kind} for kind in next_events(order) if done or kind != "ready")
    for name in WORK[order.id]:
        key = name.removeprefix(f"{order.id}/")
        for kind in next_events(order, key) if done or name not in last else ():
            yield {"kind": kind, "operation": key} | (PARTIES[name] if kind == "started" else {})


def usual(choice: list[Json]) -> st.SearchStrategy[Json]:
    """Three times out of four the work goes on in its order, or no visit would ever get far."""
    onward = [event for event in choice if event["kind"] in ("arrived", "started", "finished")]
    return st.sampled_from(onward[:1] * 3 * len(choice) + choice)


def check_facts(problem: Problem, order: WorkOrder) -> None:
    """Started and finished work is as it was recorded, rounded outwards; all else is still to be planned."""
    for record in order.records:
        fact = problem.facts.get(f"{order.id}/{record.operation}")
        assert (fact is not None) == (record.status in ("started", "finished"))
        if fact is None:
            continue
        assert record.actual_start is not None
        assert fact.start == problem.clock.tick_down(record.actual_start)
        assert (fact.crew, fact.bay) == (record.technicians, record.bay)
        if record.actual_end is not None:
            assert fact.end == max(problem.clock.tick_up(record.actual_end), fact.start + 1)


@settings(max_examples=40)
@given(st.data())
def test_whatever_happens_the_day_can_be_planned_and_begun_work_is_a_fact(data: st.DataObject) -> None:
    """Up to 40 events, at most 15 min apart: all within the day, which begins before 08:00."""
    orders, now = {order.id: order for order in TODAY.orders}, TODAY.as_of
    for _ in range(data.draw(st.integers(1, 40))):
        order = orders[data.draw(st.sampled_from(sorted(orders)))]
        choice = list(possible(order))
        if not choice:
            continue
        now += timedelta(minutes=data.draw(st.integers(0, 15)))
        event = Event.model_validate({"order": order.id, "at": now} | data.draw(usual(choice)))
        try:
            after = applied(order, event, TODAY.workshop)
        except IllegalEvent:
            assert event.kind == "started"  # its kind may not be begun at this stage
            continue
        assert after.status in (order.status, *FOLLOWING[order.status])
        orders[order.id] = after
        made = to_problem(TODAY.model_copy(update={"as_of": now, "orders": tuple(orders.values())}))
        for each in orders.values():
            if each.status not in GONE:
                check_facts(made, each)


def test_every_generated_visit_can_be_told_to_its_end() -> None:
    """Every operation in turn is started and finished; then the car is gone, or washed if nobody fetches it."""
    for order in TODAY.orders:
        now, told = TODAY.as_of, order
        if told.status == "booked":
            told = applied(told, Event(kind="arrived", order=order.id, at=now), TODAY.workshop)
        for name in WORK[order.id]:
            for kind in ("started", "finished"):
                now += timedelta(minutes=10)
                event = {"kind": kind, "order": order.id, "operation": name.removeprefix(f"{order.id}/"), "at": now}
                told = applied(told, Event.model_validate(event | PARTIES[name]), TODAY.workshop)
        last = MORNING.operations[WORK[order.id][-1]].kind
        assert told.status == {"handover": "handed_over", "wash": "wash"}[last]
