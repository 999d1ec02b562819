"""What interrupted work still takes; people work 08:00–12:00 and 13:00–17:00, a labour unit is 5 minutes."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.orders import Way
from tests.scheduler.translate.days import (
    WEEK,
    Json,
    at,
    booth,
    operation,
    order,
    painted,
    problem,
    step,
    technician,
    tick,
    workshop,
)


def stint(start: str, end: str, **more: Any) -> Json:
    """Li in bay b-1; times of the day, or whole moments."""
    times = {"start": start, "end": end}
    return {"technicians": ["li"], "bay": "b-1"} | {n: t if "T" in t else at(t) for n, t in times.items()} | more


def paused(start: str, end: str, **more: Any) -> Json:
    """A record of step `a`, paused after such a stint of Li in bay b-1."""
    last = stint(start, end)
    whereabouts = {"technicians": last["technicians"], "bay": last["bay"]}
    times = {"actual_start": last["start"], "actual_end": last["end"]}
    return {"operation": "a", "status": "paused"} | whereabouts | times | more


def ways(spec: Json, record: Json, now: str = "16:00", shop: Json | None = None) -> tuple[Way, ...]:
    """The ways of step `a` as they are planned."""
    return problem(order(step("a", spec), records=[record]), as_of=at(now), shop=shop).operations["4711/a"].ways


def seconds(spec: Json, record: Json, now: str = "16:00", shop: Json | None = None) -> int:
    """Standard time of the first way as it is planned."""
    return ways(spec, record, now, shop)[0].seconds


def test_paused_work_is_planned_with_what_its_stint_has_left() -> None:
    """12 FRU are 60 min, 25 of them done: 35 min are left; to the minute, whatever the grid."""
    assert seconds(operation(12), paused("09:00", "09:25")) == 35 * 60
    assert seconds(operation(12), paused("09:02", "09:09")) == 53 * 60


def test_every_stint_counts() -> None:
    """Of 60 min 10 + 15 + 5 are done."""
    earlier = [stint("08:00", "08:10"), stint("08:30", "08:45")]
    assert seconds(operation(12), paused("09:00", "09:05", stints=earlier)) == 30 * 60


def test_nothing_is_known_to_be_done_of_work_that_was_paused_nobody_knows_when() -> None:
    assert seconds(operation(12), paused("09:00", "09:25", actual_end=None)) == 60 * 60


def test_a_break_is_no_work_but_for_those_who_may_not_pause() -> None:
    """11:30 to 13:15 are 45 min of work; with the break 105."""
    assert seconds(operation(24), paused("11:30", "13:15")) == 75 * 60
    assert seconds(operation(24, pauses=[]), paused("11:30", "13:15")) == 15 * 60


def test_a_night_is_no_work() -> None:
    """An hour of yesterday and a quarter of today, of 2 h."""
    began = at("16:00", "2026-11-23")
    assert seconds(operation(24), paused(began, "08:15")) == 45 * 60
    yesterday = [stint(began, at("16:40", "2026-11-23"))]
    assert seconds(operation(24), paused("08:00", "08:15", stints=yesterday)) == 65 * 60


def test_who_clocked_on_and_off_out_of_hours_worked_all_the_while() -> None:
    for pauses in (["break"], ["break", "night"]):
        assert seconds(operation(12, pauses=pauses), paused("07:00", "07:20")) == 40 * 60


def test_who_forgot_to_clock_off_in_the_evening_worked_no_night() -> None:
    assert seconds(operation(12), paused(at("17:30", "2026-11-23"), "07:30")) == 60 * 60


def test_who_clocked_off_in_overtime_worked_in_it() -> None:
    """On shift until 17:00, overtime until 19:00."""
    hours = {"days": WEEK, "start": "08:00", "end": "17:00", "overtime": [{"start": "17:00", "end": "19:00"}]}
    staff = [technician("li", "brakes", shifts=[hours]), technician("advisor", "reception")]
    spec = operation(24, pauses=["break", "night"])
    assert seconds(spec, paused("16:30", "17:30"), "18:00", workshop(technicians=staff)) == 60 * 60


def test_a_slow_technician_gets_less_done() -> None:
    """30 min at 50 % are 15 min of the 60, whoever goes on."""
    slow = technician("li", skills=[{"skill": "brakes", "speed": 50}])
    shop = workshop(technicians=[slow, technician("wang", "brakes"), technician("advisor", "reception")])
    assert seconds(operation(12), paused("09:00", "09:30"), shop=shop) == 45 * 60
    assert seconds(operation(12), paused("09:00", "09:30", technicians=["advisor"]), shop=shop) == 30 * 60


def test_what_is_done_one_way_is_done_of_every_way() -> None:
    """A third of the way for one (60 min) is a third of the way for two (36 min), and of Wang's known 30 min."""
    known = {"technician": "wang", "work": 6}
    spec = operation(
        ways=[
            {"work": 12, "crew": [{"skill": "brakes"}], "times": [known]},
            {"work": "36 min", "crew": [{"skill": "brakes", "count": 2}]},
        ]
    )
    one, two = ways(spec, paused("09:00", "09:20"))
    assert (one.seconds, one.times, two.seconds) == (40 * 60, {("wang", None): 4}, 24 * 60)
    one, two = ways(spec, paused("09:00", "09:12", way=1, technicians=["li", "wang"]))
    assert (one.seconds, two.seconds) == (40 * 60, 24 * 60)


def test_who_has_a_known_time_gets_done_as_much_as_it_says() -> None:
    """Li is known to take 30 min for what takes others 60: after 10 a third is done."""
    spec = operation(ways=[{"work": 12, "crew": [{"skill": "brakes"}], "times": [{"technician": "li", "work": 6}]}])
    assert seconds(spec, paused("09:00", "09:10")) == 40 * 60


def test_overdue_work_that_is_paused_takes_a_last_tick() -> None:
    [way] = ways(operation(6), paused("09:00", "10:30"))
    assert way.ticks == 1


def test_unattended_work_goes_on_by_itself() -> None:
    """11:30 to 12:30 through the break, of 120 min."""
    assert seconds(operation(24, ""), paused("11:30", "12:30", technicians=[])) == 60 * 60


def test_what_is_said_to_remain_is_less_by_what_was_done_since() -> None:
    """25 min were left at 10:00; since then 10 min, and 3 of the stint that went on over it."""
    stints = [stint("08:00", "10:03")]
    record = paused("11:00", "11:10", remaining="25 min", remaining_at=at("10:00"), stints=stints)
    assert seconds(operation(60), record) == 12 * 60
    assert seconds(operation(60), record | {"remaining_at": at("11:10")}) == 25 * 60
    assert seconds(operation(60), record | {"remaining_at": None}) == 25 * 60


def test_forced_work_that_was_paused_takes_what_its_stint_has_left() -> None:
    """35 min of 60, from 14:00 on."""
    pin = {"technicians": ["wang"], "bay": "b-2", "start": at("14:00"), "forced": True}
    made = problem(order(step("a", operation(12)), records=[paused("09:00", "09:25", pin=pin)]), as_of=at("10:00"))
    assert (made.facts["4711/a"].start, made.facts["4711/a"].end) == (tick("14:00"), tick("14:35"))


def begun(start: str, **more: Any) -> Json:
    """A record of step `a` that Li is working on in bay b-1."""
    return paused(start, start, status="started", actual_end=None) | more


@pytest.mark.parametrize("now", ["10:00", "10:03", "10:20", "10:30"])
def test_work_that_goes_on_takes_what_earlier_stints_have_left(now: str) -> None:
    """35 min of 60, from 10:00 on."""
    record = begun("10:00", stints=[stint("09:00", "09:25")])
    assert problem(order(step("a", operation(12)), records=[record]), as_of=at(now)).facts["4711/a"].end == tick(
        "10:35"
    )


@pytest.mark.parametrize("now", ["10:00", "10:03", "10:10", "10:20"])
def test_what_remains_of_work_under_way_is_counted_from_when_it_was_said(now: str) -> None:
    """25 min from 10:00 on, whether it was said then, before the work went on, or in the middle of it."""
    for start, said in (("10:00", "10:00"), ("10:00", "09:10"), ("09:30", "10:00")):
        record = begun(start, remaining="25 min", remaining_at=at(said))
        made = problem(order(step("a", operation(12)), records=[record]), as_of=at(now))
        assert made.facts["4711/a"].end == tick("10:25")


def test_a_booth_opens_when_it_was_said_to() -> None:
    """20 min from 08:30 on, asked at 08:40; at 09:30 it is overdue."""
    shop = workshop(technicians=[technician("li", "brakes", "paint")], booths=[booth()])
    record = begun("08:00", bay="booth-1", remaining="20 min", remaining_at=at("08:30"))
    for now, end in (("08:40", "08:50"), ("09:30", "09:35")):
        made = problem(order(step("a", painted()), records=[record]), as_of=at(now), shop=shop)
        assert made.fact_cycles[0].end == tick(end)
