"""Seating one order on a timeline: what it steps back from, what it holds, what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from scheduler.plan import Placement, Plan
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.resources import Skill
from solver.compiled import Compiled
from solver.search.order import OrderSearch
from solver.search.seat import Seats
from solver.search.timeline import Timeline
from solver.search.visits import Visits
from tests.builders import Link, Pin, Slot, bay, operation, problem, technician, way


class Seated(NamedTuple):
    """What came of seating order a among the facts: placements (none: left out), the timeline, who got furthest."""

    placed: dict[str, Placement] | None
    timeline: Timeline
    furthest: str

    def times(self) -> dict[str, tuple[int, int]]:
        assert self.placed is not None
        return {o: (p.start, p.end) for o, p in self.placed.items()}

    def bays(self) -> dict[str, str | None]:
        assert self.placed is not None
        return {o: p.bay for o, p in self.placed.items()}

    def taken(self, name: str, horizon: int) -> list[tuple[int, int]]:
        """When somebody stands in a bay."""
        return list(runs(span(0, horizon) & ~self.timeline.bays[name].free))


def seat(day: Problem) -> Seated:
    compiled = Compiled(day)
    timeline = Timeline(day, Plan(day.facts))
    search = OrderSearch(Visits(compiled), Seats(compiled, timeline), compiled, "a")
    placed = search.place()
    return Seated(placed, timeline, search.furthest.id if search.furthest else "")


CHECK = (way(1, (Slot("check"),)),)
WASH = frozenset({"wash"})


def test_work_starts_later_so_that_what_must_follow_soon_can() -> None:
    """a2 within 1 tick, its inspector is there from 3: after a1 at 0 it cannot; a1 is tried again 3 ticks later."""
    day = problem(
        [operation("a1", 1), operation("a2", ways=CHECK)],
        technicians=[technician("t", 6), technician("u", 6, skill="check", shift=(3, 6))],
        links=[Link("a1", "a2", 0, 1)],
    )
    assert seat(day).times() == {"a1": (3, 4), "a2": (4, 5)}


def test_lags_are_kept_to_the_tick() -> None:
    """The inspector is there from 2: a lag of 1 tick after a1, at most and, second, at least."""
    people = [technician("t", 6), technician("u", 6, skill="check", shift=(2, 6))]
    operations = [operation("a1", 1), operation("a2", ways=CHECK)]
    at_most = problem(operations, technicians=people, links=[Link("a1", "a2", 0, 1)])
    assert seat(at_most).times() == {"a1": (0, 1), "a2": (2, 3)}
    at_least = problem(operations, technicians=people, links=[Link("a1", "a2", 3)])
    assert seat(at_least).times() == {"a1": (0, 1), "a2": (4, 5)}


def test_a_most_lag_that_had_run_out_before_does_not_bind() -> None:
    """a1 ended at 1; a2, within 1 tick, is released at 4."""
    day = problem(
        [operation("a1", 1), operation("a2", 1, release=4)],
        links=[Link("a1", "a2", 0, 1)],
        facts=[Placement("a1", 0, 1, 0, ("t",))],
        as_of=1,
    )
    assert seat(day).times() == {"a1": (0, 1), "a2": (4, 5)}


def test_a_car_that_may_not_stay_overnight_waits_for_a_window_that_holds_it_all() -> None:
    """Open 0–3 and 4–8, twice 2 ticks: 0–3 holds one of them, so both are done from 4 on."""
    day = problem(
        [operation("a1", 2), operation("a2", 2)],
        horizon=8,
        opening=((0, 3), (4, 8)),
        orders={"a": {"overnight": False}},
    )
    assert seat(day).times() == {"a1": (4, 6), "a2": (6, 8)}
    stays = replace(day, orders={"a": replace(day.orders["a"], overnight=True)})
    assert seat(stays).times() == {"a1": (0, 2), "a2": (2, 4)}


def test_what_was_tried_in_a_window_before_holds_nothing_in_the_next() -> None:
    """Open 0–3 and 4–8, one stay of 1, 1 and 2 ticks: 0–3 is too short, so x is held from 4 on, not before."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("a3", 2, in_bay=True)],
        horizon=8,
        bays=[bay("x", 8)],
        opening=((0, 3), (4, 8)),
        orders={"a": {"overnight": False, "groups": (("a1", "a2", "a3"),)}},
    )
    found = seat(day)
    assert found.times() == {"a1": (4, 5), "a2": (5, 6), "a3": (6, 8)}
    assert found.taken("x", 8) == [(4, 8)]


def test_operations_of_one_car_follow_each_other_and_its_facts() -> None:
    """a1 lasts until 2; t and u are both free from then on, and still a2 and a3 are not done at the same time."""
    day = problem(
        [operation("a1", 2), operation("a2", 1), operation("a3", 1)],
        technicians=[technician("t", 6), technician("u", 6)],
        facts=[Placement("a1", 0, 2, 0, ("t",))],
    )
    assert seat(day).times() == {"a1": (0, 2), "a2": (2, 3), "a3": (3, 4)}


STAY = [operation("a1", 2, in_bay=True), operation("a2", 1, in_bay=True)]
ONE_STAY = {"a": {"groups": (("a1", "a2"),)}}


def test_a_stay_that_its_bay_cannot_hold_goes_to_another() -> None:
    """x, closed 2–3, has the shorter gap and is tried first; a2 cannot follow there at 2."""
    day = problem(STAY, bays=[bay("x", 6, closed=(2, 3)), bay("y", 6)], orders=ONE_STAY)
    found = seat(day)
    assert found.times() == {"a1": (0, 2), "a2": (2, 3)}
    assert found.bays() == {"a1": "y", "a2": "y"}


def test_a_stay_that_no_bay_can_hold_is_tried_later_in_any() -> None:
    """x is closed 2–3, y from 2 on: 3 ticks in a row are free in x from 3, the bay that was tried first."""
    day = problem(STAY, bays=[bay("x", 6, closed=(2, 3)), bay("y", 6, closed=(2, 6))], orders=ONE_STAY)
    found = seat(day)
    assert found.times() == {"a1": (3, 5), "a2": (5, 6)}
    assert found.bays() == {"a1": "x", "a2": "x"}


def test_a_stay_holds_its_bay_while_it_waits() -> None:
    """A test drive 1–3 between a1 and a3, and a4 follows: the bay is taken 0–5."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 2),
            operation("a3", 1, in_bay=True),
            operation("a4", 1, in_bay=True),
        ],
        bays=[bay("x", 6)],
        links=[Link("a1", "a2"), Link("a2", "a3"), Link("a3", "a4")],
        orders={"a": {"groups": (("a1", "a3", "a4"),)}},
    )
    found = seat(day)
    assert found.times() == {"a1": (0, 1), "a2": (1, 3), "a3": (3, 4), "a4": (4, 5)}
    assert found.taken("x", 6) == [(0, 5)]


def test_a_car_does_not_leave_a_stay_that_waits_for_it() -> None:
    """a1 and a3 share a stay, a2 between them needs the wash bay: it cannot be done, and nothing is taken."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, bay_kinds=WASH), operation("a3", 1, in_bay=True)],
        bays=[bay("x", 6), bay("y", 6, kinds=("wash",))],
        links=[Link("a1", "a2"), Link("a2", "a3")],
        orders={"a": {"groups": (("a1", "a3"), ("a2",))}},
    )
    found = seat(day)
    assert found.placed is None
    assert found.furthest == "a3"
    untouched = Timeline(day, Plan({}))
    assert found.timeline.people["t"].free == untouched.people["t"].free
    assert all(found.timeline.bays[b].free == untouched.bays[b].free for b in ("x", "y"))


def test_history_in_another_bay_before_the_stay_is_resumed_is_no_leaving() -> None:
    """a1 began in x at 0, a2 was done in y 1–2, so the car is back in x from 2: a3 goes on there."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("a3", 1, in_bay=True, release=2)],
        bays=[bay("x", 6), bay("y", 6)],
        orders={"a": {"groups": (("a1", "a3"), ("a2",))}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 1, 2, 0, ("t",), "y")],
        as_of=2,
    )
    found = seat(day)
    assert found.times()["a3"] == (2, 3)
    assert found.bays()["a3"] == "x"


def test_a_car_that_stands_in_a_bay_holds_it_until_it_is_worked_on() -> None:
    """a1 was done 0–1 in x; the technician is back at 4: the bay is taken from 0 to 5."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True, release=1)],
        technicians=[technician("t", 6, shift=(4, 6))],
        bays=[bay("x", 6), bay("y", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    found = seat(day)
    assert found.times()["a2"] == (4, 5)
    assert found.bays()["a2"] == "x"
    assert found.taken("x", 6) == [(0, 5)]


def test_a_bay_is_held_up_to_forced_work_of_the_same_stay_and_from_it() -> None:
    """a2 is forced 3–4: a1, before it at 0, holds x 0–4; with a technician from 5 only, a1 holds x 3–6."""
    operations = [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)]
    facts = [Placement("a2", 3, 4, 0, ("u",), "x")]
    for since, start, taken in ((0, 0, (0, 4)), (5, 5, (3, 6))):
        people = [technician("t", 6, shift=(since, 6)), technician("u", 6, skill="check")]
        day = problem(operations, technicians=people, bays=[bay("x", 6)], orders=ONE_STAY, facts=facts)
        found = seat(day)
        assert found.times()["a1"] == (start, start + 1)
        assert found.taken("x", 6) == [taken]


def test_a_stay_is_not_drawn_up_to_forced_work_across_another_car() -> None:
    """a2 is forced 3–4 and b1 stands in the bay 1–2: a1, before that, would hold the bay through it."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=4,
        bays=[bay("x", 4)],
        orders=ONE_STAY,
        facts=[Placement("a2", 3, 4, 0, ("t",), "x"), Placement("b1", 1, 2, 0, ("t",), "x")],
    )
    assert seat(day).placed is None


def test_the_same_people_go_on_even_when_others_are_free_before() -> None:
    """Only t can check, until 2; u is free all the time, but a2 is for those who do a1."""
    both = replace(technician("t", 6), skills={"check": Skill(1), "work": Skill(1)})
    day = problem(
        [operation("a1", ways=(way(2, (Slot("check"),)),)), operation("a2", 1, same_crew_as="a1")],
        technicians=[technician("u", 6), both],
    )
    placed = seat(day).placed
    assert placed is not None
    assert placed["a2"].crew == ("t",)
    pinned = replace(day.operations["a2"], pin=Pin(crew=frozenset({"u"})))
    assert seat(replace(day, operations={**day.operations, "a2": pinned})).placed is None


def test_what_is_pinned_is_asked_for() -> None:
    """u, way 1 and bay y, where x, t and way 0 come first or end sooner."""
    operations = [operation("a1", ways=(way(1), way(2)), in_bay=True), operation("a2", 1, in_bay=True)]
    for pin, expected in (
        (Pin(crew=frozenset({"u"})), (0, ("u",), "x")),
        (Pin(way=1), (1, ("t",), "x")),
        (Pin(bay="y"), (0, ("t",), "y")),
    ):
        for pinned in ("a1", "a2") if pin.bay else ("a1",):
            day = problem(
                [replace(o, pin=pin) if o.id == pinned else o for o in operations],
                technicians=[technician("t", 6), technician("u", 6)],
                bays=[bay("x", 6), bay("y", 6)],
                orders=ONE_STAY,
            )
            placed = seat(day).placed
            assert placed is not None
            assert (placed["a1"].way, placed["a1"].crew, placed["a1"].bay) == expected, pin


def test_a_pinned_bay_for_work_that_needs_none_cannot_be_had() -> None:
    assert seat(problem([operation("a1", pin=Pin(bay="x"))], bays=[bay("x", 6)])).placed is None


def test_who_knows_the_car_and_the_bay_it_stands_in_come_first() -> None:
    """After a1, by t in x: u has more time left and y is the plainer bay, and still a2 is done by t in x."""
    both = replace(technician("t", 6), skills={"check": Skill(1), "work": Skill(1)})
    day = problem(
        [
            operation("a1", ways=CHECK, bay_kinds=WASH),
            operation("a2", 1, in_bay=True),
        ],
        technicians=[technician("u", 6), both],
        bays=[bay("y", 6), bay("x", 6, kinds=("lift", "wash"))],
        links=[Link("a1", "a2")],
    )
    placed = seat(day).placed
    assert placed is not None
    assert (placed["a2"].crew, placed["a2"].bay) == (("t",), "x")


def test_the_operation_that_finds_no_place_is_the_furthest() -> None:
    """Nobody can check: a1 finds a place, a2 does not."""
    assert seat(problem([operation("a1", 1), operation("a2", ways=CHECK)])).furthest == "a2"
