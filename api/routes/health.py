"""For those who run the service: is it alive, is it ready, how does it do; and what every refusal means."""

from __future__ import annotations

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Path, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field

from api.bodies.problems import ProblemKind
from api.http.problems import Code, answers, missing
from api.service import Service, Serving

router = APIRouter(tags=["operations"])

Named = Annotated[str, Path(max_length=50, description="Stable name.", examples=["not_found"])]


class Health(BaseModel):
    """How the service is."""

    status: str = Field(description="What it is.", examples=["alive"])


@router.get("/healthz")
async def read_health() -> Health:
    """The process answers, even if nothing else does."""
    return Health(status="alive")


@router.get("/readyz", responses={503: {"model": Health, "description": "Not yet."}})
async def read_readiness(serving: Serving, response: Response) -> Health:
    """Database and solving processes are there."""
    lacking = await to_thread.run_sync(serving.lacking, limiter=serving.watch)
    response.status_code = 503 if lacking else 200
    return Health(status=lacking or "ready")


@router.get(
    "/metrics",
    response_class=Response,
    responses=answers(Code.UNAVAILABLE, _200={"content": {"text/plain": {"schema": {"type": "string"}}}}),
)
async def read_metrics(serving: Serving) -> Response:
    """For Prometheus."""
    return Response(await to_thread.run_sync(_metrics, serving, limiter=serving.watch), media_type=CONTENT_TYPE_LATEST)


@router.get("/v1/problems")
async def list_problems() -> tuple[ProblemKind, ...]:
    """Everything that a request can be refused for."""
    return tuple(_kind(code) for code in Code)


@router.get("/v1/problems/{code}", responses=answers(Code.NOT_FOUND, Code.INVALID))
async def read_problem(code: Named) -> ProblemKind:
    """One of them."""
    known = {entry.word: entry for entry in Code}
    if code not in known:
        raise missing("kind of problem", code)
    return _kind(known[code])


def _metrics(service: Service) -> bytes:
    service.measure()
    return generate_latest()


def _kind(code: Code) -> ProblemKind:
    return ProblemKind(code=code.word, status=code.kind.status, title=code.kind.title, way_out=code.kind.way_out)
