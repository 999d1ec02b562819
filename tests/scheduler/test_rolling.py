"""The rolling plan: the day of this moment, and what still holds of the plan."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from scheduler.day import document_of
from scheduler.documents.day import Day
from scheduler.documents.events import Event
from scheduler.documents.orders import OperationRecord, OperationStatus, Pin, WorkOrder
from scheduler.documents.plan import PlanDocument
from scheduler.generate import generate
from scheduler.happened import applied
from scheduler.judge import judge
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.rolling import NOT_PLANNED, day_of, slipped, standing
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences

SEVEN = datetime.fromisoformat("2026-11-24T07:00+01:00")


@pytest.fixture(scope="module")
def day() -> Day:
    """Fourteen orders on 24 November in Munich."""
    return generate("small", 0.9, 7)


@pytest.fixture(scope="module")
def planned(day: Day) -> tuple[Problem, PlanDocument]:
    """The day's problem and a plan of it."""
    problem = to_problem(day)
    plan = Construct(Compiled(problem)).plan(next(sequences(problem)))
    judgement = judge(problem, plan)
    return problem, document_of(day, problem, Outcome(plan, judgement, (None,) * len(problem.tiers), 0.0, 0.0))


def test_the_day_is_today_and_its_moment_is_rounded_down_to_five_minutes(day: Day) -> None:
    found = day_of(day.workshop, day.orders, SEVEN + timedelta(minutes=7, seconds=31))
    assert (found.as_of, found.horizon.first_day.isoformat()) == (SEVEN + timedelta(minutes=5), "2026-11-24")


def test_the_horizon_reaches_to_the_last_arrival_or_promise(day: Day) -> None:
    assert day_of(day.workshop, (), SEVEN).horizon.days == 1
    later = day.orders[0].model_copy(update={"arrival": SEVEN + timedelta(days=3), "promise": None, "latest": None})
    assert day_of(day.workshop, (later,), SEVEN).horizon.days == 4  # 24, 25, 26 and 27 November
    assert day_of(day.workshop, (later,), SEVEN, until=SEVEN + timedelta(days=5)).horizon.days == 6
    far = later.model_copy(update={"arrival": SEVEN + timedelta(days=300)})
    assert day_of(day.workshop, (far,), SEVEN).horizon.days == 60


def test_a_plan_stands_as_it_was_written(planned: tuple[Problem, PlanDocument]) -> None:
    problem, document = planned
    plan = standing(document, problem)
    assert judge(problem, plan).valid
    assert len(plan.placements) == len(document.placements)


def test_an_order_that_the_plan_does_not_know_waits_for_its_place(
    day: Day, planned: tuple[Problem, PlanDocument]
) -> None:
    _, document = planned
    new = day.orders[0].model_copy(update={"id": "new"})
    problem = to_problem(day.model_copy(update={"orders": (*day.orders, new)}))
    plan = standing(document, problem)
    assert plan.left_out["new"].reason == NOT_PLANNED
    assert judge(problem, plan).valid


def test_what_has_begun_is_where_it_was_begun_whatever_was_planned(
    day: Day, planned: tuple[Problem, PlanDocument]
) -> None:
    problem, document = planned
    entry = next(e for e in document.placements if problem.operations[e.operation].kind == "reception")
    order = next(o for o in day.orders if o.id == problem.operations[entry.operation].order)
    at = entry.start + timedelta(minutes=10)
    step = entry.operation.removeprefix(f"{order.id}/")
    arrived = applied(order, Event(kind="arrived", order=order.id, at=entry.start), day.workshop)
    event = Event(kind="started", order=order.id, operation=step, at=at, technicians=entry.technicians, bay=entry.bay)
    begun = applied(arrived, event, day.workshop)
    orders = tuple(begun if o.id == order.id else o for o in day.orders)
    later = to_problem(day.model_copy(update={"orders": orders, "as_of": at}))
    assert standing(document, later).placements[entry.operation] == later.facts[entry.operation]


def test_work_that_was_forced_and_has_not_begun_in_time_is_expected_any_moment(day: Day) -> None:
    pinned = pinned_to(day, SEVEN + timedelta(hours=2), forced=True)
    assert slipped(pinned, SEVEN + timedelta(hours=2)) == pinned
    later = slipped(pinned, SEVEN + timedelta(hours=2, minutes=6, seconds=1))
    assert later.records[0].pin == Pin(bay="b-1", start=SEVEN + timedelta(hours=2, minutes=10), forced=True)


def test_a_pin_whose_time_has_passed_still_binds_the_bay(day: Day) -> None:
    later = slipped(pinned_to(day, SEVEN, forced=False), SEVEN + timedelta(minutes=5))
    assert later.records[0].pin == Pin(bay="b-1")


def test_when_work_was_to_begin_does_not_matter_once_it_has_begun(day: Day) -> None:
    pinned = pinned_to(day, SEVEN, forced=True, status="started")
    assert slipped(pinned, SEVEN + timedelta(hours=5)) == pinned


def pinned_to(day: Day, start: datetime, *, forced: bool, status: OperationStatus = "planned") -> WorkOrder:
    """An order with one operation that is held in a bay at a time."""
    record = OperationRecord(operation="a", status=status, pin=Pin(bay="b-1", start=start, forced=forced))
    return day.orders[0].model_copy(update={"records": (record,)})
