"""Entries of plan documents that cannot be right."""

from __future__ import annotations

import pytest

from scheduler.documents.plan import PlanDocument
from scheduler.errors import InvalidDocument
from scheduler.translate import to_plan
from tests.scheduler.translate.days import Json, at
from tests.scheduler.translate.plans import PROBLEM, cycle, document, loan, parking, phase, placement, rest, stay


def lines(found: PlanDocument) -> list[str]:
    """What is wrong with a plan document."""
    with pytest.raises(InvalidDocument) as raised:
        to_plan(found, PROBLEM)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (
            {"operation": "1/oil/x"},
            '.operation: there is no operation "1/oil/x". Known: 1/oil/drain, 1/oil/fill, 2/pads, 3/paint.',
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
        ({"supervisor": "lee"}, '.supervisor: there is no technician "lee". Known: advisor, li, wang.'),
        ({"bay": "booth-1"}, '.bay: there is no bay "booth-1". Known: b-1, b-2, r-1.'),
        ({"operation": "3/paint"}, '.bay: there is no booth "b-1". Known: booth-1.'),
    ],
)
def test_a_placement_says_what_is_wrong_with_it(more: Json, line: str) -> None:
    (found,) = lines(document(placements=[placement(**more)], stays=[]))
    assert found.startswith(f"placements[0]{line}")


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"stays": [stay(order="9")]}, "stays[0].order"),
        ({"stays": [stay(bay="b-9")]}, "stays[0].bay"),
        ({"stays": [stay(operations=["1/x"])]}, "stays[0].operations[0]"),
        ({"stays": [stay(start=at("09:01"))]}, "stays[0].start"),
        ({"left_out": [{"order": "9", "reason": "full"}]}, "left_out[0].order"),
        ({"left_out": [{"order": "2", "reason": "full", "blocked_by": ["9"]}]}, "left_out[0].blocked_by[0]"),
        ({"left_out": [{"order": "2", "reason": "full"}] * 2}, "left_out[1].order"),
        ({"placements": [placement(), placement()]}, "placements[1].operation"),
        ({"yard": [parking(order="9")]}, "yard[0].order"),
        ({"yard": [parking(end=at("10:01"))]}, "yard[0].end"),
        ({"loaners": [loan(order="9")]}, "loaners[0].order"),
        ({"loaners": [loan(loaner="l-9")]}, "loaners[0].loaner"),
        ({"loaners": [loan(start=at("23:55", "2026-11-23"))]}, "loaners[0].start"),
        ({"loaners": [loan(), loan()]}, "loaners[1].order"),
        ({"booth_cycles": [cycle(booth="booth-9")]}, "booth_cycles[0].booth"),
        ({"booth_cycles": [cycle(programme="hot")]}, "booth_cycles[0].programme"),
        ({"booth_cycles": [cycle(operations=["3/x"])]}, "booth_cycles[0].operations[0]"),
        ({"booth_cycles": [cycle(phases=[phase(technicians=["lee"])])]}, "booth_cycles[0].phases[0].technicians[0]"),
        ({"booth_cycles": [cycle(phases=[phase(end=at("09:31"))])]}, "booth_cycles[0].phases[0].end"),
        ({"booth_cycles": [cycle(end=at("00:05", "2026-11-26"))]}, "booth_cycles[0].end"),
        ({"carried_over": [rest(order="9")]}, "carried_over[0].order"),
        ({"carried_over": [rest(rest=["3/x"])]}, "carried_over[0].rest[0]"),
        ({"carried_over": [rest(), rest()]}, "carried_over[1].order"),
    ],
)
def test_a_plan_says_what_is_wrong_with_it(more: Json, path: str) -> None:
    (found,) = lines(document(**more))
    assert found.startswith(f"{path}: ")


def test_all_faults_of_a_plan_are_named_at_once() -> None:
    assert len(lines(document(placements=[placement(bay="b-9", technicians=["lee"])], stays=[stay(order="9")]))) == 3
