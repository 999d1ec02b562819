"""Key figures of a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.clock import Clock
from scheduler.kpis import (
    bay_utilisation,
    booth_cycles_per_day,
    booth_filling,
    carry_over,
    load,
    loads_by_trade,
    overtime_minutes,
    refinish_hours_per_cycle,
)
from scheduler.orders import Operation, Order, Paint, Way
from scheduler.plan import Cycle, CyclePhase, LeftOut, Placement, Plan, Stay
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.resources import Bay, Booth, Skill, Slot, Technician

SHIFT = Presence(span(96, 144) | span(156, 204), span(144, 156))  # 8–12 and 13–17: 96 ticks


def technician(id_: str, trade: str = "mechanical") -> Technician:
    return Technician(id_, id_, trade, {"skill": Skill(1)}, SHIFT)


def problem(*people: Technician) -> Problem:
    """One operation of 24 standard ticks, one lift that is open from 8 to 17 (108 ticks)."""
    lift = Bay("lift", "lift", frozenset({"lift"}), Presence(span(96, 204)))
    work = Operation("a/work", "a", "work", (Way(24 * 300, (Slot("skill"),)),))
    return Problem(
        Clock("Asia/Shanghai", date(2026, 11, 24)),
        288,
        {t.id: t for t in people},
        {lift.id: lift},
        {"a": Order("a", "a", "A", ("a/work",))},
        {work.id: work},
    )


def test_utilisation_is_work_over_presence_and_a_pause_is_not_work() -> None:
    """20 ticks of work around the noon break: W = 20, A = 96, S = 24."""
    placement = Placement("a/work", 134, 166, crew=("t",), segments=((134, 144), (156, 166)))
    found = load(problem(technician("t")), Plan({"a/work": placement}), [technician("t")], 0, 288)
    assert (found.people, found.standard, found.occupied, found.present) == (1, 24, 20, 96)
    assert found.utilisation == pytest.approx(20 / 96)
    assert found.efficiency == pytest.approx(24 / 20)
    assert found.overall_productivity == pytest.approx(24 / 96)


def test_apprentices_count_in_part_towards_what_can_be_sold() -> None:
    """96 ticks of presence each, 40 % of the apprentice's: 96 + 38; S = 24."""
    people = [technician("t"), replace(technician("u"), productive_share=40)]
    placement = Placement("a/work", 96, 120, crew=("t",), segments=((96, 120),))
    found = load(problem(*people), Plan({"a/work": placement}), people, 0, 288)
    assert (found.present, found.capacity) == (192, 134)
    assert found.booked_load == pytest.approx(24 / 134)


def test_only_what_lies_in_the_window_counts() -> None:
    """Work 8–10 in a window from 9: 12 of its 24 ticks; presence 9–12 and 13–17: 36 + 48."""
    placement = Placement("a/work", 96, 120, crew=("t",), segments=((96, 120),))
    found = load(problem(technician("t")), Plan({"a/work": placement}), [technician("t")], 108, 288)
    assert (found.occupied, found.present) == (12, 84)


def test_work_before_the_horizon_does_not_count() -> None:
    """Started yesterday at 23:30, ended today at 0:30."""
    placement = Placement("a/work", -6, 6, crew=("t",), segments=((-6, 6),))
    assert load(problem(technician("t")), Plan({"a/work": placement}), [technician("t")], 0, 288).occupied == 6


def test_every_trade_has_its_load_and_both_of_a_crew_are_occupied() -> None:
    people = (technician("m1"), technician("m2"), technician("p", "paint"))
    placement = Placement("a/work", 96, 108, crew=("m1", "m2"), segments=((96, 108),))
    found = loads_by_trade(problem(*people), Plan({"a/work": placement}))
    assert list(found) == ["mechanical", "paint"]
    assert (found["mechanical"].people, found["mechanical"].occupied, found["mechanical"].present) == (2, 24, 192)
    assert found["paint"].utilisation == 0


def test_nobody_present_is_no_load_and_no_division_by_zero() -> None:
    away = Technician("t", "t", "wash", {}, Presence(0))
    found = load(problem(away), Plan({}), [away], 0, 288)
    assert (found.utilisation, found.efficiency, found.overall_productivity) == (0, 0, 0)


def test_a_car_that_waits_in_a_bay_keeps_it_busy_but_only_in_open_hours() -> None:
    """A stay from 6 to 10 in a bay open from 8: 24 of 108 ticks."""
    plan = Plan({}, (Stay("a", "lift", 72, 120, ()),))
    assert bay_utilisation(problem(), plan, ["lift"], 0, 288) == pytest.approx(24 / 108)


def test_two_cars_in_one_bay_make_it_busy_once() -> None:
    """Facts may clash: 8–10 and 9–11 are three hours, not four."""
    plan = Plan({}, (Stay("a", "lift", 96, 120, ()), Stay("b", "lift", 108, 132, ())))
    assert bay_utilisation(problem(), plan, ["lift"], 0, 288) == pytest.approx(36 / 108)


def test_no_bays_are_not_used() -> None:
    assert bay_utilisation(problem(), Plan({}), [], 0, 288) == 0


def painted() -> tuple[Problem, Plan]:
    """Two days, a booth of 6 panels; a cycle of 4 8:00–10:20 with 1 h of a painter, who then fills for 2 h."""
    painter = technician("p", "paint")
    operations = (
        Operation("a/paint", "a", "paint", (Way(24 * 300),), paint=Paint(frozenset({"standard"}), 4)),
        Operation("a/fill", "a", "fill", (Way(24 * 300, (Slot("skill"),)),)),
    )
    before = problem(painter)
    order = Order("a", "a", "A", ("a/paint", "a/fill"))
    found = replace(
        before,
        horizon=576,
        orders={"a": order},
        operations={o.id: o for o in operations},
        booths={"booth": Booth("booth", "booth", 6, {})},
        opening=((96, 204), (384, 492)),
    )
    phases = (CyclePhase(96, 108, ("p",)), CyclePhase(108, 124))
    cycle = Cycle("booth", "standard", 96, 124, ("a/paint",), phases)
    placements = (
        Placement("a/paint", 96, 124, bay="booth", segments=((96, 124),)),
        Placement("a/fill", 124, 160, crew=("p",), segments=((124, 144), (156, 160))),
    )
    return found, Plan({p.operation: p for p in placements}, cycles=(cycle,))


def test_a_phase_in_a_booth_is_work_sold_as_long_as_it_lasts() -> None:
    """12 ticks in the booth and 24 of filling, both as planned."""
    found, plan = painted()
    total = load(found, plan, list(found.technicians.values()), 0, 576)
    assert (total.occupied, total.standard, total.efficiency) == (36, 36, 1)


def test_booth_figures_count_cycles_by_booth_and_open_day_and_the_work_of_painters() -> None:
    """One cycle in one booth on two open days; 1 + 2 hours of paint work; 4 of 6 panels."""
    found, plan = painted()
    assert booth_cycles_per_day(found, plan) == pytest.approx(0.5)
    assert refinish_hours_per_cycle(found, plan) == pytest.approx(3)
    assert booth_filling(found, plan) == pytest.approx(4 / 6)


def test_cycles_of_earlier_days_do_not_count() -> None:
    found, plan = painted()
    (cycle,) = plan.cycles
    past = replace(plan, cycles=(replace(cycle, start=-200, end=-172, phases=()),))
    assert (booth_cycles_per_day(found, past), booth_filling(found, past)) == (0, 0)


def test_without_booths_there_are_no_cycles_and_no_division_by_zero() -> None:
    assert booth_cycles_per_day(problem(), Plan({})) == 0
    assert refinish_hours_per_cycle(problem(technician("p", "paint")), Plan({})) == 0


def test_whoever_stays_on_is_present_until_the_work_ends() -> None:
    """Permitted 17–19, work 16:00–17:30: half an hour of overtime; 96 ticks of shift and 6 more."""
    late = replace(technician("t"), presence=replace(SHIFT, overtime=span(204, 228)))
    placement = Placement("a/work", 192, 210, crew=("t",), segments=((192, 210),), overtime=True)
    found, plan = problem(late), Plan({"a/work": placement})
    assert overtime_minutes(found, plan, [late], 0, 288) == 30
    assert overtime_minutes(found, plan, [late], 0, 207) == 15
    assert load(found, plan, [late], 0, 288).present == 102


def test_cars_in_the_shop_at_the_end_are_carried_over_or_left_out_after_they_came() -> None:
    """One is carried over, one is here and left out, one is left out and does not come."""
    base = problem()
    orders = {key: Order(key, key, key, ("a/work",)) for key in ("a", "b", "c")}
    orders["b"] = replace(orders["b"], arrived=True)
    found = replace(base, orders=orders)
    left_out = {"b": LeftOut("b"), "c": LeftOut("c")}
    assert carry_over(found, Plan({}, left_out=left_out, carried_over=frozenset({"a"}))) == 2
