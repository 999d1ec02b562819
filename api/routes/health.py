"""For those who run the service: is it alive, is it ready, how does it do; and what every refusal means."""

from __future__ import annotations

from fastapi import APIRouter, Path, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field

from api.bodies.problems import ProblemKind
from api.http.problems import Code, answers, missing
from api.service import Serving

router = APIRouter(tags=["operations"])


class Health(BaseModel):
    """How the service is."""

    status: str = Field(description="What it is.", examples=["alive"])


@router.get("/healthz")
async def read_health() -> Health:
    """The process answers, even if nothing else does."""
    return Health(status="alive")


@router.get("/readyz", responses={503: {"model": Health, "description": "Not yet."}})
def read_readiness(serving: Serving, response: Response) -> Health:
    """Database and solving processes are there."""
    lacking = serving.lacking()
    response.status_code = 503 if lacking else 200
    return Health(status=lacking or "ready")


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def read_metrics(serving: Serving) -> Response:
    """For Prometheus."""
    serving.measure()
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@router.get("/v1/problems")
def list_problems() -> tuple[ProblemKind, ...]:
    """Everything that a request can be refused for."""
    return tuple(_kind(code) for code in Code)


@router.get("/v1/problems/{code}", responses=answers(Code.NOT_FOUND))
def read_problem(code: str = Path(max_length=50, description="Stable name.", examples=["not_found"])) -> ProblemKind:
    """One of them."""
    known = {entry.word: entry for entry in Code}
    if code not in known:
        raise missing("kind of problem", code)
    return _kind(known[code])


def _kind(code: Code) -> ProblemKind:
    return ProblemKind(code=code.word, status=code.kind.status, title=code.kind.title, way_out=code.kind.way_out)
