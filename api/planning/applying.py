"""What becomes of a finished solve of a workshop's plan: the next draft, with what was booked and moved meanwhile."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from sqlalchemy.orm import Session

from api.bodies.plans import MoveRequest
from api.http.problems import Code, Refused
from api.jobs.results import Ended
from api.planning.current import Current, current_of
from api.planning.drafting import Edit
from api.store import changes, plans, solves, workshops
from api.store.changes import Actor
from api.store.tables import Solve
from api.webhooks.outbox import announce
from api.wiring import mended
from scheduler.documents.moves import Move
from scheduler.documents.plan import PlanDocument
from scheduler.errors import InvalidDocument
from scheduler.goals import score
from scheduler.judge import judge
from scheduler.moves import moved
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Standing, prospects
from scheduler.rolling import standing

KEPT = 100
"""Solves of a plan that are kept when they are over: some days of them, for who applies a candidate or asks why."""
BROKEN = (Standing.LATE, Standing.LEFT_OUT)


def applied(most: int) -> Ended:
    """What is done with every job that is over; ``most`` versions of a plan are kept."""

    def ended(session: Session, solve: Solve, now: datetime) -> None:
        if solve.workshop_id is None:
            return
        workshop = workshops.locked(session, solve.workshop_id)
        if solve.writes_plan:
            solves.keep_last(session, workshop.id, KEPT - 1, solve.id)
            if solve.plan is not None and solve.status != "failed":
                apply(Edit(session, workshop, Actor(solve.by, now, solve.owner), most), solve)
        facts = {"solve": solve.id, "status": solve.status, "applied_version": solve.applied_version}
        announce(session, workshop, "solve.finished", facts, now)

    return ended


def apply(edit: Edit, solve: Solve) -> None:
    """Make a solve's plan the draft, or say why it stays a candidate; its row is locked by the caller."""
    current = current_of(edit.session, edit.workshop, edit.actor.at)
    plan, document = _today(edit, solve, current)
    if (why_not := _objection(current, plan, solve)) is not None:
        solve.reason = f"{solve.reason}; kept as a candidate: {why_not}"
        return
    solve.applied_version = edit.keep(current, plan, "solved", document=document)


def insist(edit: Edit, solve: Solve) -> None:
    """Make a candidate the draft, though the draft is better than it or keeps a promise that it breaks.

    Raises
    ------
    Refused
        The solve has no plan, its plan is the draft already, or breaks rules now.
    """
    if solve.plan is None or solve.status not in ("finished", "stopped"):
        raise Refused(Code.WRONG_STATE, f"{solve.id} is {solve.status}, and has no plan that waits to be applied.")
    if solve.applied_version is not None:
        raise Refused(Code.WRONG_STATE, f"The plan of {solve.id} became version {solve.applied_version} of the draft.")
    current = current_of(edit.session, edit.workshop, edit.actor.at)
    plan, document = _today(edit, solve, current)
    if (broken := _broken(current, plan)) is not None:
        raise Refused(Code.RULES_BROKEN, f"The plan of {solve.id} cannot be applied: {broken} Solve again.")
    solve.applied_version = edit.keep(current, plan, "solved", document=document)


def _today(edit: Edit, solve: Solve, current: Current) -> tuple[Plan, PlanDocument | None]:
    """The solve's plan with all that has come since; as it was written, with what is proved of it, if nothing has."""
    written = PlanDocument.model_validate_json(solve.plan or "")
    booked = changes.booked(edit.session, edit.workshop.id, solve.base_change or 0)
    whole = _with_later(written, current, booked)
    plan = standing(whole, current.problem)
    if edit.workshop.last_change == solve.base_change and not judge(current.problem, plan).violations:
        return plan, written if whole is written else None
    return _rebased(edit, solve, current, plan), None


def _with_later(written: PlanDocument, current: Current, booked: Set[str]) -> PlanDocument:
    """The solve's plan, and what the draft has of later days: orders that it left aside, work that it carried over."""
    draft, others = current.document, current.problem.orders.keys() - _known(written, current.problem) - booked
    operations = {o for order in others for o in current.problem.orders[order].operations} | _rest(written, draft)
    if not any(entry.operation in operations for entry in draft.placements):
        return written
    of_operations = {
        "placements": tuple(entry for entry in draft.placements if entry.operation in operations),
        "booth_cycles": tuple(cycle for cycle in draft.booth_cycles if operations.issuperset(cycle.operations)),
    }
    of_orders = {
        name: tuple(entry for entry in getattr(draft, name) if entry.order in others)
        for name in ("stays", "yard", "loaners", "carried_over")
    }
    more = of_operations | of_orders
    return written.model_copy(update={name: (*getattr(written, name), *entries) for name, entries in more.items()})


def _rest(written: PlanDocument, draft: PlanDocument) -> set[str]:
    """What the solve has carried over, and the draft does on a day after the last that the solve has planned for."""
    rest = {operation for entry in written.carried_over for operation in entry.rest}
    last = max((entry.end.date() for entry in written.placements), default=written.as_of.date())
    return {entry.operation for entry in draft.placements if entry.operation in rest and entry.start.date() > last}


def _rebased(edit: Edit, solve: Solve, current: Current, plan: Plan) -> Plan:
    """The plan with every move that was made meanwhile, and what is new or does not fit any more in its gaps."""
    for version in plans.since(edit.session, edit.workshop.id, solve.base_version or 0):
        if version.intent is not None and version.cause == "moved":
            plan = _moved_again(current, plan, MoveRequest.model_validate(version.intent))
    return mended(current.problem, plan) or plan


def _moved_again(current: Current, plan: Plan, move: MoveRequest) -> Plan:
    """What somebody has moved is there again, unless its operation has begun or gone since."""
    try:
        return moved(current.problem, plan, Move.model_validate(move.model_dump(include=set(Move.model_fields))))
    except InvalidDocument:
        return plan


def _objection(current: Current, plan: Plan, solve: Solve) -> str | None:
    """Why a plan must not take the draft's place; None: it may."""
    problem = current.problem
    if (broken := _broken(current, plan)) is not None:
        return broken
    if current.judgement.valid and score(problem, plan).values > current.judgement.score.values:
        return "the draft has become better than it"
    before, after = prospects(problem, current.plan), prospects(problem, plan)
    new = problem.orders.keys() - _known(PlanDocument.model_validate_json(solve.plan or ""), problem)
    lost = [o for o in new if before[o].standing not in BROKEN and after[o].standing in BROKEN]
    return f"it breaks the promise of {', '.join(lost)}, which it did not know" if lost else None


def _broken(current: Current, plan: Plan) -> str | None:
    violations = judge(current.problem, plan).violations
    return f"it breaks rules now: {violations[0].message}" if violations else None


def _known(written: PlanDocument, problem: Problem) -> set[str]:
    """Orders that the solve knew of: it has planned something of them, or left them out."""
    operations = problem.operations
    planned = {operations[entry.operation].order for entry in written.placements if entry.operation in operations}
    return planned | {entry.order for entry in written.left_out}
