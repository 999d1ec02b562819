"""Overtime of people and bays, and what comes after the horizon; ticks as in the tests of hours."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scheduler import calendar
from scheduler.clock import Clock
from scheduler.documents.calendars import Closure
from scheduler.presence import span
from tests.scheduler.test_calendar_faults import DAY, DAY_WINDOW, NIGHT, faults, faults_of
from tests.scheduler.test_calendar_hours import (
    EVERY_DAY,
    OFFICE,
    TUESDAY,
    bay,
    hours,
    presence,
    technician,
    windows,
    workshop,
)


def window(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end}


def overtime(*extra: dict[str, str], shift: dict[str, Any] | None = None, **fields: Any) -> list[tuple[int, int]]:
    """Overtime on Tuesday of an office shift, or another one, with such windows."""
    return windows(presence(technician({**(shift or OFFICE), "overtime": extra}, **fields)).overtime)


def test_overtime_is_when_it_is_permitted() -> None:
    assert overtime(window("17:00", "19:00")) == hours(17, 19)
    assert overtime(window("06:00", "08:00"), window("17:00", "19:00")) == hours(6, 8, 17, 19)


def test_overtime_rounds_inwards() -> None:
    """17:02–18:58 is 17:05–18:55."""
    assert overtime(window("17:02", "18:58")) == [(205, 227)]


def test_overtime_of_a_night_shift_is_where_it_is_nearest() -> None:
    """22:00–06:00: 06:00–07:00 is the next morning, 21:00–22:00 the same evening; Tuesday's morning is Monday's."""
    extra = [window("21:00", "22:00"), window("06:00", "07:00")]
    assert overtime(*extra, shift={**NIGHT, "days": ["mon"]}) == hours(6, 7)
    assert overtime(*extra, shift={**NIGHT, "days": ["tue"]}) == hours(21, 22)


def test_a_change_of_the_day_brings_its_own_overtime() -> None:
    change = {"date": "2026-11-24", "windows": [window("10:00", "15:00")], "overtime": [window("15:00", "16:00")]}
    assert overtime(window("17:00", "19:00"), changes=[change]) == hours(15, 16)


def test_on_a_day_off_overtime_may_be_permitted() -> None:
    change = {"date": "2026-11-24", "overtime": [window("10:00", "14:00")]}
    made = presence(technician(OFFICE, changes=[change]))
    assert (windows(made.working), windows(made.overtime)) == ([], hours(10, 14))


def test_nobody_works_overtime_on_a_holiday() -> None:
    shop = workshop(holidays={"country": "CN"})
    made = presence(technician({**OFFICE, "overtime": [window("17:00", "19:00")]}), date(2026, 10, 1), 1, shop)
    assert made.overtime == 0


def test_work_and_breaks_beat_overtime_and_an_absence_beats_all() -> None:
    """The second shift starts at 18:00; 17:00–17:30 is a break of the change, he is away from 19:30 on."""
    evening = {"days": EVERY_DAY, "start": "18:00", "end": "19:00"}
    away = {"start": "2026-11-24T19:30+08:00", "end": "2026-11-24T23:00+08:00"}
    made = presence(technician({**OFFICE, "overtime": [window("16:00", "20:00")]}, evening, absences=[away]))
    assert windows(made.overtime) == hours(17, 18, 19, 19.5)
    change = {
        "date": "2026-11-24",
        "windows": [window("08:00", "17:30")],
        "breaks": [window("17:00", "17:30")],
        "overtime": [window("16:00", "19:00")],
    }
    assert overtime(changes=[change]) == hours(17.5, 19)


def test_a_bay_may_be_used_whenever_anybody_may_work_overtime() -> None:
    """Open 08:00–18:00, closed down from 18:30; the staff may work overtime from 17:00 to 19:00."""
    shop, staff = workshop(), span(17 * 12, 19 * 12)
    closing = bay(closures=[{"start": "2026-11-24T18:30+08:00", "end": "2026-11-24T23:00+08:00"}])
    found = calendar.bay_presence(closing, shop, Clock(shop.zone, TUESDAY), 1, staff)
    assert (windows(found.working), windows(found.overtime)) == (hours(8, 18), hours(18, 18.5))


def test_a_bay_may_have_overtime_of_its_own() -> None:
    shop, staff = workshop(), span(17 * 12, 19 * 12)
    for own, expected in (([{"days": EVERY_DAY, **window("17:00", "22:00")}], hours(18, 22)), ([], [])):
        found = calendar.bay_presence(bay(overtime=own), shop, Clock(shop.zone, TUESDAY), 1, staff)
        assert windows(found.overtime) == expected


def test_what_closes_is_closed_for_every_tick_it_touches() -> None:
    gap = Closure.model_validate({"start": "2026-11-24T09:02+08:00", "end": "2026-11-25T09:00+08:00"})
    closed = calendar.closed_ticks([gap], Clock("Asia/Shanghai", TUESDAY), 1)
    assert windows(closed) == [(9 * 12, 24 * 12)]


def test_the_sixty_days_after_the_horizon_have_their_opening_hours() -> None:
    """From Wednesday 25 November on: 60 days of 10 hours; the clock is that of the horizon."""
    shop = workshop()
    found = calendar.later_windows(shop, Clock(shop.zone, TUESDAY), 1)
    assert (len(found), list(found[:2])) == (60, hours(32, 42, 56, 66))


def test_hours_that_began_on_the_last_day_go_on_after_the_horizon() -> None:
    shop = workshop(opening=[{"days": EVERY_DAY, "start": "20:00", "end": "02:00"}])
    found = calendar.later_windows(shop, Clock(shop.zone, TUESDAY), 2)
    assert list(found[:2]) == hours(48, 50, 68, 74)


def test_overtime_that_is_empty_is_a_fault() -> None:
    (fault,) = faults_of({**DAY, "overtime": [window("17:00", "17:00")]})
    assert fault.path == "workshop.technicians[1].shifts[0].overtime[0]"
    (own,) = faults(bays=[{"id": "b", "name": "b", "kinds": ["lift"], "overtime": [{**DAY, "end": "08:00"}]}])
    assert own.path == "workshop.bays[0].overtime[0]"


def test_overtime_inside_the_regular_hours_is_a_fault() -> None:
    (fault,) = faults_of({**DAY, "overtime": [window("17:00", "18:00"), window("12:00", "13:00")]})
    assert str(fault) == (
        "workshop.technicians[1].shifts[0].overtime[1]: the overtime 12:00–13:00 lies inside the regular hours."
        " Write the hours before or after them, or remove it."
    )
    change = {"date": "2026-11-24", "windows": [DAY_WINDOW], "overtime": [window("09:00", "10:00")]}
    (changed,) = faults_of(changes=[change])
    assert changed.path == "workshop.technicians[1].changes[0].overtime[0]"


def test_overtime_that_overlaps_is_a_fault() -> None:
    (fault,) = faults_of({**NIGHT, "overtime": [window("07:00", "09:00"), window("06:00", "07:30")]})
    assert fault.path == "workshop.technicians[1].shifts[0].overtime[0]"
    assert "07:00–09:00 overlaps 06:00–07:30" in fault.message


@pytest.mark.parametrize("extra", [[window("16:00", "19:00")], [window("06:00", "09:00"), window("17:00", "19:00")]])
def test_overtime_may_overlap_the_shift_in_part(extra: list[dict[str, str]]) -> None:
    assert not faults_of({**DAY, "overtime": extra})


def test_a_closure_of_a_booth_ends_after_its_start() -> None:
    gap = {"start": "2026-11-24T08:00+08:00", "end": "2026-11-24T08:00+08:00"}
    programme = {"id": "p", "name": "p", "phases": [{"name": "bake", "duration": 1}]}
    booth = {"id": "b", "name": "b", "panels": 1, "programmes": [programme], "closures": [gap]}
    (fault,) = faults(booths=[booth])
    assert fault.path == "workshop.booths[0].closures[0].end"
