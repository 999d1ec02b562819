"""Solves: asked for with a whole day, or for a workshop's plan; followed, waited for, stopped."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header, Path, Response
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Asking, Reader, Solving, WorkshopId, permit
from api.access.roles import May
from api.bodies.solves import PlanSolveRequest, SolvePage, SolveRequest, SolveState
from api.http.headers import LOCATION, PREFERENCE
from api.http.pages import Cursor, Limit, cursor, moment, place, text
from api.http.problems import Code, Refused, answers, missing
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Working, Writing
from api.jobs.results import end
from api.planning.applying import insist
from api.planning.drafting import Edit
from api.planning.solving import ask, seen, state, stream, unnumbered, wait_seconds, waited_for, within
from api.planning.some_days import task
from api.service import Serving
from api.store import plans, solves, workshops
from scheduler.documents.plan import PlanDocument
from scheduler.translate import to_problem

router = APIRouter(route_class=OneTransaction, tags=["solves"])

SolveId = Annotated[str, Path(min_length=1, max_length=120, description="Solve.", examples=["s-5f2c"])]
DayBody = Annotated[SolveRequest, BeforeValidator(strictly(SolveRequest)), Body(description="The day to plan.")]
PlanBody = Annotated[
    PlanSolveRequest,
    BeforeValidator(strictly(PlanSolveRequest)),
    Body(description="How long to search, and for how many days; {}: as usual."),
]
Prefer = Annotated[
    str | None,
    Header(
        max_length=100,
        description="`wait=10`: answer with the plan if it is there within 10 s, else with how far it is by then; "
        "at most as long as a request may take.",
        examples=["wait=10"],
    ),
]


async def _waiting(work: Working, serving: Serving, prefer: Prefer = None) -> float:
    """What is answered is waited for so many seconds, also where it is answered for the second time."""
    if seconds := wait_seconds(prefer, serving.settings.request_seconds):
        work.later = partial(waited_for, serving, seconds)
    return seconds


Waited = Annotated[float, Depends(_waiting)]


@router.post(
    "/solves",
    status_code=202,
    response_model=SolveState,
    dependencies=[Depends(_waiting), Once],
    responses=answers(
        Code.INVALID,
        Code.FORBIDDEN,
        Code.TOO_MANY,
        _200={
            "model": PlanDocument,
            "description": "The plan, as it was waited for.",
            "headers": LOCATION | PREFERENCE,
        },
        _202={"headers": LOCATION | PREFERENCE},
    ),
)
def create_solve(
    request: DayBody, session: Writing, work: Working, asking: Asking, serving: Serving, waited: Waited
) -> Response:
    """Plan a whole day. Nothing of it is kept beyond the job."""
    permit(asking, May.SOLVE)
    if asking.workshop is not None:
        workshops.get(session, asking.workshop)  # a token may name one that is not here
    to_problem(request.day)
    known = plans.text_of(request.known) if request.known else None
    day = request.day.model_dump_json(by_alias=True, exclude_unset=True)
    row = ask(session, serving, asking, within(request, waited), day, known)
    work.afterwards.append(serving.jobs.wake)
    return _accepted(state(row))


@router.post(
    "/workshops/{workshop}/solves",
    status_code=202,
    response_model=SolveState,
    dependencies=[Once],
    responses=answers(
        Code.NOT_FOUND, Code.BUSY, Code.INVALID, Code.FORBIDDEN, Code.TOO_MANY, _202={"headers": LOCATION}
    ),
)
def solve_plan(
    workshop: WorkshopId, request: PlanBody, session: Writing, work: Working, asking: Solving, serving: Serving
) -> Response:
    """Look for a better draft of a workshop's plan. What is booked or moved meanwhile stays."""
    row = workshops.locked(session, workshop)
    if (other := solves.writing_plan(session, workshop)) is not None:
        raise Refused(Code.BUSY, f"{other.id} is {other.status}. {Code.BUSY.kind.way_out}", context={"solve": other.id})
    day = task(session, row, serving.clock(), request.days)
    draft = plans.current(session, row)
    job = ask(
        session,
        serving,
        asking,
        request,
        day.model_dump_json(by_alias=True, exclude_defaults=True),
        draft.document if draft else None,
        workshop_id=workshop,
        writes_plan=True,
        base_version=row.draft_version,
        base_change=row.last_change,
    )
    work.afterwards.append(serving.jobs.wake)
    return _accepted(state(job))


@router.get("/workshops/{workshop}/solves", responses=answers(Code.NOT_FOUND))
def list_solves(
    workshop: WorkshopId, session: Reading, _: Reader, after: Cursor = None, limit: Limit = 20
) -> SolvePage:
    """The solves of a workshop, newest first, as long as they are kept."""
    workshops.get(session, workshop)
    rows = solves.listed(session, workshop, place(after, moment, text), limit)
    end = cursor(rows[-1].created_at.isoformat(), rows[-1].id) if len(rows) == limit else None
    return SolvePage(solves=tuple(map(state, rows)), next=end)


@router.get("/solves/{solve}", responses=answers(Code.NOT_FOUND))
def read_solve(solve: SolveId, session: Reading, asking: Asking) -> SolveState:
    """How far it is: status, best value, bound and gap by tier."""
    return state(seen(session, solve, asking))


@router.get("/solves/{solve}/plan", response_model=PlanDocument, responses=answers(Code.NOT_FOUND))
def read_solve_plan(solve: SolveId, session: Reading, asking: Asking) -> Response:
    """The best plan so far. That of a workshop is no version of its plan, and has no number, until it is applied."""
    row = seen(session, solve, asking)
    if row.plan is None:
        raise missing("plan yet of solve", solve)
    return Response(unnumbered(row.plan) if row.writes_plan else row.plan, media_type="application/json")


@router.get(
    "/solves/{solve}/events",
    response_class=StreamingResponse,
    responses=answers(
        Code.NOT_FOUND,
        _200={"content": {"text/event-stream": {"schema": {"type": "string"}}}},
        _204={"description": "It is over, and all that it has told is known: whoever follows it stops."},
    ),
)
def follow_solve(
    solve: SolveId,
    session: Reading,
    asking: Asking,
    serving: Serving,
    last_event_id: Annotated[
        int, Header(ge=0, le=2**31 - 1, description="Last event that is known.", examples=[0])
    ] = 0,
) -> Response:
    """Every better plan as a server-sent event: values, bounds, seconds; the last one says how it ended."""
    row = seen(session, solve, asking)
    if row.status in solves.OVER and last_event_id >= row.last_event:
        return Response(status_code=204)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream(serving, solve, last_event_id), 200, headers, "text/event-stream")


@router.delete("/solves/{solve}", status_code=202, responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def stop_solve(solve: SolveId, session: Writing, work: Working, asking: Asking, serving: Serving) -> SolveState:
    """Stop it, and keep its best plan. A solve that is over stays as it is."""
    permit(asking, May.SOLVE)
    row = seen(session, solve, asking, locked=True)
    if row.status == "queued":
        end(session, row, "stopped", "stopped before its turn came", serving.clock(), serving.jobs.duties.ended)
    row.stop_requested = True
    work.afterwards.append(serving.jobs.wake)
    return state(row)


@router.post(
    "/solves/{solve}/apply",
    dependencies=[Once],
    responses=answers(Code.NOT_FOUND, Code.FORBIDDEN, Code.WRONG_STATE, Code.RULES_BROKEN),
)
def apply_solve(solve: SolveId, session: Writing, asking: Asking, acting: Acting, serving: Serving) -> SolveState:
    """Make a plan the draft that was kept as a candidate. What was booked and moved since is put into it."""
    permit(asking, May.PLAN)
    row = seen(session, solve, asking, locked=True)
    if row.workshop_id is None or not row.writes_plan:
        raise Refused(Code.WRONG_STATE, f"{solve} is of a day that was sent with it; there is no draft of it.")
    insist(Edit(session, workshops.locked(session, row.workshop_id), acting, serving.settings.plans_kept), row)
    return state(row)


def _accepted(job: SolveState) -> Response:
    return Response(job.model_dump_json(), 202, {"Location": f"/v1/solves/{job.id}"}, "application/json")
