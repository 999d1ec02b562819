"""Shifts, opening hours, holidays and daylight saving, as presence in ticks."""

from scheduler.calendar.faults import faults
from scheduler.calendar.hours import bay_presence, closed_ticks, later_windows, opening_windows, technician_presence

__all__ = [
    "bay_presence",
    "closed_ticks",
    "faults",
    "later_windows",
    "opening_windows",
    "technician_presence",
]
