"""Windows of the local day in wall-clock minutes."""

import pytest

from scheduler.calendar.wall import bounds, minutes
from scheduler.documents.calendars import Window


@pytest.mark.parametrize(("text", "expected"), [("00:00", 0), ("08:30", 510), ("23:59", 1439), ("24:00", 1440)])
def test_a_clock_time_is_minutes_since_midnight(text: str, expected: int) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(
    ("start", "end", "after", "expected"),
    [
        ("08:00", "17:00", 0, (480, 1020)),
        ("22:00", "06:00", 0, (1320, 1800)),  # 1440 + 360
        ("08:00", "08:00", 0, (480, 1920)),
        ("16:00", "24:00", 0, (960, 1440)),
        ("02:00", "02:30", 1320, (1560, 1590)),  # a break of the shift that starts at 22:00
        ("22:00", "22:30", 1320, (1320, 1350)),
        ("23:45", "00:15", 1320, (1425, 1455)),
    ],
)
def test_an_end_at_or_before_the_start_and_a_break_before_its_shift_lie_on_the_next_day(
    start: str, end: str, after: int, expected: tuple[int, int]
) -> None:
    assert bounds(Window(start=start, end=end), after) == expected
