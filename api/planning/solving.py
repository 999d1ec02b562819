"""Solve jobs: asked for, shown, waited for, stopped."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from fastapi import Response
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from api.access.roles import Principal
from api.bodies.solves import LEVELS, Priority, SolveOptions, SolveState, TierState
from api.http.problems import Code, Refused, missing
from api.service import Service
from api.store import solves
from api.store.tables import Solve

MOST_WAITING = 50
"""Jobs of one workshop that may wait at a time."""
LOOK, SURELY = 0.02, 1.0
"""Seconds between two looks at what this service has heard, and at the table, where another service writes too."""
STILL_THERE = 15.0
"""Seconds of silence after which a stream says that it is still there."""
WAIT = re.compile(r"(?:^|[,;\s])wait=(\d{1,3})(?:$|[,;\s])")
PRIORITIES: dict[int, Priority] = {level: name for name, level in LEVELS.items()}


def ask(
    session: Session,
    service: Service,
    asking: Principal,
    options: SolveOptions,
    day: str,
    known: str | None = None,
    **facts: Any,
) -> Solve:
    """A new job, which waits for its turn.

    Raises
    ------
    Refused
        Too many wait already.
    """
    workshop = facts.pop("workshop_id", asking.workshop)
    if solves.waiting(session, workshop) >= MOST_WAITING:
        raise Refused(Code.TOO_MANY, f"{MOST_WAITING} solves are waiting already.", headers={"Retry-After": "10"})
    row = Solve(
        id=f"s-{uuid4().hex}",
        workshop_id=workshop,
        owner=asking.id,
        by=asking.name,
        status="queued",
        priority=LEVELS[options.priority],
        day=day,
        known=known,
        params=_params(options, service),
        attempt=0,
        last_event=0,
        stop_requested=False,
        created_at=service.clock(),
        **facts,
    )
    solves.add(session, row)
    return row


def seen(session: Session, solve: str, asking: Principal, *, locked: bool = False) -> Solve:
    """A job that this key may see.

    Raises
    ------
    Refused
        There is none.
    """
    row = solves.locked(session, solve) if locked else solves.get(session, solve)
    if row is None or not _may_see(asking, row):
        raise missing("solve", solve)
    return row


def _may_see(asking: Principal, row: Solve) -> bool:
    return asking.workshop is None or row.owner == asking.id or row.workshop_id == asking.workshop


def state(row: Solve) -> SolveState:
    """As it is shown."""
    pairs = zip(row.scores or (), row.bounds or (), strict=True)
    return SolveState(
        id=row.id,
        status=row.status,
        workshop=row.workshop_id,
        writes_plan=row.writes_plan,
        priority=PRIORITIES[row.priority],
        attempt=row.attempt,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        tiers=tuple(TierState(value=value, bound=bound, gap=gap(value, bound)) for value, bound in pairs),
        words=row.words,
        reason=row.reason,
        base_version=row.base_version,
        applied_version=row.applied_version,
    )


def gap(value: int, bound: int | None) -> float | None:
    """How far the best plan may be from the best there is."""
    if bound is None:
        return None
    return (value - bound) / value if value else 0.0


def wait_seconds(prefer: str | None, most: float) -> float:
    """What `Prefer: wait=` asks for; 0: nothing."""
    found = WAIT.search(prefer or "")
    return min(float(found[1]), most) if found else 0.0


async def waited_for(service: Service, solve: str, seconds: float, response: Response) -> Response:
    """The plan, if the job is over in time; else how far it is. A job that has failed has no plan, but a reason."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and not service.is_ending:
        row = await run_in_threadpool(_over, service, solve)
        if row is not None:
            applied = {"Preference-Applied": f"wait={seconds:g}", "Location": f"/v1/solves/{solve}"}
            status, body = (200, row.plan) if row.plan else (202, state(row).model_dump_json())
            return Response(body, status, applied, "application/json")
        await _news(service, solve, min(left, SURELY))
    return response


async def stream(service: Service, solve: str, after: int) -> AsyncIterator[str]:
    """Its events as server-sent ones, until it is over, or the service ends: who comes back goes on where it broke."""
    said = time.monotonic()
    while True:
        found, is_over = await run_in_threadpool(_events, service, solve, after)
        for sequence, kind, document in found:
            after, said = sequence, time.monotonic()
            yield f"id: {sequence}\nevent: {kind}\ndata: {document}\n\n"
        if is_over or service.is_ending:
            return
        if time.monotonic() - said > STILL_THERE:
            said = time.monotonic()
            yield ": still there\n\n"
        await _news(service, solve, SURELY)


async def _news(service: Service, solve: str, seconds: float) -> None:
    """Until something was heard of the job here, or so long."""
    before, until = service.jobs.heard(solve), time.monotonic() + seconds
    while service.jobs.heard(solve) == before and time.monotonic() < until and not service.is_ending:
        await asyncio.sleep(LOOK)


def _over(service: Service, solve: str) -> Solve | None:
    with service.database.reading() as session:
        row = solves.get(session, solve)
        return row if row is not None and row.status in solves.OVER else None


def _events(service: Service, solve: str, after: int) -> tuple[list[tuple[int, str, str]], bool]:
    with service.database.reading() as session:
        row = solves.get(session, solve)
        is_over = row is None or row.status in solves.OVER
        return [(e.sequence, e.kind, e.document) for e in solves.events(session, solve, after)], is_over


def _params(options: SolveOptions, service: Service) -> dict[str, Any]:
    return {
        "time_limit": min(options.time_limit, service.settings.solve_seconds),
        "workers": 1 if options.deterministic else min(options.workers, service.settings.cores),
        "seed": options.seed,
        "deterministic": options.deterministic,
    }
