"""A day that has begun without a plan."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from scheduler.documents.day import Day
from scheduler.generate import generate
from scheduler.generate.progress import begun
from scheduler.judge import judge
from scheduler.plan import LeftOut, Plan
from scheduler.problem import Problem
from scheduler.stays import stays_of
from scheduler.translate import to_problem

MORNING = generate("medium")


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{clock}+08:00")


@pytest.fixture(scope="module")
def noon() -> Day:
    """Late enough for everything to have happened, lunch included."""
    return begun(MORNING, at("12:40"), 1)


def facts_only(problem: Problem) -> Plan:
    """What has happened, and nothing else."""
    return Plan(problem.facts, stays_of(problem, problem.facts), {order: LeftOut(order) for order in problem.orders})


def test_before_the_doors_open_nothing_has_begun_but_time() -> None:
    assert begun(MORNING, at("07:30"), 1).orders == MORNING.orders


def test_what_has_happened_broke_no_rule(noon: Day) -> None:
    """Nobody was in two places, no bay held two cars, nothing began before its time: there is nothing to waive."""
    everybody = tuple(order.model_copy(update={"status": "in_progress"}) for order in noon.orders)
    problem = to_problem(noon.model_copy(update={"orders": everybody}))
    assert len(problem.facts) > 60
    judgement = judge(problem, facts_only(problem))
    assert judgement.waived == ()
    assert judgement.violations == ()


def test_people_did_what_they_can(noon: Day) -> None:
    problem = to_problem(noon)
    for name, fact in problem.facts.items():
        operation = problem.operations[name]
        assert problem.capable(operation, fact)
        assert not operation.bay_kinds or problem.bays[fact.bay or ""].kinds & operation.bay_kinds
        if operation.same_crew_as is not None:
            assert fact.crew == problem.facts[operation.same_crew_as].crew


def test_steps_followed_each_other(noon: Day) -> None:
    for order in noon.orders:
        for one, other in pairwise(order.records):
            assert one.status == "finished"
            assert one.actual_end is not None
            assert other.actual_start is not None
            assert one.actual_end <= other.actual_start


def test_work_took_more_or_less_than_the_standard_time(noon: Day) -> None:
    problem = to_problem(noon)
    worked = [
        (
            sum(end - start for start, end in fact.segments),
            problem.work(problem.operations[name], fact.way, fact.crew, fact.bay),
        )
        for name, fact in problem.facts.items()
        if problem.operations[name].kind == "work" and fact.end <= problem.as_of
    ]
    assert any(took > standard for took, standard in worked)
    assert any(took < standard for took, standard in worked)


def test_who_came_first_was_received_first(noon: Day) -> None:
    received = [
        (order.records[0].actual_start, order.arrival)
        for order in noon.orders
        if order.records and order.records[0].operation == "visit/reception"
    ]
    assert [arrival for _, arrival in sorted(received)] == sorted(arrival for _, arrival in received)


def test_statuses_tell_how_far_a_car_is(noon: Day) -> None:
    expected = {"visit/reception": "checked_in", "visit/wash": "wash", "visit/inspection": "final_inspection"}
    seen = set()
    for order in noon.orders:
        last = order.records[-1].operation if order.records else None
        if last in expected:
            assert order.status == expected[last]
        elif last == "visit/handover":
            assert (order.status == "handed_over") == (order.records[-1].status == "finished")
        elif order.arrival > noon.as_of:
            assert order.status == "booked"
        seen.add(order.status)
    assert {"booked", "in_progress", "checked_in", "handed_over"} <= seen


def test_what_is_done_is_gone(noon: Day) -> None:
    done = {order.id for order in noon.orders if order.status == "handed_over"}
    assert done
    assert not done & set(to_problem(noon).orders)


def test_the_same_seed_makes_the_same_morning() -> None:
    assert begun(MORNING, at("10:00"), 3) == begun(MORNING, at("10:00"), 3)
    assert begun(MORNING, at("10:00"), 3) != begun(MORNING, at("10:00"), 4)


def test_as_of_is_now(noon: Day) -> None:
    assert noon.as_of - MORNING.as_of == timedelta(hours=5, minutes=40)
