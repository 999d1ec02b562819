"""When people work and doors are open: shifts, breaks, overtime, absences, closures, public holidays."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scheduler.documents.fields import ClockTime, Document, Id, LocalDate, Moment, Name, Weekday


class Window(Document):
    """A span of the local day; an end at or before the start lies on the next day."""

    start: ClockTime = Field(description="Begin, local time of the workshop.", examples=["12:00"])
    end: ClockTime = Field(description="End, local time; at or before start = next day.", examples=["13:00"])


class OpeningHours(Document):
    """Opening hours on some weekdays."""

    days: tuple[Weekday, ...] = Field(
        max_length=50, description="Weekdays on which they hold.", examples=[["mon", "tue"]]
    )
    start: ClockTime = Field(description="Opens, local time.", examples=["08:00"])
    end: ClockTime = Field(description="Closes, local time; at or before start = next day.", examples=["17:30"])


class Shift(Document):
    """A regular shift on some weekdays. Part-time is a shift on fewer days or of fewer hours."""

    days: tuple[Weekday, ...] = Field(
        max_length=50, description="Weekdays on which the shift starts.", examples=[["mon", "fri"]]
    )
    start: ClockTime = Field(description="Begin, local time.", examples=["08:00"])
    end: ClockTime = Field(description="End, local time; at or before start = next day.", examples=["17:00"])
    breaks: tuple[Window, ...] = Field(
        (),
        max_length=50,
        description="Breaks inside the shift, local times.",
        examples=[[{"start": "12:00", "end": "13:00"}]],
    )
    overtime: tuple[Window, ...] = Field(
        (),
        max_length=50,
        description="Permitted overtime, local times.",
        examples=[[{"start": "17:00", "end": "19:00"}]],
    )
    valid_from: LocalDate | None = Field(None, description="First date on which it holds.", examples=["2026-11-01"])
    valid_to: LocalDate | None = Field(None, description="Last date on which it holds.", examples=["2026-12-31"])


class DayChange(Document):
    """A one-off change: on this date these windows replace the regular shifts (no windows: a day off)."""

    date: LocalDate = Field(description="Local date on which it holds.", examples=["2026-11-24"])
    windows: tuple[Window, ...] = Field(
        (), max_length=50, description="Working windows of that date.", examples=[[{"start": "10:00", "end": "19:00"}]]
    )
    breaks: tuple[Window, ...] = Field(
        (), max_length=50, description="Breaks of that date.", examples=[[{"start": "13:00", "end": "13:30"}]]
    )
    overtime: tuple[Window, ...] = Field(
        (),
        max_length=50,
        description="Permitted overtime of that date.",
        examples=[[{"start": "19:00", "end": "21:00"}]],
    )
    note: Name | None = Field(None, description="Why.", examples=["swapped with 王磊"])


class Absence(Document):
    """A person is away; work is never paused over it."""

    start: Moment = Field(description="Begin, with UTC offset.", examples=["2026-11-24T08:00:00+08:00"])
    end: Moment = Field(description="End, with UTC offset.", examples=["2026-11-24T17:30:00+08:00"])
    reason: Name = Field("absent", description="Shown on the plan.", examples=["sick"])


class Closure(Document):
    """A bay cannot be used, not even as a place to stand."""

    start: Moment = Field(description="Begin, with UTC offset.", examples=["2026-11-24T08:00:00+08:00"])
    end: Moment = Field(description="End, with UTC offset.", examples=["2026-11-24T10:00:00+08:00"])
    reason: Name = Field("closed", description="Shown on the plan.", examples=["lift inspection"])


class DayOverride(Document):
    """The site's own word on one date; it wins over the public calendar."""

    date: LocalDate = Field(description="Local date.", examples=["2026-10-10"])
    working: bool = Field(description="True: a working day; false: closed.", examples=[True])
    as_weekday: Weekday | None = Field(
        None,
        description="Whose hours hold on a working day; default: its own weekday, or Monday's at a weekend.",
        examples=["mon"],
    )
    name: Name | None = Field(None, description="Shown on the plan.", examples=["国庆调休"])


class HolidayRules(Document):
    """Which public holidays close the workshop."""

    country: Id = Field(description="ISO 3166 country code.", examples=["CN"])
    subdivision: Id | None = Field(None, description="State or province code.", examples=["BY"])
    make_up_days: bool = Field(True, description="Published make-up weekend days are worked.", examples=[True])


Hours = Annotated[tuple[OpeningHours, ...], Field(max_length=200)]
Closures = Annotated[tuple[Closure, ...], Field(max_length=2_000)]
Overrides = Annotated[tuple[DayOverride, ...], Field(max_length=2_000)]
