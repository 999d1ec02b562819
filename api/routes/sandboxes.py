"""Workshops to play with, for who connects another system."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Response
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Asking, permit
from api.access.roles import May
from api.bodies.sandboxes import Sandbox, SandboxRequest
from api.http.headers import LOCATION
from api.http.problems import Code, Refused, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Working, Writing
from api.intake.sandbox import create
from api.store import keys

router = APIRouter(prefix="/sandboxes", route_class=OneTransaction, tags=["sandboxes"])

SandboxBody = Annotated[SandboxRequest, BeforeValidator(strictly(SandboxRequest)), Body(description="Which one.")]


@router.post("", status_code=201, dependencies=[Once], responses=answers(Code.FORBIDDEN, _201={"headers": LOCATION}))
def create_sandbox(
    wanted: SandboxBody, session: Writing, work: Working, asking: Asking, acting: Acting, response: Response
) -> Sandbox:
    """Make a workshop with the orders of its next working day, none of them planned yet."""
    permit(asking, May.SETUP)
    if asking.workshop is not None:
        raise Refused(Code.FORBIDDEN, f"This key belongs to {asking.workshop}; one of the whole service creates them.")
    row = create(session, wanted.size, acting)
    _, key = keys.create(session, "admin", "sandbox", row.id, acting.at)
    work.hidden = key
    response.headers["Location"] = f"/v1/workshops/{row.id}"
    return Sandbox(id=row.id, key=key)
