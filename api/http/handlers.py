"""From what went wrong to the answer: every error leaves as problem details, none as a traceback."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy.exc import DataError, InterfaceError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from api.http.parameters import unfit
from api.http.problems import MEDIA_TYPE, Code, Refused
from scheduler.errors import IllegalEvent, InvalidDocument

log = structlog.get_logger("workshop.requests")

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
BY_STATUS = {
    400: Code.BAD_REQUEST,
    401: Code.UNAUTHENTICATED,
    403: Code.FORBIDDEN,
    404: Code.NOT_FOUND,
    405: Code.NO_METHOD,
    406: Code.NOT_ACCEPTABLE,
    413: Code.TOO_LARGE,
    415: Code.WRONG_TYPE,
}


def install(app: FastAPI) -> None:
    """Every error has a handler."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(InvalidDocument, _invalid)
    app.add_exception_handler(IllegalEvent, _illegal)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _cut_short)
    for beyond in (DataError, StatementError, OverflowError):
        app.add_exception_handler(beyond, _unkeepable)
    for error in (OperationalError, InterfaceError, NoConnection):
        app.add_exception_handler(error, _unavailable)


def answer(refused: Refused, request_id: str) -> Response:
    """Problem details."""
    problem = refused.problem(request_id)
    headers = {"Cache-Control": "no-store", **refused.headers}
    return Response(problem.model_dump_json(), problem.status, headers, MEDIA_TYPE)


def request_id(request: Request) -> str:
    """Given by the middleware; a broken middleware must not break this."""
    return str(request.scope.get("workshop.request_id", ""))


def invalid(error: InvalidDocument) -> Refused:
    """A document that cannot be used."""
    count = len(error.faults)
    detail = str(error.faults[0]) if count == 1 else f"{count} faults, the first: {error.faults[0]}"
    return Refused(Code.INVALID, detail, error.faults)


async def _refused(request: Request, error: Any) -> Response:
    return answer(error, request_id(request))


async def _invalid(request: Request, error: Any) -> Response:
    return answer(invalid(error), request_id(request))


async def _illegal(request: Request, error: Any) -> Response:
    return answer(Refused(Code.ILLEGAL_EVENT, str(error), [error.fault]), request_id(request))


async def _unfit(request: Request, error: Any) -> Response:
    """Parameters that are not what they should be, and bodies that are not there."""
    faults = [unfit(entry, request.scope["route"].dependant) for entry in error.errors()]
    return answer(invalid(InvalidDocument(faults)), request_id(request))


async def _http(request: Request, error: Any) -> Response:
    """Starlette's own, of routes that do not exist and bodies that cannot be read."""
    if isinstance(error.__cause__, InvalidDocument):
        fault = error.__cause__.faults[0]
        return answer(Refused(Code.UNREADABLE, str(fault), error.__cause__.faults), request_id(request))
    code = BY_STATUS.get(error.status_code, Code.BAD_REQUEST)
    detail = code.kind.title if error.detail == HTTPStatus(error.status_code).phrase else str(error.detail)
    headers = {"Allow": _methods(request)} if error.status_code == 405 else dict(error.headers or {})
    return answer(Refused(code, f"{detail} {code.kind.way_out}", headers=headers), request_id(request))


def _methods(request: Request) -> str:
    """All that the address knows; Starlette names those of one of its routes. HEAD is asked as GET."""
    asked = {"type": "http", "path": request.scope["path"], "root_path": "", "headers": []}
    known = {
        method
        for method in METHODS
        for route in request.app.router.routes
        if route.matches({**asked, "method": method.replace("HEAD", "GET")})[0] is Match.FULL
    }
    return ", ".join(sorted(known, key=METHODS.index))


async def _cut_short(request: Request, error: Exception) -> Response:
    """Nobody reads it; but it is no defect."""
    return answer(Refused(Code.BAD_REQUEST, "The body has ended too early."), request_id(request))


async def _unkeepable(request: Request, error: Exception) -> Response:
    """What no column or calendar can hold, though no document has refused it; any other statement is a defect."""
    if not isinstance(error, DataError) and not isinstance(getattr(error, "orig", error), OverflowError):
        raise error
    log.warning("a value cannot be kept", error=type(error).__name__, request_id=request_id(request))
    detail = "A name, number or time is none that can be kept: too long, too large, or with characters that are none."
    return answer(Refused(Code.BAD_REQUEST, detail), request_id(request))


async def _unavailable(request: Request, error: Exception) -> Response:
    log.warning("database does not answer", error=type(error).__name__, request_id=request_id(request))
    refused = Refused(Code.UNAVAILABLE, Code.UNAVAILABLE.kind.way_out, headers={"Retry-After": "1"})
    return answer(refused, request_id(request))


def internal(error: Exception, request_id: str) -> Response:
    """A defect: the log has its traceback."""
    log.error("defect", request_id=request_id, exc_info=error)
    return answer(Refused(Code.INTERNAL, Code.INTERNAL.kind.way_out), request_id)
