"""Booth cycles that have begun, are over or are forced.

The booth's programme is 30 min of coating by a painter and 40 min of baking: 6 and 8 ticks.
"""

from __future__ import annotations

from typing import Any

from scheduler.plan import Cycle, CyclePhase, Placement
from scheduler.problem import Problem
from tests.scheduler.translate.days import (
    Json,
    at,
    booth,
    faults,
    only_fault,
    order,
    painted,
    problem,
    programme,
    step,
    technician,
    tick,
    workshop,
)
from tests.scheduler.translate.plans import cycle, document

COAT = {"name": "coat", "duration": "30 min", "crew": [{"skill": "paint"}]}
STAFF = [technician("li", "brakes", "paint"), technician("wang", "paint"), technician("advisor", "reception")]


def shop(**more: Any) -> Json:
    """A workshop with a booth and two painters."""
    return workshop(technicians=STAFF, booths=[booth()]) | more


def record(status: str, start: str | None = None, end: str | None = None, **more: Any) -> Json:
    """A record of step `a` by Li in booth 1."""
    times = {name: at(time) for name, time in (("actual_start", start), ("actual_end", end)) if time}
    return {"operation": "a", "status": status, "technicians": ["li"], "bay": "booth-1"} | times | more


def known(*records: Json, now: str = "09:10", steps: int = 1, spec: Json | None = None, **more: Any) -> Problem:
    """The problem of an order with such records and painted steps `a`, `b`, …"""
    work = [step(name, spec or painted()) for name in "abc"[:steps]]
    return problem(order(*work, records=list(records)), as_of=at(now), shop=shop(**more))


def test_a_cycle_that_has_begun_takes_as_long_as_its_programme() -> None:
    """From 09:00 (tick 108) until 10:10; Li coats until 09:30."""
    made = known(record("started", "09:00"))
    coat, bake = CyclePhase(108, 114, ("li",)), CyclePhase(114, 122)
    assert made.fact_cycles == (Cycle("booth-1", "standard", 108, 122, ("4711/a",), (coat, bake)),)
    assert made.facts == {"4711/a": Placement("4711/a", 108, 122, 0, (), "booth-1", (), ((108, 122),))}


def test_who_is_in_the_same_booth_at_the_same_time_shares_a_cycle() -> None:
    """09:02 is in the tick of 09:00; b is painted by Wang, who has no place beside Li."""
    other = record("started", "09:02", operation="b", technicians=["wang"])
    later = record("finished", "08:00", "08:30", operation="c")
    made = known(record("started", "09:00"), other, later, steps=3)
    assert [(c.start, c.end, c.operations) for c in made.fact_cycles] == [
        (tick("08:00"), tick("08:30"), ("4711/c",)),
        (tick("09:00"), tick("10:10"), ("4711/a", "4711/b")),
    ]
    assert made.fact_cycles[1].phases[0].crew == ("li",)


def test_who_clocks_on_a_little_later_in_the_same_booth_shares_its_cycle() -> None:
    """09:10 is within a quarter of an hour of 09:00, 09:15 is not."""
    for clocked, starts in (("09:10", ["09:00"]), ("09:15", ["09:00", "09:15"])):
        other = record("started", clocked, operation="b")
        made = known(record("started", "09:00"), other, now="09:20", steps=2)
        assert [cycle.start for cycle in made.fact_cycles] == [tick(start) for start in starts]


def test_people_whom_nobody_wrote_down_are_those_of_the_published_plan() -> None:
    """The plan had Wang coat; Li, who clocked on, counts more."""
    phases = [phase("coat", "09:00", "09:30", "wang"), phase("bake", "09:30", "10:10")]
    plan = document(placements=[], stays=[], left_out=[], booth_cycles=[cycle(operations=["4711/a"], phases=phases)])
    for people, crew in (([], "wang"), (["li"], "li")):
        begun = record("started", "09:00", technicians=people)
        work = order(step("a", painted()), records=[begun])
        made = problem(work, as_of=at("09:10"), shop=shop(), published=plan.model_dump(mode="json", by_alias=True))
        assert made.fact_cycles[0].phases[0].crew == (crew,)


def phase(name: str, start: str, end: str, *technicians: str) -> Json:
    return {"name": name, "start": at(start), "end": at(end), "technicians": list(technicians)}


def test_every_place_is_filled_by_somebody_else_and_only_by_those_who_clocked_on() -> None:
    two = [{**COAT, "crew": [{"skill": "paint", "count": 2}]}, {**COAT, "name": "clear coat"}]
    together = known(record("started", "09:00", technicians=["advisor", "wang", "li"]), booths=[booth(phases=two)])
    assert [phase.crew for phase in together.fact_cycles[0].phases] == [("wang", "li"), ("wang",)]
    alone = known(record("started", "09:00"), booths=[booth(phases=two)])
    assert [phase.crew for phase in alone.fact_cycles[0].phases] == [("li",), ("li",)]
    nobody = known(record("started", "09:00", technicians=["advisor"]))
    assert [phase.crew for phase in nobody.fact_cycles[0].phases] == [(), ()]


def test_who_clocked_on_to_both_cars_of_a_cycle_fills_one_place() -> None:
    two = [{**COAT, "crew": [{"skill": "paint", "count": 2}]}]
    made = known(
        record("started", "09:00"), record("started", "09:00", operation="b"), steps=2, booths=[booth(phases=two)]
    )
    assert made.fact_cycles[0].phases[0].crew == ("li",)


def test_a_cycle_that_is_over_keeps_its_times() -> None:
    """Doors open at 09:21, in the tick until 09:25: the bake was cut short; at 08:20 there was none at all."""
    made = known(record("finished", "08:30", "09:21"), now="10:00").fact_cycles[0]
    assert (made.end, made.phases) == (113, (CyclePhase(102, 108, ("li",)), CyclePhase(108, 113)))
    short = known(record("finished", "08:00", "08:20"), now="10:00").fact_cycles[0]
    assert (short.end, short.phases) == (100, (CyclePhase(96, 100, ("li",)),))
    long = known(record("finished", "08:00", "10:00"), now="10:00").fact_cycles[0]
    assert (long.end, long.phases) == (120, (CyclePhase(96, 102, ("li",)), CyclePhase(102, 120)))


def test_a_cycle_that_should_be_over_takes_a_tick_more() -> None:
    """Begun at 08:00, over at 09:10: now is 09:30."""
    assert known(record("started", "08:00"), now="09:30").fact_cycles[0].end == tick("09:35")


def test_a_cycle_takes_what_is_said_to_remain() -> None:
    assert known(record("started", "08:00", remaining="20 min"), now="09:30").fact_cycles[0].end == tick("09:50")
    assert known(record("started", "08:00", remaining=0), now="09:30").fact_cycles[0].end == tick("09:35")


def test_a_cycle_of_yesterday_lies_before_the_horizon() -> None:
    """16:00 yesterday is 96 ticks before midnight."""
    times = {"actual_start": at("16:00", "2026-11-23"), "actual_end": at("17:10", "2026-11-23")}
    made = known(record("finished", **times))
    assert (made.fact_cycles[0].start, made.fact_cycles[0].end) == (-96, -82)
    assert made.facts["4711/a"].start == -96


def test_a_forced_cycle_runs_when_it_was_put() -> None:
    pin = {"bay": "booth-1", "start": at("14:00"), "forced": True}
    made = known({"operation": "a", "pin": pin})
    assert made.fact_cycles == (
        Cycle("booth-1", "standard", 168, 182, ("4711/a",), (CyclePhase(168, 174), CyclePhase(174, 182))),
    )
    assert made.operations["4711/a"].pin is None


def test_a_pin_that_is_not_forced_is_open() -> None:
    made = known({"operation": "a", "pin": {"bay": "booth-1", "start": at("14:00")}})
    assert made.fact_cycles == ()
    pin = made.operations["4711/a"].pin
    assert pin is not None
    assert (pin.bay, pin.start, pin.crew, pin.way) == ("booth-1", tick("14:00"), None, None)


def test_the_programme_is_the_first_that_suits_most_cars() -> None:
    """A car painted in a booth that has none of its programmes was in the first one."""
    two = [programme("mild", low_temperature=True), programme("hot"), programme("other")]
    shops: dict[str, Any] = {"booths": [booth(programmes=two), booth("booth-2", programmes=[programme("hot")])]}
    assert known(record("started", "09:00"), spec=painted("hot"), **shops).fact_cycles[0].programme == "hot"
    wrong = record("started", "09:00", bay="booth-2")
    assert known(wrong, spec=painted("other"), **shops).fact_cycles[0].programme == "hot"


def test_finished_work_without_a_booth_is_in_no_cycle() -> None:
    made = known(record("finished", "08:00", "09:01", bay=None))
    assert made.fact_cycles == ()
    assert made.facts["4711/a"] == Placement("4711/a", 96, 109, segments=((96, 109),))
    assert known(record("finished", "08:00", "08:00")).fact_cycles[0].end == 97


def test_paused_painting_is_planned_again() -> None:
    made = known(record("paused", "08:00"))
    assert (made.facts, made.fact_cycles) == ({}, ())


def test_painters_who_are_away_cannot_go_on() -> None:
    """Li coats until 09:30; when he leaves then, the bake goes on without him."""
    for start, fine in (("09:20", False), ("09:30", True)):
        away = [{"start": at(start), "end": at("12:00")}]
        staff = [technician("li", "brakes", "paint", absences=away), *STAFF[1:]]
        work = order(step("a", painted()), records=[record("started", "09:00")])
        lines = [str(fault) for fault in faults(work, as_of=at("09:10"), shop=shop(technicians=staff))]
        assert lines == (
            []
            if fine
            else [
                "orders[0].records[0].technicians: Li works on a and is away from 09:20."
                " Set its status to paused, or name who goes on with it."
            ]
        )


def test_a_booth_that_closes_meanwhile_is_a_fault() -> None:
    closures = [{"start": at("10:00"), "end": at("12:00")}]
    work = order(step("a", painted()), records=[record("started", "09:00")])
    assert only_fault(work, as_of=at("09:10"), shop=shop(booths=[booth(closures=closures)])) == (
        "orders[0].records[0].bay: a is under way in Booth-1, which closes meanwhile."
        " Set its status to paused, or move the closure."
    )
