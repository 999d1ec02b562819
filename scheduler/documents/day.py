"""The day: what a controller hands in. Workshop, orders, horizon, what is known and what is published."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scheduler.documents import example
from scheduler.documents.fields import Document, Id, LocalDate, Moment, Name
from scheduler.documents.orders import WorkOrder
from scheduler.documents.plan import PlanDocument
from scheduler.documents.workshop import Workshop


class Horizon(Document):
    """Whole local days, from midnight to midnight."""

    first_day: LocalDate = Field(description="First local date.", examples=["2026-11-24"])
    days: int = Field(1, ge=1, le=60, description="Number of days, 1 to 60.", examples=[1])


class GoalTerm(Document):
    """One goal and what a unit of it weighs within its tier."""

    goal: Id = Field(description="Goal's name.", examples=["lateness"])
    weight: int = Field(1, ge=1, le=10_000, description="Weight of one unit.", examples=[1])


class GoalTier(Document):
    """Goals that are added up; a later tier never buys anything from an earlier one beyond its tolerance."""

    name: Name = Field(description="For people.", examples=["promises"])
    terms: tuple[GoalTerm, ...] = Field(
        min_length=1, max_length=100, description="Its goals.", examples=[[{"goal": "promises", "weight": 1}]]
    )
    tolerance: int = Field(
        0, ge=0, le=10**12, description="How much later tiers may give up of its value.", examples=[0]
    )


class Day(Document):
    """One planning task, complete in itself."""

    schema_: Literal["workshop-day/1"] = Field(
        alias="schema", description="Kind and version of this document.", examples=["workshop-day/1"]
    )
    as_of: Moment = Field(description="What is known is known as of then.", examples=["2026-11-24T07:00:00+08:00"])
    frozen_until: Moment | None = Field(
        None,
        description="Published work that starts before stays as it is, or is planned again if it cannot; "
        "nothing new starts before.",
        examples=["2026-11-24T08:30:00+08:00"],
    )
    horizon: Horizon = Field(description="Days to plan.", examples=[{"first_day": "2026-11-24", "days": 1}])
    workshop: Workshop = Field(description="The workshop.", examples=[example.WORKSHOP])
    orders: tuple[WorkOrder, ...] = Field(
        max_length=20_000, description="All orders that are known.", examples=[[example.ORDER]]
    )
    published: PlanDocument | None = Field(None, description="Last published plan.", examples=[None])
    goals: Literal["dealer", "makespan", "idle_overtime"] | Annotated[tuple[GoalTier, ...], Field(max_length=100)] = (
        Field("dealer", description="Goal profile by name, or its tiers.", examples=["dealer"])
    )
