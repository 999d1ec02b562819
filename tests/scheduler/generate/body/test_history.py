"""Cars that were begun on earlier days."""

from collections import Counter
from datetime import datetime
from itertools import pairwise

import pytest

from scheduler.documents.day import Day
from scheduler.documents.orders import OperationRecord, WorkOrder
from scheduler.generate.scenes import SCENES
from scheduler.translate import to_problem


@pytest.fixture(scope="module")
def week() -> Day:
    return SCENES["body-paint-week"]()


def begun(day: Day) -> list[WorkOrder]:
    return [order for order in day.orders if order.records]


def records(day: Day) -> list[OperationRecord]:
    return [record for order in begun(day) for record in order.records]


def end(day: Day, record: OperationRecord) -> datetime:
    return record.actual_end or day.as_of


def start(record: OperationRecord) -> datetime:
    assert record.actual_start is not None
    return record.actual_start


def test_thirty_cars_are_in_the_house_and_none_is_finished(week: Day) -> None:
    assert len(begun(week)) == 30
    for order in begun(week):
        assert sum(record.status == "finished" for record in order.records) <= len(order.work)


def test_records_lie_between_the_arrival_and_now_one_after_the_other(week: Day) -> None:
    for order in begun(week):
        assert order.arrival <= start(order.records[0])
        assert end(week, order.records[-1]) <= week.as_of
        assert all(end(week, one) <= start(other) for one, other in pairwise(order.records))


def test_nobody_and_no_bay_was_in_two_places(week: Day) -> None:
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    for record in records(week):
        for name in (*record.technicians, *([record.bay] if record.bay else [])):
            spans.setdefault(name, []).append((start(record), end(week, record)))
    for taken in spans.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(taken)))


def test_a_few_cars_stand_in_their_stalls_with_a_stage_half_done(week: Day) -> None:
    """At most one stall in two, which are four; each its own."""
    started = [record for record in records(week) if record.status == "started"]
    assert 1 <= len(started) <= 2
    assert len({record.bay for record in started}) == len({record.technicians for record in started}) == len(started)


def test_no_car_is_left_between_two_stages_that_share_a_bay(week: Day) -> None:
    problem = to_problem(week)
    for order in problem.orders.values():
        for group in order.groups:
            assert len({operation in problem.facts for operation in group}) == 1


def test_every_promise_of_a_car_in_the_house_is_within_reach(week: Day) -> None:
    problem = to_problem(week)
    for order in problem.orders.values():
        left = [problem.operations[o] for o in problem.until_ready[order.id] if o not in problem.facts]
        assert order.due is not None
        assert order.due > sum(operation.ways[0].ticks for operation in left)


def test_some_wait_for_a_yes_or_a_part_that_comes_before_the_promise(week: Day) -> None:
    waited = Counter(order.status for order in begun(week))
    assert waited["waiting_approval"] > 0
    for order in begun(week):
        assert order.promise is not None
        moments = [part.available for part in order.parts if part.available]
        assert all(moment < order.promise.time for moment in [*moments, *(a.expected for a in order.approvals)])
