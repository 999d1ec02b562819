"""Shifts, breaks, changes, absences, opening hours and daylight saving, in ticks.

Ticks are 5 minutes: 12 to the hour, 288 to an ordinary day. 2026-11-24 is a Tuesday.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import calendar
from scheduler.clock import Clock
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Bay, Workshop
from scheduler.presence import Presence, runs

HOUR = 12
TUESDAY = date(2026, 11, 24)
EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
OFFICE = {"days": EVERY_DAY, "start": "08:00", "end": "17:00", "breaks": [{"start": "12:00", "end": "13:00"}]}
OFFICE_CHANGE = {"windows": [{"start": "08:00", "end": "17:00"}], "breaks": OFFICE["breaks"]}
NIGHT = {"days": ["mon"], "start": "22:00", "end": "06:00", "breaks": [{"start": "02:00", "end": "02:30"}]}


def workshop(zone: str = "Asia/Shanghai", **fields: Any) -> Workshop:
    return Workshop.model_validate(
        {
            "id": "w",
            "name": "w",
            "zone": zone,
            "labour_unit": {"name": "FRU", "minutes": 5},
            "opening": [{"days": EVERY_DAY, "start": "08:00", "end": "18:00"}],
            "technicians": [],
            "bays": [],
            **fields,
        }
    )


def technician(*shifts: dict[str, Any], **fields: Any) -> Technician:
    return Technician.model_validate(
        {"id": "t", "name": "t", "trade": "body", "skills": [{"skill": "s"}], "shifts": shifts, **fields}
    )


def bay(**fields: Any) -> Bay:
    return Bay.model_validate({"id": "b", "name": "b", "kinds": ["lift"], **fields})


def presence(who: Technician, first: date = TUESDAY, days: int = 1, of: Workshop | None = None) -> Presence:
    shop = of or workshop()
    return calendar.technician_presence(who, shop, Clock(shop.zone, first), days)


def windows(ticks: int) -> list[tuple[int, int]]:
    return list(runs(ticks))


def hours(*bounds: float) -> list[tuple[int, int]]:
    """``hours(8, 12, 13, 17)`` is 08:00–12:00 and 13:00–17:00, in ticks."""
    return [(round(start * HOUR), round(end * HOUR)) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def test_a_shift_is_work_minus_its_breaks() -> None:
    found = presence(technician(OFFICE))
    assert windows(found.working) == hours(8, 12, 13, 17)
    assert windows(found.breaks) == hours(12, 13)
    assert found.away == 0


def test_a_shift_holds_on_its_weekdays_only() -> None:
    """Tuesday to Thursday, worked on Wednesday: the second day."""
    assert windows(presence(technician({**OFFICE, "days": ["wed"]}), days=3).working) == hours(32, 36, 37, 41)


def test_two_shifts_of_a_day_are_both_worked() -> None:
    early, late = ({"days": ["tue"], "start": a, "end": b} for a, b in (("06:00", "10:00"), ("14:00", "18:00")))
    assert windows(presence(technician(early, late)).working) == hours(6, 10, 14, 18)


@pytest.mark.parametrize(
    ("validity", "worked"),
    [
        ({"valid_from": "2026-11-24", "valid_to": "2026-11-24"}, True),
        ({"valid_from": "2026-11-25"}, False),
        ({"valid_to": "2026-11-23"}, False),
    ],
)
def test_a_shift_holds_from_its_first_to_its_last_date(validity: dict[str, str], worked: bool) -> None:
    assert bool(presence(technician({**OFFICE, **validity})).working) is worked


def test_a_shift_past_midnight_belongs_to_the_day_it_starts() -> None:
    """Monday 22:00 to Tuesday 06:00, break at 02:00; Tuesday's own night shift is not worked."""
    found = presence(technician(NIGHT))
    assert windows(found.working) == hours(0, 2, 2.5, 6)
    assert windows(found.breaks) == hours(2, 2.5)


def test_a_shift_past_midnight_is_cut_at_the_end_of_the_horizon() -> None:
    found = presence(technician({**NIGHT, "days": ["tue"]}))
    assert windows(found.working) == hours(22, 24)
    assert found.breaks == 0


def test_a_break_may_reach_past_midnight() -> None:
    shift = {**NIGHT, "breaks": [{"start": "23:30", "end": "00:30"}]}
    found = presence(technician(shift), first=date(2026, 11, 23), days=2)
    assert windows(found.working) == hours(22, 23.5, 24.5, 30)


def test_a_shift_until_24_00_ends_at_midnight() -> None:
    found = presence(technician({"days": ["tue"], "start": "16:00", "end": "24:00"}), days=2)
    assert windows(found.working) == hours(16, 24)


def test_work_rounds_inwards_and_breaks_outwards() -> None:
    """08:02–11:58 is worked from 08:05 to 11:55; the break 10:01–10:14 takes 10:00–10:15."""
    shift = {"days": ["tue"], "start": "08:02", "end": "11:58", "breaks": [{"start": "10:01", "end": "10:14"}]}
    found = presence(technician(shift))
    assert windows(found.working) == [(97, 120), (123, 143)]
    assert windows(found.breaks) == [(120, 123)]


def test_a_change_replaces_the_shifts_of_its_date() -> None:
    change = {
        "date": "2026-11-24",
        "windows": [{"start": "10:00", "end": "19:00"}],
        "breaks": [{"start": "13:00", "end": "13:30"}],
    }
    found = presence(technician(OFFICE, changes=[change]), days=2)
    assert windows(found.working) == hours(10, 13, 13.5, 19, 32, 36, 37, 41)


def test_a_change_without_windows_is_a_day_off() -> None:
    assert presence(technician(OFFICE, changes=[{"date": "2026-11-24"}])).working == 0


def test_a_change_leaves_the_night_shift_of_the_day_before_alone() -> None:
    assert windows(presence(technician(NIGHT, changes=[{"date": "2026-11-24"}])).working) == hours(0, 2, 2.5, 6)


def test_a_change_of_the_day_before_reaches_into_the_horizon() -> None:
    change = {"date": "2026-11-23", "windows": [{"start": "20:00", "end": "01:00"}]}
    assert windows(presence(technician(changes=[change])).working) == hours(0, 1)


def test_a_change_stands_on_a_holiday_and_shifts_do_not() -> None:
    """1 October 2026, National Day, is a Thursday."""
    shop = workshop(holidays={"country": "CN"})
    change = {"date": "2026-10-01", "windows": [{"start": "09:00", "end": "12:00"}]}
    assert presence(technician(OFFICE), date(2026, 10, 1), of=shop).working == 0
    assert windows(presence(technician(changes=[change]), date(2026, 10, 1), of=shop).working) == hours(9, 12)


def test_a_make_up_day_has_mondays_hours() -> None:
    """Saturday, 10 October 2026 is worked; the Saturday shift rests."""
    shop = workshop(holidays={"country": "CN"})
    monday = {"days": ["mon"], "start": "08:00", "end": "17:00"}
    saturday = {"days": ["sat"], "start": "09:00", "end": "13:00"}
    assert windows(presence(technician(monday, saturday), date(2026, 10, 10), of=shop).working) == hours(8, 17)


def test_an_absence_wins_over_work_breaks_and_changes() -> None:
    """Away from 11:58 to 14:02 by the clock; a tick that is touched is lost: 11:55–14:05."""
    absence = {"start": "2026-11-24T11:58+08:00", "end": "2026-11-24T14:02+08:00"}
    for who in (
        technician(OFFICE, absences=[absence]),
        technician(absences=[absence], changes=[{**OFFICE_CHANGE, "date": "2026-11-24"}]),
    ):
        found = presence(who)
        assert windows(found.away) == [(143, 169)]
        assert windows(found.working) == [(96, 143), (169, 204)]
        assert found.breaks == 0


def test_an_absence_counts_in_its_own_offset() -> None:
    """08:00 in Shanghai is 00:00 UTC."""
    absence = {"start": "2026-11-24T00:00Z", "end": "2026-11-24T01:00Z"}
    assert windows(presence(technician(OFFICE, absences=[absence])).away) == hours(8, 9)


@pytest.mark.parametrize(
    ("start", "end", "away"),
    [
        ("2020-01-01T00:00Z", "2199-12-31T00:00Z", [(0, 288)]),  # left the company
        ("2020-01-01T00:00Z", "2020-02-01T00:00Z", []),
        ("2027-01-01T00:00Z", "2199-12-31T00:00Z", []),
    ],
)
def test_absences_are_cut_to_the_horizon(start: str, end: str, away: list[tuple[int, int]]) -> None:
    assert windows(presence(technician(absences=[{"start": start, "end": end}])).away) == away


@pytest.mark.parametrize(
    ("day", "start", "end", "ticks"),
    [
        (date(2026, 3, 29), "00:00", "08:00", (0, 7 * HOUR)),  # 23 hours: 02:00–03:00 does not exist
        (date(2026, 3, 29), "08:00", "16:00", (7 * HOUR, 15 * HOUR)),
        (date(2026, 3, 29), "02:30", "06:00", (2.5 * HOUR, 5 * HOUR)),  # 02:30 moves on to 03:30
        (date(2026, 10, 25), "00:00", "08:00", (0, 9 * HOUR)),  # 25 hours: 02:00–03:00 comes twice
        (date(2026, 10, 25), "02:30", "06:00", (2.5 * HOUR, 7 * HOUR)),  # the first 02:30
        (date(2026, 10, 25), "00:00", "02:30", (0, 2.5 * HOUR)),
    ],
)
def test_daylight_saving_keeps_wall_clock_times(day: date, start: str, end: str, ticks: tuple[float, float]) -> None:
    shift = {"days": ["sun"], "start": start, "end": end}
    assert windows(presence(technician(shift), day, of=workshop("Europe/Berlin")).working) == [ticks]


def test_a_night_shift_into_the_short_day_loses_the_hour() -> None:
    """Saturday 22:00 to Sunday 06:00 has 7 hours on 28 March 2026: 2 before midnight and 5 after."""
    shift = {"days": ["sat"], "start": "22:00", "end": "06:00"}
    found = presence(technician(shift), date(2026, 3, 28), 2, workshop("Europe/Berlin"))
    assert windows(found.working) == hours(22, 29)


def test_a_bay_follows_the_workshops_opening_hours() -> None:
    shop = workshop()
    found = calendar.bay_presence(bay(), shop, Clock(shop.zone, TUESDAY), 1)
    assert found == Presence(working=((1 << 120) - 1) << 96)  # 10 hours from 08:00


def test_a_bay_has_its_own_hours_and_closures() -> None:
    shop = workshop()
    own = bay(
        opening=[
            {"days": ["mon"], "start": "20:00", "end": "02:00"},
            {"days": ["tue"], "start": "07:00", "end": "12:00"},
        ],
        closures=[{"start": "2026-11-24T11:00+08:00", "end": "2026-11-24T13:00+08:00"}],
    )
    found = calendar.bay_presence(own, shop, Clock(shop.zone, TUESDAY), 1)
    assert windows(found.working) == hours(0, 2, 7, 11)
    assert windows(found.away) == hours(11, 13)


def test_a_bay_with_an_empty_list_of_hours_is_never_open() -> None:
    shop = workshop()
    assert calendar.bay_presence(bay(opening=[]), shop, Clock(shop.zone, TUESDAY), 1).working == 0


def test_opening_hours_that_touch_or_overlap_are_one_window() -> None:
    spans = (("08:00", "12:00"), ("12:00", "15:00"), ("14:00", "18:00"), ("20:00", "24:00"))
    shop = workshop(opening=[{"days": EVERY_DAY, "start": start, "end": end} for start, end in spans])
    assert calendar.opening_windows(shop, Clock(shop.zone, TUESDAY), 2) == tuple(hours(8, 18, 20, 24, 32, 42, 44, 48))


def test_opening_hours_past_midnight_are_seen_on_both_days_and_cut_at_the_horizon() -> None:
    shop = workshop(opening=[{"days": EVERY_DAY, "start": "20:00", "end": "02:00"}])
    assert calendar.opening_windows(shop, Clock(shop.zone, TUESDAY), 1) == tuple(hours(0, 2, 20, 24))


def test_opening_hours_round_inwards() -> None:
    """08:02–11:58 is open from 08:05 to 11:55."""
    shop = workshop(opening=[{"days": EVERY_DAY, "start": "08:02", "end": "11:58"}])
    assert calendar.opening_windows(shop, Clock(shop.zone, TUESDAY), 1) == ((97, 143),)


def test_a_workshop_that_never_closes_has_one_window() -> None:
    shop = workshop(opening=[{"days": EVERY_DAY, "start": "00:00", "end": "24:00"}])
    assert calendar.opening_windows(shop, Clock(shop.zone, TUESDAY), 3) == ((0, 3 * 288),)


def test_the_workshop_is_closed_on_holidays() -> None:
    shop = workshop(holidays={"country": "CN"})
    assert calendar.opening_windows(shop, Clock(shop.zone, date(2026, 10, 7)), 2) == tuple(hours(32, 42))


FIRST = date(2026, 10, 24)

clock_times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
some_windows = st.fixed_dictionaries({"start": clock_times, "end": clock_times})
some_shifts = st.builds(
    lambda window, days, breaks: {**window, "days": days, "breaks": breaks},
    some_windows,
    st.lists(st.sampled_from(EVERY_DAY), max_size=7),
    st.lists(some_windows, max_size=2),
)
some_changes = st.builds(
    lambda offset, spans, breaks: {"date": FIRST + timedelta(offset), "windows": spans, "breaks": breaks},
    st.integers(-1, 3),
    st.lists(some_windows, max_size=2),
    st.lists(some_windows, max_size=1),
)
some_absences = st.builds(
    lambda start, length: {
        "start": f"2026-10-{start:02}T10:01+02:00",
        "end": f"2026-10-{start + length:02}T12:03+01:00",
    },
    st.integers(23, 27),
    st.integers(0, 3),
)


@given(st.lists(some_shifts, max_size=3), st.lists(some_changes, max_size=2), st.lists(some_absences, max_size=2))
def test_days_planned_one_by_one_make_up_the_days_planned_together(
    shifts: list[dict[str, Any]], changes: list[dict[str, Any]], absences: list[dict[str, Any]]
) -> None:
    """Whatever lasts past a midnight is seen from both sides, also around the end of summer time on 25 October."""
    who = technician(*shifts, changes=changes, absences=absences)
    shop = workshop("Europe/Berlin")
    clock = Clock(shop.zone, FIRST)
    together = presence(who, FIRST, 3, shop)
    working = breaks = away = 0
    for offset in range(3):
        alone = presence(who, FIRST + timedelta(offset), 1, shop)
        shift = clock.midnight(FIRST + timedelta(offset))
        working |= alone.working << shift
        breaks |= alone.breaks << shift
        away |= alone.away << shift
    assert together == Presence(working, breaks, away)
