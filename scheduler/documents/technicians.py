"""People who are planned: technicians of three trades, advisors, inspectors, washers, drivers."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.calendars import Absence, DayChange, Shift
from scheduler.documents.fields import Document, HighVoltage, Id, Name, Trade


class Skill(Document):
    """What somebody can do, how well and how fast."""

    skill: Id = Field(description="Skill.", examples=["brakes"])
    level: int = Field(1, ge=1, le=5, description="Level, 1 to 5.", examples=[2])
    speed: int = Field(
        100, ge=20, le=300, description="Speed in % of the standard: 120 does 12 units of work in 10.", examples=[110]
    )


class Technician(Document):
    """One person."""

    id: Id = Field(description="Identifier.", examples=["t-zhang"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["0117"])
    name: Name = Field(description="For people.", examples=["张伟"])
    trade: Trade = Field(description="Trade.", examples=["mechanical"])
    team: Name | None = Field(None, description="Team.", examples=["机修二组"])
    skills: tuple[Skill, ...] = Field(
        min_length=1,
        max_length=200,
        description="Skills with level and speed.",
        examples=[[{"skill": "brakes", "level": 2}]],
    )
    high_voltage: HighVoltage = Field("none", description="High-voltage qualification.", examples=["2S"])
    productive_share: int = Field(
        100, ge=0, le=100, description="Share of presence that counts as capacity, % (apprentices).", examples=[40]
    )
    shifts: tuple[Shift, ...] = Field(
        max_length=50, description="Regular shifts.", examples=[[{"days": ["mon"], "start": "08:00", "end": "17:00"}]]
    )
    changes: tuple[DayChange, ...] = Field(
        (), max_length=2_000, description="One-off changes.", examples=[[{"date": "2026-11-24", "windows": []}]]
    )
    absences: tuple[Absence, ...] = Field(
        (),
        max_length=2_000,
        description="Absences.",
        examples=[[{"start": "2026-11-24T08:00:00+08:00", "end": "2026-11-24T12:00:00+08:00", "reason": "training"}]],
    )
