"""What cannot be meant in calendars is named with its path, its value and a way out."""

from typing import Any

import pytest

from scheduler import calendar
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault

DAY = {"days": ["mon"], "start": "08:00", "end": "17:00"}
DAY_WINDOW = {"start": "08:00", "end": "17:00"}
EVENING = {"start": "18:00", "end": "20:00"}
NIGHT = {"days": ["mon"], "start": "22:00", "end": "06:00"}


def faults(**fields: Any) -> list[Fault]:
    return calendar.faults(
        Workshop.model_validate(
            {
                "id": "w",
                "name": "w",
                "zone": "Asia/Shanghai",
                "labour_unit": {"name": "FRU", "minutes": 5},
                "opening": [{"days": ["mon"], "start": "08:00", "end": "18:00"}],
                "technicians": [],
                "bays": [],
                **fields,
            }
        )
    )


def faults_of(*shifts: dict[str, Any], **fields: Any) -> list[Fault]:
    """The faults of a workshop whose second technician is this one."""
    person = {"name": "t", "trade": "body", "skills": [{"skill": "s"}]}
    return faults(
        technicians=[{**person, "id": "t-1", "shifts": [DAY]}, {**person, "id": "t-2", "shifts": shifts, **fields}]
    )


def test_a_sound_workshop_has_no_faults() -> None:
    """Breaks past midnight; shifts, windows and breaks that touch; one shift after another in validity."""
    assert not faults_of(
        {**NIGHT, "breaks": [{"start": "23:45", "end": "00:15"}, {"start": "02:00", "end": "02:30"}]},
        {"days": ["tue"], "start": "06:00", "end": "14:00", "breaks": [{"start": "06:00", "end": "06:30"}]},
        {"days": ["mon"], "start": "14:00", "end": "22:00", "breaks": [{"start": "21:30", "end": "22:00"}]},
        {"days": ["sat"], "start": "08:00", "end": "12:00", "valid_from": "2026-11-28", "valid_to": "2026-11-28"},
        {"days": ["wed", "thu"], "start": "00:00", "end": "24:00"},
        {"days": ["fri"], "start": "08:00", "end": "17:00", "valid_to": "2026-11-30"},
        {"days": ["fri"], "start": "09:00", "end": "18:00", "valid_from": "2026-12-01"},
        changes=[
            {"date": "2026-11-24", "windows": [DAY_WINDOW, EVENING], "breaks": [{"start": "19:00", "end": "19:30"}]},
            {
                "date": "2026-11-26",
                "windows": [DAY_WINDOW, {"start": "17:00", "end": "20:00"}],
                "breaks": [{"start": "12:00", "end": "12:30"}, {"start": "12:30", "end": "13:00"}],
            },
            {"date": "2026-11-25", "windows": []},
        ],
        absences=[{"start": "2026-11-24T08:00+08:00", "end": "2026-11-24T08:00+07:00"}],  # one hour
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (DAY, {**DAY, "start": "16:55", "end": "20:00"}),
        (DAY, {**DAY, "days": ["fri", "mon"]}),
        (NIGHT, {"days": ["tue"], "start": "05:55", "end": "12:00"}),
        ({**NIGHT, "days": ["sun"]}, {"days": ["mon"], "start": "05:55", "end": "12:00"}),
        ({"days": ["mon"], "start": "05:55", "end": "12:00"}, {**NIGHT, "days": ["sun"]}),
        ({**DAY, "valid_to": "2026-11-30"}, {**DAY, "valid_from": "2026-11-30"}),
        (DAY, {**DAY, "valid_from": "2027-01-01"}),
    ],
)
def test_shifts_of_one_person_that_overlap_are_a_fault(first: dict[str, Any], second: dict[str, Any]) -> None:
    (fault,) = faults_of(first, second)
    assert fault.path == "workshop.technicians[1].shifts[1]"
    assert f"{second['start']}–{second['end']} overlaps {first['start']}–{first['end']}" in fault.message
    assert "valid_from" in fault.way_out


def test_a_break_outside_its_shift_is_a_fault() -> None:
    (fault,) = faults_of({**DAY, "breaks": [{"start": "09:00", "end": "09:15"}, {"start": "16:55", "end": "17:05"}]})
    assert str(fault) == (
        "workshop.technicians[1].shifts[0].breaks[1]: the break 16:55–17:05 is outside 08:00–17:00. Move or remove it."
    )


def test_a_break_before_the_shift_is_read_as_the_next_day_and_is_outside_too() -> None:
    (fault,) = faults_of({**DAY, "breaks": [{"start": "07:00", "end": "07:30"}]})
    assert fault.path == "workshop.technicians[1].shifts[0].breaks[0]"


def test_a_break_of_a_change_is_inside_one_of_its_windows() -> None:
    change = {"date": "2026-11-24", "windows": [DAY_WINDOW, EVENING], "breaks": [{"start": "17:00", "end": "18:00"}]}
    (fault,) = faults_of(changes=[change])
    assert fault.path == "workshop.technicians[1].changes[0].breaks[0]"
    assert "17:00–18:00 is outside 08:00–17:00 and 18:00–20:00" in fault.message


def test_a_break_on_a_day_off_is_a_fault() -> None:
    (fault,) = faults_of(changes=[{"date": "2026-11-24", "breaks": [{"start": "12:00", "end": "13:00"}]}])
    assert "there are none" in fault.message


def test_breaks_that_overlap_are_a_fault_wherever_midnight_is() -> None:
    """23:30–00:30 and 00:15–00:45 of a night shift; in the list the later one comes first."""
    pauses = [{"start": "00:15", "end": "00:45"}, {"start": "23:30", "end": "00:30"}]
    (fault,) = faults_of({**NIGHT, "breaks": pauses})
    assert fault.path == "workshop.technicians[1].shifts[0].breaks[0]"
    assert "00:15–00:45 overlaps 23:30–00:30" in fault.message


def test_windows_of_a_change_that_overlap_are_a_fault() -> None:
    late = {"start": "16:00", "end": "20:00"}
    (fault,) = faults_of(changes=[{"date": "2026-11-24", "windows": [DAY_WINDOW, late]}])
    assert fault.path == "workshop.technicians[1].changes[0].windows[1]"


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ({"start": "08:00", "end": "08:00"}, "08:00"),
        ({"start": "24:00", "end": "00:00"}, "24:00"),
        ({"start": "00:00", "end": "00:00"}, "00:00"),
    ],
)
def test_a_window_that_starts_and_ends_at_the_same_time_is_a_fault(window: dict[str, str], text: str) -> None:
    hours = {"days": ["mon"], **window}
    bays = [{"id": "b", "name": "b", "kinds": ["lift"], "opening": [DAY, hours]}]
    for found, path in (
        (faults_of(hours), "workshop.technicians[1].shifts[0]"),
        (
            faults_of(changes=[{"date": "2026-11-24", "windows": [window]}]),
            "workshop.technicians[1].changes[0].windows[0]",
        ),
        (faults(opening=[hours]), "workshop.opening[0]"),
        (faults(bays=bays), "workshop.bays[0].opening[1]"),
    ):
        assert [fault.path for fault in found] == [path]
        assert found[0].message == f"starts and ends at {text}."
        assert "00:00 to 24:00" in found[0].way_out


def test_a_break_without_length_is_a_fault() -> None:
    found = faults_of({**DAY, "breaks": [{"start": "12:00", "end": "12:00"}]})
    assert (
        Fault(
            "workshop.technicians[1].shifts[0].breaks[0]",
            "starts and ends at 12:00.",
            "Change one; a whole day is 00:00 to 24:00.",
        )
        in found
    )


@pytest.mark.parametrize("end", ["2026-11-24T08:00+08:00", "2026-11-24T07:00+08:00", "2026-11-24T08:30+09:00"])
def test_an_absence_or_closure_that_does_not_end_after_its_start_is_a_fault(end: str) -> None:
    """08:30 in an offset one hour further east is before 08:00 here."""
    gap = {"start": "2026-11-24T08:00+08:00", "end": end}
    (absence,) = faults_of(absences=[gap])
    assert absence.path == "workshop.technicians[1].absences[0].end"
    assert absence.message == f"{end} is not after the start, 2026-11-24T08:00+08:00."
    (closure,) = faults(bays=[{"id": "b", "name": "b", "kinds": ["lift"], "closures": [gap]}])
    assert closure.path == "workshop.bays[0].closures[0].end"


def test_a_shift_that_ends_before_it_is_valid_is_a_fault() -> None:
    (fault,) = faults_of({**DAY, "valid_from": "2026-12-01", "valid_to": "2026-11-30"})
    assert fault.path == "workshop.technicians[1].shifts[0].valid_to"
    assert "2026-11-30" in fault.message
    assert "2026-12-01" in fault.message


def test_two_changes_of_one_date_are_a_fault() -> None:
    (fault,) = faults_of(changes=[{"date": "2026-11-24"}, {"date": "2026-11-25"}, {"date": "2026-11-24"}])
    assert fault.path == "workshop.technicians[1].changes[2].date"
    assert fault.message == "2026-11-24 is in workshop.technicians[1].changes[0] already."


def test_two_overrides_of_one_date_are_a_fault() -> None:
    (fault,) = faults(overrides=[{"date": "2026-10-10", "working": True}, {"date": "2026-10-10", "working": False}])
    assert fault.path == "workshop.overrides[1].date"


@pytest.mark.parametrize(
    ("zone", "way_out"),
    [
        ("asia/shanghai", 'Did you mean "Asia/Shanghai"?'),
        ("Asia/Shanhai", 'Did you mean "Asia/Shanghai"?'),
        ("Asia", "Write an IANA name such as Asia/Shanghai."),  # a folder of the zone data
        ("../etc/passwd", "Write an IANA name such as Asia/Shanghai."),
        ("/etc/localtime", "Write an IANA name such as Asia/Shanghai."),
        ("a-b", "Write an IANA name such as Asia/Shanghai."),
        ("北京", "Write an IANA name such as Asia/Shanghai."),
    ],
)
def test_an_unknown_zone_is_a_fault(zone: str, way_out: str) -> None:
    assert faults(zone=zone) == [Fault("workshop.zone", f'unknown time zone "{zone}".', way_out)]


def test_a_zone_that_cannot_be_printed_is_shown_escaped() -> None:
    (fault,) = faults(zone="a\u2028b\u202ec")
    assert fault.message == r'unknown time zone "a\u2028b\u202ec".'


def test_an_unknown_country_is_a_fault() -> None:
    assert [fault.path for fault in faults(holidays={"country": "XX"})] == ["workshop.holidays.country"]


def test_faults_come_in_the_order_of_the_document() -> None:
    broken = {"days": ["mon"], "start": "08:00", "end": "08:00"}
    found = faults(
        zone="nowhere",
        opening=[broken],
        holidays={"country": "XX"},
        overrides=[{"date": "2026-10-10", "working": True}] * 2,
        technicians=[{"id": "t", "name": "t", "trade": "body", "skills": [{"skill": "s"}], "shifts": [broken]}],
        bays=[{"id": "b", "name": "b", "kinds": ["lift"], "opening": [broken]}],
    )
    assert [fault.path for fault in found] == [
        "workshop.zone",
        "workshop.opening[0]",
        "workshop.holidays.country",
        "workshop.overrides[1].date",
        "workshop.technicians[0].shifts[0]",
        "workshop.bays[0].opening[0]",
    ]
