"""Solve jobs: asked for, shown, waited for, stopped."""

from __future__ import annotations

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
from api.jobs.measures import gap
from api.service import Service
from api.store import solves
from api.store.tables import Solve
from scheduler.documents.plan import PlanDocument

MOST_WAITING = 50
"""Jobs of one workshop, or of one key of the whole service, that may wait at a time."""
STILL_THERE = 15.0
"""Seconds of silence after which a stream says that it is still there."""
REPEATED = ("location", "idempotent-replayed")
"""Headers of the answer that says how far a job is that stand on the one with its plan, too."""
SPARE = 1.0
"""Seconds of the waiting that are left for all but the search."""
JSON = "application/json"
WAIT = re.compile(r"(?:^|[,;\s])wait=(\d+)(?:$|[,;\s])")
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
    if solves.waiting(session, workshop or asking.id) >= MOST_WAITING:
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
        time_limit=row.params["time_limit"],
        workers=row.params["workers"],
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


def wait_seconds(prefer: str | None, most: float) -> float:
    """What `Prefer: wait=` asks for, as far as it is granted; 0: nothing."""
    found = WAIT.search(prefer or "")
    return min(float(found[1]), most) if found else 0.0


def within(options: SolveOptions, waited: float) -> SolveOptions:
    """Who waits, and does not say how long to search, has the plan in time."""
    if not waited or "time_limit" in options.model_fields_set:
        return options
    return options.model_copy(update={"time_limit": min(max(waited - SPARE, 1.0), options.time_limit)})


async def waited_for(service: Service, seconds: float, response: Response) -> Response:
    """The plan, if the job that is answered is over in time; else how far it is. One that has failed has a reason."""
    solve, until = response.headers["location"].rpartition("/")[2], time.monotonic() + seconds
    with service.jobs.news.following(solve) as follower:
        while (row := await run_in_threadpool(_row, service, solve)) is not None:
            left = until - time.monotonic()
            if (is_over := row.status in solves.OVER) or left <= 0 or service.is_ending:
                headers = {name: response.headers[name] for name in REPEATED if name in response.headers}
                status, body = (200, row.plan) if is_over and row.plan else (202, state(row).model_dump_json())
                return Response(body, status, headers | {"Preference-Applied": f"wait={seconds:g}"}, JSON)
            await follower.wait(left)
    return response


async def stream(service: Service, solve: str, after: int) -> AsyncIterator[str]:
    """Its events as server-sent ones, until it is over, or the service ends: who comes back goes on where it broke."""
    with service.jobs.news.following(solve) as follower:
        while True:
            found, is_over = await run_in_threadpool(_events, service, solve, after)
            for sequence, kind, document in found:
                after = sequence
                yield f"id: {sequence}\nevent: {kind}\ndata: {document}\n\n"
            if is_over or service.is_ending:
                return
            if not await follower.wait(STILL_THERE):
                yield ": still there\n\n"


def unnumbered(plan: str) -> str:
    """A plan that is no version of a rolling one: the number after that of the published plan is another draft's."""
    document = PlanDocument.model_validate_json(plan)
    return document.model_dump_json(by_alias=True, exclude_none=True, exclude={"version", "base_version"})


def _row(service: Service, solve: str) -> Solve | None:
    with service.database.reading() as session:
        return solves.get(session, solve)


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
