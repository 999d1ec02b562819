"""The judge, for everybody: what the rules and goals say of any plan."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BeforeValidator

from api.access.auth import Asking, permit
from api.access.roles import May
from api.bodies.checks import CheckAnswer, CheckRequest
from api.http.problems import Code, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction
from api.planning.drafting import outcome_of
from scheduler.day import check_day
from scheduler.translate.violations import violation_entries

router = APIRouter(route_class=OneTransaction, tags=["check"])

CheckBody = Annotated[CheckRequest, BeforeValidator(strictly(CheckRequest)), Body(description="A day and a plan.")]


@router.post("/check", dependencies=[Once], responses=answers(Code.INVALID, Code.FORBIDDEN))
def check_plan(request: CheckBody, asking: Asking) -> CheckAnswer:
    """Judge a plan, whoever made it."""
    permit(asking, May.READ)
    checked = check_day(request.day, request.plan)
    judgement = checked.judgement
    return CheckAnswer(
        valid=judgement.valid,
        violations=violation_entries(judgement.violations),
        waived=violation_entries(judgement.waived),
        score=outcome_of(request.day, checked.problem, checked.plan).score,
    )
