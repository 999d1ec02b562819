"""Plan documents read as plans."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.documents.plan import PlanDocument
from scheduler.errors import InvalidDocument
from scheduler.plan import LeftOut, Placement, Plan, Stay
from scheduler.problem import Problem
from scheduler.translate import to_plan, to_problem
from scheduler.translate.plans import to_published
from tests.scheduler.translate.days import Json, at, day, operation, order, package, problem, step, workshop

TESTERS = [{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}]
OIL = package("oil", step("drain", operation(equipment=[{"pool": "ista"}])), step("fill"))
DAY = day(
    order({"package": "oil"}, id="1"),
    order(id="2"),
    shop=workshop(equipment=TESTERS, packages=[OIL]),
    horizon={"first_day": "2026-11-24", "days": 2},
)
PROBLEM = to_problem(DAY)


def placement(**more: Any) -> Json:
    """Order 1 is drained by Li in bay b-1 from 09:00 to 09:30."""
    return {
        "operation": "1/oil/drain",
        "way": 0,
        "technicians": ["li"],
        "bay": "b-1",
        "equipment": ["I-1"],
        "start": at("09:00"),
        "end": at("09:30"),
        "segments": [{"start": at("09:00"), "end": at("09:30")}],
    } | more


def stay(**more: Any) -> Json:
    """The car stands in the bay meanwhile."""
    span = {"start": at("09:00"), "end": at("09:30")}
    return {"order": "1", "bay": "b-1", "operations": ["1/oil/drain"]} | span | more


def document(**more: Any) -> PlanDocument:
    """A plan of one placement."""
    plan = {
        "schema": "workshop-plan/1",
        "workshop": "beijing",
        "as_of": at("07:00"),
        "placements": [placement()],
        "stays": [stay()],
        "left_out": [{"order": "2", "reason": "full", "blocked_by": ["1"]}],
    }
    return PlanDocument.model_validate(plan | more)


def lines(found: PlanDocument, made: Problem = PROBLEM) -> list[str]:
    """What is wrong with a plan document."""
    with pytest.raises(InvalidDocument) as raised:
        to_plan(found, made)
    return [str(fault) for fault in raised.value.faults]


def test_a_plan_document_is_a_plan_in_ticks() -> None:
    """09:00–09:30 are ticks 108–114."""
    assert to_plan(document(), PROBLEM) == Plan(
        {"1/oil/drain": Placement("1/oil/drain", 108, 114, 0, ("li",), "b-1", ("I-1",), ((108, 114),))},
        (Stay("1", "b-1", 108, 114, ("1/oil/drain",)),),
        {"2": LeftOut("2", "full", ("1",))},
    )


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (
            {"operation": "1/oil/x"},
            '.operation: there is no operation "1/oil/x". Known: 1/oil/drain, 1/oil/fill, 2/pads.',
        ),
        ({"technicians": ["lee"]}, '.technicians[0]: there is no technician "lee". Known: advisor, li, wang.'),
        ({"bay": "b-9"}, '.bay: there is no bay "b-9". Known: b-1, b-2, r-1.'),
        ({"equipment": ["I-1", "I-9"]}, '.equipment[1]: there is no equipment unit "I-9". Known: I-1, I-2.'),
        (
            {"start": at("08:58")},
            ".start: 2026-11-24T08:58:00+08:00 is not on the 5-minute grid. Write full minutes",
        ),
        ({"end": at("00:05", "2026-11-26")}, ".end: 2026-11-26T00:05:00+08:00 is outside the horizon."),
        ({"start": at("23:55", "2026-11-23")}, ".start: 2026-11-23T23:55:00+08:00 is outside the horizon."),
        (
            {"segments": [{"start": at("09:01"), "end": at("09:30")}]},
            ".segments[0].start: 2026-11-24T09:01:00+08:00 is not on the 5-minute grid.",
        ),
        ({"supervisor": "li"}, ".supervisor: supervisors are not planned yet"),
    ],
)
def test_a_placement_says_what_is_wrong_with_it(more: Json, line: str) -> None:
    (found,) = lines(document(placements=[placement(**more)], stays=[]))
    assert found.startswith(f"placements[0]{line}")


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"stays": [stay(order="3")]}, "stays[0].order"),
        ({"stays": [stay(bay="b-9")]}, "stays[0].bay"),
        ({"stays": [stay(operations=["1/x"])]}, "stays[0].operations[0]"),
        ({"stays": [stay(start=at("09:01"))]}, "stays[0].start"),
        ({"left_out": [{"order": "3", "reason": "full"}]}, "left_out[0].order"),
        ({"left_out": [{"order": "2", "reason": "full", "blocked_by": ["3"]}]}, "left_out[0].blocked_by[0]"),
        ({"left_out": [{"order": "2", "reason": "full"}] * 2}, "left_out[1].order"),
        ({"placements": [placement(), placement()]}, "placements[1].operation"),
        ({"yard": [{"order": "1", "overflow": False, "start": at("09:00"), "end": at("10:00")}]}, "yard"),
    ],
)
def test_a_plan_says_what_is_wrong_with_it(more: Json, path: str) -> None:
    (found,) = lines(document(**more))
    assert found.startswith(f"{path}: ")


def test_all_faults_of_a_plan_are_named_at_once() -> None:
    assert len(lines(document(placements=[placement(bay="b-9", technicians=["lee"])], stays=[stay(order="3")]))) == 3


def test_facts_that_a_plan_does_not_list_are_added_with_their_stays() -> None:
    """Step a was begun in bay b-1 at 08:30 and takes until 09:00: ticks 102–108."""
    begun = {"operation": "a", "status": "started", "actual_start": at("08:30"), "technicians": ["li"], "bay": "b-1"}
    made = problem(order(step("a"), step("b"), records=[begun]), as_of=at("08:30"))
    plan = to_plan(document(placements=[], stays=[], left_out=[]), made)
    assert plan.placements == made.facts
    assert plan.stays == (Stay("4711", "b-1", 102, 108, ("4711/a",)),)


def test_facts_may_lie_before_the_horizon() -> None:
    start = at("16:00", "2026-11-23")
    known = {"operation": "a", "status": "finished", "actual_start": start, "actual_end": at("17:00", "2026-11-23")}
    made = problem(order(step("a"), records=[known]))
    span = {"start": start, "end": at("17:00", "2026-11-23")}
    listed = placement(operation="4711/a", equipment=[], segments=[span], **span)
    held = stay(order="4711", operations=["4711/a"], **span)
    plan = to_plan(document(placements=[listed], stays=[held], left_out=[]), made)
    assert plan.placements["4711/a"].start == plan.stays[0].start == -96


def test_of_a_published_plan_unknown_entries_are_dropped_and_times_round_down() -> None:
    """09:02 lies in tick 108."""
    old = document(
        placements=[
            placement(operation="9/x"),
            placement(technicians=["lee"]),
            placement(operation="2/pads", start=at("09:02")),
        ],
        stays=[stay(operations=["9/x"]), stay()],
        left_out=[{"order": "9", "reason": "full"}],
    )
    plan = to_published(old, PROBLEM)
    assert {name: place.start for name, place in plan.placements.items()} == {"2/pads": 108}
    assert [entry.operations for entry in plan.stays] == [("1/oil/drain",)]
    assert plan.left_out == {}
