"""The tables. Documents are kept as the JSON text that was written, beside the columns that are searched by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from api.store.types import UtcTime

ID = String(120)


class Table(DeclarativeBase):
    """Base of all tables; names of constraints are the same on every database, so that migrations find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 SQLAlchemy's name


class Workshop(Table):
    """One workshop. Whoever changes something of it locks its row first; ``last_change`` numbers the changes."""

    __tablename__ = "workshops"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
    draft_version: Mapped[int] = mapped_column(default=0)
    published_version: Mapped[int | None]
    last_change: Mapped[int] = mapped_column(default=0)
    last_event: Mapped[int] = mapped_column(default=0)
    is_sandbox: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class WorkOrder(Table):
    """One work order; ``revision`` is the number of the change that wrote it."""

    __tablename__ = "work_orders"
    __table_args__ = (
        Index("ix_work_orders_external", "workshop_id", "external_id", unique=True),
        Index("ix_work_orders_arrival", "workshop_id", "arrival"),
        Index("ix_work_orders_plate", "workshop_id", "plate_key"),
    )

    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshops.id"), primary_key=True)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    external_id: Mapped[str | None] = mapped_column(String(200))
    plate_key: Mapped[str] = mapped_column(String(200))
    search_text: Mapped[str] = mapped_column(Text)
    customer: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(30))
    arrival: Mapped[datetime]
    document: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class PlanVersion(Table):
    """One version of a workshop's rolling plan. ``cause``: what made it; ``intent``: the move that did."""

    __tablename__ = "plan_versions"

    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshops.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    cause: Mapped[str] = mapped_column(String(20))
    document: Mapped[str] = mapped_column(Text)
    intent: Mapped[dict[str, Any] | None]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]


class Event(Table):
    """What happened in a workshop, in the order of report; never changed."""

    __tablename__ = "events"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "order_id"], ["work_orders.workshop_id", "work_orders.id"]),
        Index("ix_events_external", "workshop_id", "external_id", unique=True),
        Index("ix_events_order", "workshop_id", "order_id", "sequence"),
    )

    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshops.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(ID)
    order_id: Mapped[str] = mapped_column(ID)
    external_id: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(30))
    at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(Text)


class Change(Table):
    """Who changed what, when, from what to what: the audit trail, and the feed of other systems."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_subject", "workshop_id", "kind", "subject", "sequence"),)

    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshops.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(200))
    by_id: Mapped[str | None] = mapped_column(ID)
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(ID)
    action: Mapped[str] = mapped_column(String(20))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class Solve(Table):
    """One solve job: this table is the truth about it, the process only carries it."""

    __tablename__ = "solves"
    __table_args__ = (
        Index("ix_solves_waiting", "status", "priority", "created_at"),
        Index("ix_solves_workshop", "workshop_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    workshop_id: Mapped[str | None] = mapped_column(ForeignKey("workshops.id"))
    owner: Mapped[str] = mapped_column(ID)
    by: Mapped[str] = mapped_column(String(200))
    writes_plan: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(20))
    priority: Mapped[int]
    day: Mapped[str] = mapped_column(Text)
    known: Mapped[str | None] = mapped_column(Text)
    params: Mapped[dict[str, Any]]
    base_version: Mapped[int | None]
    base_change: Mapped[int | None]
    attempt: Mapped[int] = mapped_column(default=0)
    runner: Mapped[str | None] = mapped_column(ID)
    stop_requested: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    last_event: Mapped[int] = mapped_column(default=0)
    scores: Mapped[list[Any] | None]
    bounds: Mapped[list[Any] | None]
    words: Mapped[str | None] = mapped_column(Text)
    plan: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    applied_version: Mapped[int | None]


class SolveEvent(Table):
    """What a solve told: every better plan or bound, and how it ended."""

    __tablename__ = "solve_events"

    solve_id: Mapped[str] = mapped_column(ForeignKey("solves.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    document: Mapped[str] = mapped_column(Text)


class Key(Table):
    """An API key: only its hash is kept. ``workshop_id`` left out: of the whole service."""

    __tablename__ = "keys"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64))
    workshop_id: Mapped[str | None] = mapped_column(ForeignKey("workshops.id"))
    role: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Answer(Table):
    """The answer to a request with an Idempotency-Key, written in the transaction of what it did."""

    __tablename__ = "answers"

    owner: Mapped[str] = mapped_column(ID, primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(index=True)


class Webhook(Table):
    """Where somebody wants to be told of what."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshops.id"), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    secret: Mapped[str] = mapped_column(String(100))
    kinds: Mapped[list[Any]]
    created_at: Mapped[datetime]


class Delivery(Table):
    """One message to one webhook: the outbox, written in the transaction of what it tells of."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_due", "delivered_at", "next_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)
