"""The near future: published work stays, nothing new starts."""

from __future__ import annotations

from typing import Any

from scheduler.orders import Operation, Pin
from scheduler.problem import Problem
from tests.scheduler.translate.days import (
    Json,
    at,
    bay,
    booth,
    operation,
    order,
    painted,
    problem,
    programme,
    step,
    technician,
    tick,
    workshop,
)


def published(*placements: Json) -> Json:
    """A published plan."""
    plan = {"schema": "workshop-plan/1", "workshop": "beijing", "as_of": at("06:00"), "stays": []}
    return plan | {"version": 3, "placements": list(placements)}


def placed(name: str, start: str, end: str, **more: Any) -> Json:
    """A published placement by Li in bay b-1."""
    span = {"start": at(start), "end": at(end)}
    place = {"operation": f"4711/{name}", "way": 0, "technicians": ["li"], "bay": "b-1", "segments": [span]}
    return place | span | more


def frozen(*placements: Json, now: str = "08:00", shop: Json | None = None, **more: Any) -> Problem:
    """Steps a and b; planning is frozen until 09:00."""
    car = order(step("a"), step("b")) | more
    return problem(car, as_of=at(now), frozen_until=at("09:00"), published=published(*placements), shop=shop)


def first(made: Problem) -> Operation:
    """Step a."""
    return made.operations["4711/a"]


def test_published_work_before_frozen_until_is_pinned_and_the_rest_released_then() -> None:
    made = frozen(placed("a", "08:30", "09:00"), placed("b", "09:00", "09:30"))
    assert (first(made).pin, first(made).release) == (Pin(frozenset({"li"}), "b-1", tick("08:30"), 0), tick("08:00"))
    other = made.operations["4711/b"]
    assert (other.pin, other.release, other.release_reason) == (None, tick("09:00"), "planning is frozen until 09:00")
    assert made.frozen_until == tick("09:00")


def test_published_work_that_starts_as_early_as_it_can_is_pinned() -> None:
    assert first(frozen(placed("a", "08:00", "08:30"))).pin is not None


def test_work_without_a_bay_is_pinned_too() -> None:
    made = frozen(placed("a", "08:30", "09:00", bay=None), work=[step("a", operation(kind=""))])
    assert first(made).pin == Pin(frozenset({"li"}), None, tick("08:30"), 0)


def test_without_frozen_until_nothing_is_pinned() -> None:
    made = problem(order(step("a")), published=published(placed("a", "08:30", "09:00")))
    assert (first(made).pin, first(made).release) == (None, tick("08:00"))
    assert made.published is not None
    assert made.published.placements["4711/a"].start == tick("08:30")


def test_a_later_release_stays() -> None:
    for time in ("09:00", "11:00"):
        made = frozen(parts=[{"name": "Disc", "available": at(time)}])
        assert first(made).release_reason == f"part Disc, due {time}"


def test_a_pin_by_hand_wins() -> None:
    made = frozen(placed("a", "08:30", "09:00"), records=[{"operation": "a", "pin": {"bay": "b-2"}}])
    assert (first(made).pin, first(made).release) == (Pin(bay="b-2"), tick("08:00"))
    new = frozen(records=[{"operation": "a", "pin": {"start": at("08:30")}}])
    assert (first(new).pin, first(new).release) == (Pin(start=tick("08:30")), tick("08:00"))


def test_a_fact_is_left_alone() -> None:
    begun = {"operation": "a", "status": "started", "actual_start": at("08:00"), "technicians": ["li"], "bay": "b-1"}
    made = frozen(placed("a", "08:00", "08:30"), records=[begun])
    assert (first(made).pin, first(made).release) == (None, tick("08:00"))


def test_published_work_whose_start_has_passed_is_planned_again_from_now_on() -> None:
    """Published for 08:30 and not begun by 08:40; nobody waits until 09:00 for it."""
    made = frozen(placed("a", "08:30", "09:00"), now="08:40")
    assert (first(made).pin, first(made).release) == (None, tick("08:40"))


def test_published_work_whose_part_is_late_is_planned_again() -> None:
    made = frozen(placed("a", "08:30", "09:00"), parts=[{"name": "Disc", "available": at("08:45")}])
    assert (first(made).pin, first(made).release) == (None, tick("08:45"))


def test_published_work_of_somebody_who_is_away_is_planned_again() -> None:
    absence = {"start": at("07:00"), "end": at("12:00"), "reason": "sick"}
    people = [technician("li", "brakes", absences=[absence]), technician("wang", "brakes")]
    made = frozen(placed("a", "08:30", "09:00"), shop=workshop(technicians=people))
    assert (first(made).pin, first(made).release) == (None, tick("08:00"))


def test_published_work_in_a_bay_that_is_closed_is_planned_again() -> None:
    """An inspection of the lift; the bay is free again before 08:30 or it is not."""
    for end, pinned in (("08:30", True), ("08:35", False)):
        closures = [{"start": at("07:00"), "end": at(end)}]
        bays = [bay("b-1", "lift", closures=closures), bay("b-2", "lift")]
        made = frozen(placed("a", "08:30", "09:00"), shop=workshop(bays=bays))
        assert (first(made).pin is not None) is pinned


def test_published_work_done_in_a_way_that_is_gone_is_planned_again() -> None:
    assert first(frozen(placed("a", "08:30", "09:00", way=1))).pin is None


def frozen_paint(**more: Any) -> Operation:
    """Published in booth 1 from 08:30 to 09:30, and planned again at 08:00."""
    place = placed("a", "08:30", "09:30", technicians=[], bay="booth-1")
    booths = [booth(programmes=[programme("standard")], **more)]
    return first(frozen(place, shop=workshop(booths=booths), work=[step("a", painted(panels=2))]))


def test_published_painting_keeps_its_booth_and_time_and_its_cycle_finds_its_crew() -> None:
    assert frozen_paint().pin == Pin(bay="booth-1", start=tick("08:30"))


def test_painting_whose_booth_is_closed_is_planned_again() -> None:
    made = frozen_paint(closures=[{"start": at("09:25"), "end": at("10:00")}])
    assert (made.pin, made.release) == (None, tick("08:00"))


def test_painting_in_a_booth_that_no_longer_runs_its_programme_is_planned_again() -> None:
    """Booth 1 is for 1 panel now, or runs another programme; booth 2 would do."""
    place = placed("a", "08:30", "09:30", technicians=[], bay="booth-1")
    other = booth("booth-2", programmes=[programme("standard")])
    for one in (booth(programmes=[programme("standard")], panels=1), booth(programmes=[programme("hot")])):
        made = frozen(place, shop=workshop(booths=[one, other]), work=[step("a", painted(panels=2))])
        assert first(made).pin is None


def test_published_work_whose_forerunner_has_slipped_is_planned_again() -> None:
    """Step a, begun at 08:20, takes until 08:50: b, published at 08:30, cannot stand, at 08:50 it can."""
    begun = {"operation": "a", "status": "started", "actual_start": at("08:20"), "technicians": ["li"], "bay": "b-1"}
    for start, end, stands in (("08:30", "09:00", False), ("08:50", "09:20", True)):
        made = frozen(placed("b", start, end), now="08:25", records=[begun])
        assert (made.operations["4711/b"].pin is not None) is stands


def test_published_work_of_somebody_who_is_still_busy_is_planned_again() -> None:
    """Li is at another car until 08:50."""
    begun = {"operation": "a", "status": "started", "actual_start": at("08:20"), "technicians": ["li"], "bay": "b-2"}
    other = order(step("a"), id="4712", records=[begun])
    for start, end, stands in (("08:30", "09:00", False), ("08:50", "09:20", True)):
        made = problem(
            order(step("a")),
            other,
            as_of=at("08:25"),
            frozen_until=at("09:00"),
            published=published(placed("a", start, end)),
        )
        assert (first(made).pin is not None) is stands
