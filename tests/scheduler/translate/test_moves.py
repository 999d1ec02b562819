"""Moves as people write them, and what is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.consequences import consequences
from scheduler.documents.moves import Move, PromiseChange, TierChange
from scheduler.documents.places import WindowEntry
from scheduler.errors import InvalidDocument
from scheduler.moves import seated
from scheduler.plan import LeftOut, Plan
from scheduler.problem import Problem
from scheduler.promises import Standing
from scheduler.seats import Seat
from scheduler.translate.moves import to_answer, to_seat
from scheduler.translate.places import places_of
from solver.compiled import Compiled
from solver.search.construct import Construct
from tests.builders import ALONE, Option, booth, operation, painted, place, plan, problem, programme, technician
from tests.scheduler.translate.days import at
from tests.scheduler.translate.plans import PROBLEM

PLAN = Construct(Compiled(PROBLEM)).plan(list(PROBLEM.orders))


def lines(day: Problem, found: Plan, **move: Any) -> list[str]:
    with pytest.raises(InvalidDocument) as raised:
        to_seat(Move.model_validate(move), day, found)
    return [str(fault) for fault in raised.value.faults]


def test_a_move_is_read_in_ticks_and_completed_from_the_plan() -> None:
    old = PLAN.placements["2/pads"]
    wanted = Move.model_validate({"operation": "2/pads", "start": at("09:05")})
    assert to_seat(wanted, PROBLEM, PLAN) == Seat("2/pads", old.way, old.crew, old.bay, 9 * 12 + 1)


@pytest.mark.parametrize(
    ("move", "line"),
    [
        (
            {"operation": "2/x"},
            'operation: there is no operation "2/x". Known: 1/oil/drain, 1/oil/fill, 2/pads, 3/paint.',
        ),
        ({"technicians": ["li", "lee"]}, 'technicians[1]: there is no technician "lee". Known: advisor, li, wang.'),
        ({"bay": "booth-1"}, 'bay: there is no bay "booth-1". Known: b-1, b-2, r-1.'),
        ({"way": 1}, "way: there is no way 1 to do 2/pads. Known: 0."),
        (
            {"start": at("09:02")},
            "start: 2026-11-24T09:02:00+08:00 is not on the 5-minute grid. Write full minutes that end in 0 or 5.",
        ),
        (
            {"start": at("00:00", "2026-11-26")},
            "start: 2026-11-26T00:00:00+08:00 is outside the horizon."
            " Write a time from 2026-11-24T00:00:00+08:00 to before 2026-11-26T00:00:00+08:00.",
        ),
        (
            {"operation": "3/paint"},
            "operation: work order 3 (京A·12345), Work shares a booth cycle, which moves only as a whole."
            " Pin its start instead, and have the day planned again.",
        ),
    ],
)
def test_a_move_says_what_is_wrong_with_it(move: dict[str, Any], line: str) -> None:
    assert lines(PROBLEM, PLAN, **{"operation": "2/pads"} | move) == [line]


def test_every_fault_of_a_move_is_named() -> None:
    assert len(lines(PROBLEM, PLAN, operation="9", technicians=["x", "y"], bay="b", start=at("09:02"))) == 5


def test_what_has_happened_what_is_forced_and_what_has_no_place_cannot_be_moved() -> None:
    specs = [operation(name) for name in ("a1", "a2", "b1", "c1", "c2")]
    alone = problem(specs)
    facts = [place(alone, "a1", 0, 2, "t"), place(alone, "a2", 4, 6, "t")]
    orders = {"c": {"options": (Option(("c2",)),)}}
    day = problem(specs, facts=facts, as_of=1, orders=orders, forced=frozenset({"a2"}))
    found = plan(day, place(day, "c1", 2, 4, "t"), left_out=["b"])
    assert lines(day, found, operation="a1") == [
        "operation: work order A (M-A 1), job a1 has begun: what has happened stands."
        " Correct its record, or move another operation."
    ]
    assert lines(day, found, operation="a2") == [
        "operation: work order A (M-A 1), job a2 is forced to its place. Take the force off its pin first."
    ]
    assert lines(day, found, operation="b1") == [
        "operation: work order B (M-B 1), job b1 has no place: its order is left out of the plan."
        " Have the order planned first."
    ]
    assert lines(day, found, operation="c2")[0].startswith(
        "operation: work order C (M-C 1), job c2 has no place: the plan carries it over or does not take its option."
    )


def test_what_comes_of_a_move_is_told_in_local_time() -> None:
    """b1 is put upon a1, two ticks after its promise at 2: ready at 00:20 instead of 00:10."""
    day = problem(
        [operation("a1"), operation("b1")],
        technicians=[technician("t", 8), technician("u", 8)],
        horizon=8,
        orders={"b": {"due": 2}},
    )
    before = plan(day, place(day, "a1", 2, 4, "t"), place(day, "b1", 0, 2, "u"))
    after = seated(day, before, Seat("b1", 0, ("t",), None, 2))
    answer = to_answer(consequences(day, before, after), day.clock)
    (violation,) = answer.violations
    assert (violation.rule, violation.operations) == ("technician_free", ("a1", "b1"))
    assert answer.score[0] == TierChange(tier="promises", before=0, after=4)
    (change,) = answer.promises
    assert change == PromiseChange(
        order="b",
        before=Standing.KEPT,
        after=Standing.LATE,
        ready_before=day.clock.moment(2),
        ready_after=day.clock.moment(4),
    )


def test_places_are_told_in_local_time() -> None:
    """2 ticks of work until 6, promised for 4, weight 4: from 3 on it is late, by 5 min × 4 and 10 min × 4."""
    day = problem([operation("a1")], orders={"a": {"due": 4}})
    (found,) = places_of(day, plan(day, place(day, "a1", 0, 2, "t")), "a1").places
    assert (found.way, found.technicians, found.bay) == (0, ("t",), None)
    moment = day.clock.moment
    assert found.windows == (
        WindowEntry(first=moment(0), last=moment(2), promises=0, lateness_first=0, lateness_last=0),
        WindowEntry(first=moment(3), last=moment(4), promises=4, lateness_first=20, lateness_last=40),
    )


def test_there_are_no_places_of_what_cannot_be_moved() -> None:
    day = problem([operation("a1")])
    out = Plan({}, left_out={"a": LeftOut("a")})
    for name in ("a1", "x1"):
        with pytest.raises(InvalidDocument):
            places_of(day, out, name)


def test_a_share_of_a_booth_cycle_has_no_places_of_its_own() -> None:
    day = problem([painted("a1")], booths={"p": booth("p", programme("standard", (2, ALONE)))})
    with pytest.raises(InvalidDocument, match="moves only as a whole"):
        places_of(day, Construct(Compiled(day)).plan(["a"]), "a1")
