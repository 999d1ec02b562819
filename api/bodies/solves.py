"""Solve jobs as they are asked for and shown."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents import example
from scheduler.documents.day import Day
from scheduler.documents.fields import Document, Id, Moment
from scheduler.documents.plan import PlanDocument

Priority = Literal["phone", "normal", "night"]
SolveStatus = Literal["queued", "running", "finished", "stopped", "failed"]
OVER: tuple[SolveStatus, ...] = ("finished", "stopped", "failed")
LEVELS: dict[Priority, int] = {"phone": 2, "normal": 1, "night": 0}


class SolveOptions(Document):
    """How long, how thoroughly, how urgently."""

    time_limit: float = Field(
        10.0,
        ge=0.1,
        le=86_400,
        description="Seconds to search, at most; left out by who waits for the plan: one less than that, 1 to 10.",
        examples=[10],
    )
    workers: int = Field(2, ge=1, le=256, description="Threads; at most the cores of the service.", examples=[2])
    seed: int = Field(1, ge=0, le=2**31 - 1, description="Of all random choices.", examples=[1])
    deterministic: bool = Field(
        False, description="The same plan on every run: one thread, the limit counts work.", examples=[False]
    )
    priority: Priority = Field(
        "normal", description="Somebody waits on the phone; as usual; in the background.", examples=["phone"]
    )


class SolveRequest(SolveOptions):
    """A whole day to plan; nothing of it is kept beyond the job."""

    day: Day = Field(description="The day.", examples=[example.DAY])
    known: PlanDocument | None = Field(None, description="A plan to begin from.", examples=[None])


class PlanSolveRequest(SolveOptions):
    """A better draft for a workshop."""

    days: int | None = Field(
        None,
        ge=1,
        le=60,
        description="Days from today; orders that the draft plans wholly after them stay where they are. "
        "Left out: until the last order is promised.",
        examples=[1],
    )


class TierState(Document):
    """How far one tier is."""

    value: int = Field(description="Value of the best plan so far; lower is better.", examples=[12])
    bound: int | None = Field(description="No plan is below this; none yet.", examples=[12])
    gap: float | None = Field(description="(value − bound) ÷ value, 0 to 1; none without a bound.", examples=[0.0])


class SolveState(Document):
    """A solve job: queued, running, then finished, stopped or failed."""

    id: Id = Field(description="Identifier.", examples=["s-5f2c"])
    status: SolveStatus = Field(description="Where it is.", examples=["running"])
    workshop: Id | None = Field(description="Whose plan, or whose key.", examples=["beijing-chaoyang"])
    writes_plan: bool = Field(description="Its result becomes the draft.", examples=[True])
    priority: Priority = Field(description="How urgent.", examples=["normal"])
    time_limit: float = Field(description="Seconds to search, at most, as the service allows.", examples=[10])
    workers: int = Field(description="Threads, as the service has cores.", examples=[2])
    attempt: int = Field(description="How often it was begun.", examples=[1])
    created_at: Moment = Field(description="Asked for.", examples=["2026-11-24T07:00:00Z"])
    started_at: Moment | None = Field(description="Begun.", examples=["2026-11-24T07:00:00Z"])
    finished_at: Moment | None = Field(description="Over.", examples=["2026-11-24T07:00:10Z"])
    tiers: tuple[TierState, ...] = Field(description="The best plan so far, tier by tier.", examples=[[]])
    words: str | None = Field(description="What is proved, in words.", examples=["38 of 41 promises: proved"])
    reason: str | None = Field(description="Why it ended.", examples=["time"])
    base_version: int | None = Field(description="Version of the plan that it began from.", examples=[41])
    applied_version: int | None = Field(
        description="Version of the plan that it became; none: it is a candidate.", examples=[42]
    )


class SolvePage(Document):
    """Jobs of a workshop."""

    solves: tuple[SolveState, ...] = Field(description="Newest first.", examples=[[]])
    next: str | None = Field(description="Cursor of the next page; none: this is the last.", examples=[None])


class SolveEvent(Document):
    """What a solve tells while it is under way; which facts it has depends on its kind."""

    sequence: int = Field(
        ge=1, description="Its number, from 1: `Last-Event-ID` of who goes on after it.", examples=[3]
    )
    kind: Literal["queued", "started", "better", "retried", "finished", "stopped", "failed"] = Field(
        description="What happened; the last three end it.", examples=["better"]
    )
    attempt: int | None = Field(None, description="Which attempt has started.", examples=[1])
    seconds: float | None = Field(None, description="Since it started.", examples=[0.4])
    phase: str | None = Field(None, description="What found the better plan.", examples=["construct"])
    values: tuple[int, ...] | None = Field(
        None, description="The best plan so far, tier by tier; lower is better.", examples=[[0, 600, 0, 1517]]
    )
    bounds: tuple[int | None, ...] | None = Field(
        None, description="No plan is below these; none yet.", examples=[[0, 600, 0, None]]
    )
    reason: str | None = Field(None, description="Why it ended, or is tried again.", examples=["time"])
    applied_version: int | None = Field(None, description="Version of the plan that it became.", examples=[42])
