"""What the judge says of a plan."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents import example
from scheduler.documents.day import Day
from scheduler.documents.fields import Document
from scheduler.documents.plan import PlanDocument, TierEntry, ViolationEntry


class CheckRequest(Document):
    """A day and a plan of it, whoever made it."""

    day: Day = Field(description="The day.", examples=[example.DAY])
    plan: PlanDocument = Field(description="The plan.", examples=[example.PLAN])


class CheckAnswer(Document):
    """What the rules and goals say of it."""

    valid: bool = Field(description="No rule is broken but by what has happened or is forced.", examples=[True])
    violations: tuple[ViolationEntry, ...] = Field(description="Rules that are broken.", examples=[[]])
    waived: tuple[ViolationEntry, ...] = Field(description="Rules that begun or forced work breaks.", examples=[[]])
    score: tuple[TierEntry, ...] = Field(description="What it is worth, tier by tier; lower is better.", examples=[[]])
