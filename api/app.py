"""The service: one application with its routes, its errors, and what runs beside the requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from api.http import handlers
from api.http.description import completed
from api.http.middleware import Around
from api.http.problems import Code, answers
from api.routes import ROUTERS, messages
from api.service import GRACE, TURNS, Service

TITLE = "Workshop scheduler"


class Application(FastAPI):
    """Describes all that it sends."""

    def openapi(self) -> dict[str, Any]:
        """The description."""
        if self.openapi_schema is None:
            self.openapi_schema = completed(super().openapi())
        return self.openapi_schema


def create_app(service: Service) -> FastAPI:
    """The application of one service; its jobs run as long as it does."""
    app = Application(
        title=TITLE,
        version="1",
        description="Plans a dealership's workshop: orders, plans, solves. Errors are problem details (RFC 9457).",
        lifespan=_lifespan(service),
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.service = service
    handlers.install(app)
    for router in ROUTERS:
        is_open = router.tags == ["operations"]
        app.include_router(router, prefix="" if is_open else "/v1", responses={} if is_open else answers(Code.INVALID))
    app.webhooks.include_router(messages.router)
    app.add_middleware(Around, settings=service.settings)
    return app


def _lifespan(service: Service) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        service.start()
        try:
            yield
        finally:
            await _idle(service)
            await run_in_threadpool(service.close)

    return run


async def _idle(service: Service) -> None:
    """Whoever was given up comes to an end before the database is closed under them."""
    with suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            for _ in range(TURNS):
                await service.turns.acquire()
