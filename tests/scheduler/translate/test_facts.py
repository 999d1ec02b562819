"""Started, finished and forced work; people work 08:00–12:00 and 13:00–17:00, ticks 96–144 and 156–204."""

from __future__ import annotations

from typing import Any

from scheduler.plan import Placement
from tests.scheduler.translate.days import (
    WEEK,
    Json,
    at,
    bay,
    faults,
    operation,
    order,
    problem,
    step,
    technician,
    tick,
    workshop,
)


def record(status: str, start: str | None = None, end: str | None = None, **more: Any) -> Json:
    """A record of step `a` by Li in bay b-1; times of the day, or whole moments."""
    times = {"actual_start": start, "actual_end": end}
    given = {name: time if "T" in time else at(time) for name, time in times.items() if time}
    return {"operation": "a", "status": status, "technicians": ["li"], "bay": "b-1"} | given | more


def fact(spec: Json, known: Json, now: str = "07:00", shop: Json | None = None) -> Placement:
    """The fact that a record makes of step `a`."""
    made = problem(order(step("a", spec), records=[known]), as_of=at(now), shop=shop)
    return made.facts["4711/a"]


def test_finished_work_keeps_its_times_rounded_outwards() -> None:
    """09:02 lies in the tick of 09:00, 10:01 in the one that ends at 10:05."""
    made = fact(operation(), record("finished", "09:02", "10:01"), "11:00")
    assert made == Placement("4711/a", 108, 121, 0, ("li",), "b-1", (), ((108, 121),))


def test_finished_work_was_done_while_its_people_were_there() -> None:
    made = fact(operation(), record("finished", "11:30", "13:30"), "15:00")
    assert made.segments == ((138, 144), (156, 162))


def test_finished_work_of_people_off_shift_was_done_all_the_while() -> None:
    made = fact(operation(), record("finished", "18:00", "18:30"), "19:00")
    assert made.segments == ((tick("18:00"), tick("18:30")),)


def test_work_finished_within_a_tick_takes_that_tick() -> None:
    made = fact(operation(), record("finished", "09:00", "09:00"), "10:00")
    assert (made.start, made.end) == (108, 109)


def test_started_work_takes_what_is_left_of_its_standard_time() -> None:
    """12 FRU from 09:00; by 09:30 6 are done, so 6 are left."""
    made = fact(operation(12), record("started", "09:00"), "09:30")
    assert (made.start, made.end, made.segments) == (108, 120, ((108, 120),))


def test_started_work_takes_what_is_said_to_remain() -> None:
    """45 min from 10:00 on, whatever the standard time."""
    assert fact(operation(12), record("started", "09:00", remaining="45 min"), "10:00").end == tick("10:45")


def test_overdue_work_takes_at_least_a_tick_more() -> None:
    assert fact(operation(12), record("started", "08:00"), "10:00").end == tick("10:05")
    assert fact(operation(12), record("started", "08:00", remaining=0), "10:00").end == tick("10:05")


def test_started_work_pauses_while_nobody_is_there() -> None:
    """12 FRU from 11:30: 6 before the break, 6 after."""
    made = fact(operation(12), record("started", "11:30"), "11:30")
    assert (made.end, made.segments) == (162, ((138, 144), (156, 162)))


def test_work_that_fills_the_morning_ends_with_it() -> None:
    """6 FRU from 11:30."""
    assert fact(operation(6), record("started", "11:30"), "11:30").end == tick("12:00")


def test_work_begun_before_its_bay_opens_goes_on_unless_it_may_pause_so_long() -> None:
    """The bay opens at 09:00, the work of 12 FRU began at 08:00: done at 09:00, or from 09:00 on."""
    shop = workshop(bays=[bay("b-1", "lift", opening=[{"days": ["tue"], "start": "09:00", "end": "18:00"}])])
    assert fact(operation(12), record("started", "08:00"), "08:30", shop).end == tick("09:00")
    patient = operation(12, pauses=["break", "night"])
    assert fact(patient, record("started", "08:00"), "08:30", shop).end == tick("10:00")


def test_who_may_not_pause_over_night_works_past_the_end_of_the_shift() -> None:
    """24 FRU from 16:30, the shift ends at 17:00: done at 18:30."""
    made = fact(operation(24), record("started", "16:30"), "16:30")
    assert (made.end, made.segments) == (222, ((198, 222),))


def test_who_may_pause_over_night_goes_on_the_next_day_past_the_horizon() -> None:
    made = fact(operation(24, pauses=["break", "night"]), record("started", "16:30"), "16:30")
    assert (made.end, made.segments) == (288, ((198, 204),))


def test_work_begun_shortly_before_the_end_of_the_shift_is_not_stretched_over_the_night() -> None:
    """12 FRU from 16:50, now 17:10: 4 are done, 8 are left, until 17:50."""
    assert fact(operation(12), record("started", "16:50"), "17:10").end == tick("17:50")


def test_people_who_are_away_cannot_go_on_with_what_they_began() -> None:
    away = [{"start": at("10:00"), "end": at("12:00"), "reason": "ill"}]
    staff = [person | ({"absences": away} if person["id"] == "li" else {}) for person in workshop()["technicians"]]
    shop = workshop(technicians=staff)
    [line] = faults(order(step("a", operation(24)), records=[record("started", "09:00")]), as_of=at("09:30"), shop=shop)
    assert str(line) == (
        "orders[0].records[0].technicians: Li works on a and is away from 10:00."
        " Set its status to paused, or name who goes on with it."
    )


def test_unattended_work_needs_nobody() -> None:
    made = fact(operation(12, ""), record("started", "11:30", technicians=[]), "11:30")
    assert (made.end, made.segments) == (150, ((138, 150),))


def test_work_done_before_the_horizon_counts() -> None:
    """18 FRU: 12 from 16:00 to 17:00 yesterday, so 6 are left for 08:00."""
    made = fact(operation(18), record("started", at("16:00", "2026-11-23")))
    assert (made.start, made.end) == (tick("16:00") - 288, tick("08:30"))
    assert made.segments == ((-96, -84), (96, 102))


def test_what_remains_of_work_from_the_day_before_is_done_today() -> None:
    """3 FRU from 08:00, whatever was done yesterday."""
    made = fact(operation(18), record("started", at("16:00", "2026-11-23"), remaining=3))
    assert (made.start, made.end) == (-96, tick("08:15"))


def test_people_of_forced_work_are_known_beside_work_from_the_day_before() -> None:
    pin = {"technicians": ["wang"], "bay": "b-2", "start": at("11:30"), "forced": True}
    known = [record("started", at("16:00", "2026-11-23")), {"operation": "b", "pin": pin}]
    made = problem(order(step("a", operation(18)), step("b", operation(12)), records=known))
    assert made.facts["4711/b"] == Placement("4711/b", 138, 162, 0, ("wang",), "b-2", (), ((138, 144), (156, 162)))


def test_a_slow_technician_takes_longer_and_one_without_the_skill_the_standard_time() -> None:
    """6 FRU at 50 % are 12 ticks."""
    slow = technician("li", skills=[{"skill": "brakes", "speed": 50}])
    shop = workshop(technicians=[slow, technician("wang", "brakes"), technician("advisor", "reception")])
    assert fact(operation(6), record("started", "09:00"), "09:00", shop).end == tick("10:00")
    stand_in = record("started", "09:00", technicians=["advisor"])
    assert fact(operation(6), stand_in, "09:00", shop).end == tick("09:30")


def test_two_people_on_work_for_one_are_a_fact_like_any_other() -> None:
    made = fact(operation(6), record("started", "09:00", technicians=["li", "wang"]), "09:00")
    assert (made.crew, made.end) == (("li", "wang"), tick("09:30"))


def test_forced_work_stands_where_it_was_put() -> None:
    """12 FRU from 11:30 pause over the break, as always."""
    pin = {"technicians": ["wang"], "bay": "b-2", "start": at("11:30"), "forced": True}
    made = fact(operation(12), {"operation": "a", "pin": pin})
    assert made == Placement("4711/a", 138, 162, 0, ("wang",), "b-2", (), ((138, 144), (156, 162)))


def test_forced_work_is_done_the_way_that_has_as_many_people() -> None:
    crew = {"skill": "brakes"}
    spec = operation(ways=[{"work": 12, "crew": [crew]}, {"work": 7, "crew": [crew | {"count": 2}]}])
    pin = {"technicians": ["li", "wang"], "bay": "b-1", "start": at("09:00"), "forced": True}
    made = fact(spec, {"operation": "a", "pin": pin})
    assert (made.way, made.end) == (1, tick("09:35"))


def test_forced_work_of_too_many_people_is_done_the_first_way() -> None:
    pin = {"technicians": ["li", "wang", "advisor"], "bay": "b-1", "start": at("09:00"), "forced": True}
    made = fact(operation(6), {"operation": "a", "pin": pin})
    assert (made.way, made.end) == (0, tick("09:30"))


def test_a_bay_is_left_out_where_none_is_needed() -> None:
    """A test drive clocked on in bay 1 does not hold it."""
    assert fact(operation(kind=""), record("started", "09:00"), "09:00").bay is None


def test_facts_hold_the_first_units_that_are_free_in_order_of_start() -> None:
    """b begins first and takes I-1, a I-2; c overlaps both and clashes on I-1; d begins when b is over."""
    spec = operation(equipment=[{"pool": "ista"}])
    times = {"a": ("08:30", "10:00"), "b": ("08:00", "09:00"), "c": ("08:45", "08:50"), "d": ("09:00", "09:30")}
    records = [record("finished", *span, operation=name) for name, span in times.items()]
    shop = workshop(equipment=[{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}])
    made = problem(order(*(step(name, spec) for name in times), records=records), as_of=at("12:00"), shop=shop)
    units = {name.removeprefix("4711/"): place.equipment for name, place in made.facts.items()}
    assert units == {"a": ("I-2",), "b": ("I-1",), "c": ("I-1",), "d": ("I-1",)}


def test_paused_and_failed_work_is_planned_again() -> None:
    """Of the paused 12 FRU 25 min remain (1,500 s); the failed 12 are done again (3,600 s)."""
    known = [record("paused", "08:00", remaining="25 min"), record("failed", "08:00", operation="b")]
    made = problem(order(step("a", operation(12)), step("b", operation(12)), records=known), as_of=at("09:00"))
    assert made.facts == {}
    assert [made.operations[f"4711/{name}"].ways[0].seconds for name in "ab"] == [1500, 3600]


def test_paused_work_of_which_nothing_remains_takes_a_last_tick() -> None:
    made = problem(order(step("a"), records=[record("paused", remaining=0)]))
    assert made.operations["4711/a"].ways[0].ticks == 1


def test_known_times_are_no_longer_true_of_what_remains() -> None:
    way = {"work": 12, "crew": [{"skill": "brakes"}], "times": [{"technician": "li", "work": 10}]}
    made = problem(order(step("a", operation(ways=[way])), records=[record("paused", remaining=3)]))
    assert made.work(made.operations["4711/a"], 0, ("li",), "b-1") == 3


def test_what_ends_in_permitted_overtime_is_overtime() -> None:
    """On shift until 17:00, overtime until 19:00: finished 16:30–17:30, and begun 16:30 with an hour of work."""
    hours = {"days": WEEK, "start": "08:00", "end": "17:00", "overtime": [{"start": "17:00", "end": "19:00"}]}
    advisor = technician("advisor", "reception")
    shop = workshop(technicians=[technician("li", "brakes", shifts=[hours]), advisor])
    finished = fact(operation(), record("finished", "16:30", "17:30"), "18:00", shop)
    assert (finished.overtime, finished.segments) == (True, ((tick("16:30"), tick("17:30")),))
    begun = fact(operation(12), record("started", "16:30"), "16:40", shop)
    assert (begun.overtime, begun.segments) == (True, ((tick("16:30"), tick("17:30")),))
    assert not fact(operation(), record("finished", "09:00", "17:00"), "18:00", shop).overtime
