"""The rolling plan: read as a whole or by days, moved by hand, published."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Body, Path, Query, Response
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Planner, Reader, WorkshopId
from api.bodies.plans import InsertRequest, MoveRequest, MoveResult, PinRequest, PlanDifference, PublishResult
from api.http.etags import SAME, TAGGED, IfMatch, IfNoneMatch, ensure, kept
from api.http.metrics import SLOTS
from api.http.problems import Code, answers, missing
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Work, Working
from api.planning.current import Current
from api.planning.drafting import Edit
from api.planning.inserting import insert
from api.planning.moving import made, tried
from api.planning.pinning import pinned
from api.planning.publishing import publish, unpublished
from api.planning.windowing import view
from api.service import Service, Serving
from api.store import plans, workshops
from api.store.changes import Actor
from scheduler.documents.fields import LocalDate
from scheduler.documents.orders import OperationRecord
from scheduler.documents.places import Places
from scheduler.documents.plan import PlanDocument
from scheduler.translate.places import places_of

router = APIRouter(prefix="/workshops/{workshop}/plan", route_class=OneTransaction, tags=["plan"])

OperationId = Annotated[
    str,
    Path(min_length=1, max_length=400, description="`order/package/step`.", examples=["4711/oil_service/oil"]),
]
DryRun = Annotated[bool, Query(description="Only say what it would change.", examples=[True])]
MoveBody = Annotated[MoveRequest, BeforeValidator(strictly(MoveRequest)), Body(description="Where it is to go.")]
PinBody = Annotated[PinRequest, BeforeValidator(strictly(PinRequest)), Body(description="What is to be held.")]
InsertBody = Annotated[InsertRequest, BeforeValidator(strictly(InsertRequest)), Body(description="Which order.")]
CHANGING = answers(Code.NOT_FOUND, Code.FORBIDDEN, Code.STALE, Code.CHANGED, Code.RULES_BROKEN, Code.INVALID)


@router.get("", response_model=PlanDocument, responses=answers(Code.NOT_FOUND, _200=TAGGED, _304=SAME))
def read_plan(
    workshop: WorkshopId,
    session: Reading,
    _: Reader,
    acting: Acting,
    state: Annotated[Literal["draft", "published"], Query(description="Which one.", examples=["published"])] = "draft",
    first_day: Annotated[
        LocalDate | None,
        Query(description="Local date it begins; left out with `days`: today.", examples=["2026-11-24"]),
    ] = None,
    days: Annotated[
        int | None, Query(ge=1, le=60, description="So many days; left out with `first_day`: 1.", examples=[1])
    ] = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The plan, or a view of some days of it. Its ETag is its version."""
    row = workshops.get(session, workshop)
    version = plans.current(session, row, state)
    if version is None:
        raise missing(f"{state} plan of", workshop)
    if first_day is None and days is None:
        return kept(version.document, version.version, if_none_match)
    zone = workshops.document_of(row).zone
    begin = first_day or acting.at.astimezone(ZoneInfo(zone)).date()
    # Tomorrow the same version is another view, from another day on.
    known = if_none_match if first_day else None
    return kept(view(version.document, zone, begin, days or 1), version.version, known)


@router.get(
    "/versions/{version}", response_model=PlanDocument, responses=answers(Code.NOT_FOUND, _200=TAGGED, _304=SAME)
)
def read_version(
    workshop: WorkshopId,
    version: Annotated[int, Path(ge=0, le=2**31 - 1, description="Version.", examples=[41])],
    session: Reading,
    _: Reader,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """An earlier version, as long as it is kept; published ones are all kept."""
    workshops.get(session, workshop)
    row = plans.get(session, workshop, version)
    if row is None:
        raise missing("version", str(version))
    return kept(row.document, row.version, if_none_match)


@router.post("/moves", dependencies=[Once], responses=CHANGING)
def move_operation(
    workshop: WorkshopId,
    move: MoveBody,
    work: Working,
    _: Planner,
    acting: Acting,
    serving: Serving,
    dry_run: DryRun = False,
    if_match: IfMatch = None,
) -> MoveResult:
    """Move one operation by hand, or ask what that would change. A move that breaks rules is refused unless forced."""
    is_trial = dry_run and not move.force
    edit, current = _edit(workshop, work, acting, serving, if_match, dry_run=is_trial)
    if is_trial:
        return tried(edit.session, edit.workshop, current, move).answer(current, None)
    result = made(edit, current, move)
    if dry_run:  # what makes way for a forced move shows when it has been made
        edit.session.rollback()
    return result.model_copy(update={"version": None}) if dry_run else result


@router.post("/insertions", dependencies=[Once], responses=CHANGING)
def insert_order(
    workshop: WorkshopId,
    wanted: InsertBody,
    work: Working,
    _: Planner,
    acting: Acting,
    serving: Serving,
    dry_run: DryRun = False,
    if_match: IfMatch = None,
) -> MoveResult:
    """Put an order that is not planned into the gaps of the plan; everything else stays where it is."""
    edit, current = _edit(workshop, work, acting, serving, if_match, dry_run=dry_run)
    return insert(edit, current, wanted.order, dry_run=dry_run)


@router.get("/operations/{operation:path}/places", responses=answers(Code.NOT_FOUND, Code.INVALID))
def read_places(
    workshop: WorkshopId, operation: OperationId, session: Reading, _: Reader, acting: Acting, serving: Serving
) -> Places:
    """Every start, on every technician and bay, that breaks no rule, and what each costs in promises."""
    current = serving.views.current(session, workshops.get(session, workshop), acting.at)
    if operation not in current.problem.operations:
        raise missing("operation", operation)
    found = places_of(current.problem, current.plan, operation)
    SLOTS.inc()
    return found


@router.put("/operations/{operation:path}/pin", responses=CHANGING)
def pin_operation(
    workshop: WorkshopId,
    operation: OperationId,
    wanted: PinBody,
    work: Working,
    _: Planner,
    acting: Acting,
    serving: Serving,
    if_match: IfMatch = None,
) -> OperationRecord:
    """Hold an operation where the plan has it: its people and bay, its start, or both."""
    return pinned(*_edit(workshop, work, acting, serving, if_match), operation, wanted.hold)


@router.delete("/operations/{operation:path}/pin", responses=CHANGING)
def unpin_operation(
    workshop: WorkshopId,
    operation: OperationId,
    work: Working,
    _: Planner,
    acting: Acting,
    serving: Serving,
    if_match: IfMatch = None,
) -> OperationRecord:
    """Let solves move it again, forced or not."""
    return pinned(*_edit(workshop, work, acting, serving, if_match), operation, None)


@router.get("/difference", responses=answers(Code.NOT_FOUND))
def read_difference(
    workshop: WorkshopId, session: Reading, _: Reader, acting: Acting, serving: Serving
) -> PlanDifference:
    """What would change for everybody if the draft were published now."""
    row = workshops.get(session, workshop)
    return unpublished(session, row, serving.views.current(session, row, acting.at))


@router.post("/publish", dependencies=[Once], responses=CHANGING)
def publish_plan(
    workshop: WorkshopId, work: Working, _: Planner, acting: Acting, serving: Serving, if_match: IfMatch = None
) -> PublishResult:
    """Show the draft to everybody, with the difference to what they have seen before."""
    return publish(*_edit(workshop, work, acting, serving, if_match))


def _edit(
    workshop: str, work: Work, actor: Actor, service: Service, if_match: str | None, *, dry_run: bool = False
) -> tuple[Edit, Current]:
    """The draft that If-Match names, if it was sent. Nobody changes it meanwhile, unless it is only asked about."""
    session = work.open(read_only=dry_run)
    row = workshops.get(session, workshop) if dry_run else workshops.locked(session, workshop)
    ensure(if_match, row.draft_version)
    edit = Edit(session, row, actor, service.settings.plans_kept)
    return edit, service.views.current(session, row, actor.at)
