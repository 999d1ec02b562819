"""One request, one transaction: opened when it is first needed, committed before the answer leaves.

With an Idempotency-Key the answer is written in the same transaction, and given again to the same request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from fastapi._compat import ModelField
from fastapi.routing import APIRoute
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from api.access.auth import Asking, identify
from api.http.course import COURSE, Course
from api.http.parameters import ensure_known
from api.http.problems import Code, Refused
from api.service import Service, service_of
from api.store import answers
from scheduler.errors import InvalidDocument
from scheduler.strict_json import parse, unicode

KEPT_HEADERS = ("content-type", "location", "etag")
HIDDEN = "…"
WORK = "workshop.work"

Reader = Callable[[object], object]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(slots=True)
class Work:
    """What one request has under way: its session, the key that its answer is kept under, what is to follow.

    ``hidden``: what is shown only once, and not kept with the answer. ``later``: what becomes of the answer once
    everything is committed.
    """

    service: Service
    session: Session | None = None
    read_only: bool = True
    kept_as: answers.Name | None = None
    hidden: str = ""
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    later: Callable[[Response], Awaitable[Response]] | None = None

    def open(self, *, read_only: bool) -> Session:
        """The session of this request; a reader cannot become a writer."""
        if self.session is None:
            self.session = self.service.database.session(read_only=read_only)
            self.read_only = read_only
        return self.session

    async def finish(self, response: Response) -> None:
        """Keep the answer, commit, and start what was waiting for it."""
        if self.session is not None and not self.read_only:
            await run_in_threadpool(self._commit, self.session, response)

    def _commit(self, session: Session, response: Response) -> None:
        if self.kept_as is not None and response.status_code < 400:
            kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
            body = bytes(response.body).decode()
            body = body.replace(self.hidden, HIDDEN) if self.hidden else body
            answers.keep(session, self.kept_as, response.status_code, kept, body, self.service.clock())
        session.commit()
        for follow in (*self.afterwards, self.service.deliveries.wake):
            follow()

    async def close(self) -> None:
        """Roll back what was not committed."""
        if self.session is not None:
            await run_in_threadpool(self.session.close)


class Replayed(Exception):
    """The request was answered before."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class StrictRequest(Request):
    """JSON in which nothing is doubled, not a number or not UTF-8, read by the route's own reader."""

    def __init__(self, request: Request, reader: Reader | None) -> None:
        super().__init__(request.scope, request.receive)
        self._reader = reader

    async def json(self) -> Any:
        """Read the body; a long one keeps nobody else waiting."""
        return await run_in_threadpool(_json, await self.body(), self._reader)


class OneTransaction(APIRoute):
    """The route of every address that keeps or shows something."""

    def get_route_handler(self) -> Handler:
        """Wrap the endpoint."""
        endpoint = super().get_route_handler()
        known = [parameter.alias for parameter in self.dependant.query_params]
        reader = _reader(self.body_field)

        async def handle(request: Request) -> Response:
            await identify(request)
            ensure_known(request.query_params.multi_items(), known)
            work = request.scope[WORK] = Work(service_of(request))
            strict = StrictRequest(request, reader)
            await strict.body()  # who sends slowly must not have a turn meanwhile
            async with work.service.turns:
                response = await _worked(endpoint, strict, work)
            if work.later is None:
                return response
            request.scope[COURSE].is_long = True
            return await work.later(response)

        return handle


async def _worked(endpoint: Handler, request: Request, work: Work) -> Response:
    """Answered and committed, answered before, or rolled back."""
    course: Course = request.scope[COURSE]
    try:
        course.ensure_wanted()
        response = await endpoint(request)
        course.ensure_wanted()
        await work.finish(response)
    except Replayed as replayed:
        return replayed.response
    finally:
        await work.close()
    return response


def _reader(field: ModelField | None) -> Reader | None:
    """What reads the body of a route."""
    found = (each.func for each in (field.field_info.metadata if field else ()) if hasattr(each, "func"))
    return next(found, None)


def _json(body: bytes, reader: Reader | None) -> object:
    """What has been read, or why it cannot be: the reader raises that where it is asked again."""
    data = parse(unicode(body))
    try:
        return reader(data) if reader else data
    except InvalidDocument as error:
        return error


async def fingerprint(request: Request) -> str:
    """The same for the same request."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    digest.update(await request.body())
    return digest.hexdigest()


def once(
    request: Request,
    asking: Asking,
    print_: Annotated[str, Depends(fingerprint)],
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            description="The same key and request: done once, answered twice.",
            examples=["load-2026-11-24"],
        ),
    ] = None,
) -> None:
    """For every POST: the answer that was given before is given again.

    Raises
    ------
    Refused
        The key was used for another request.
    """
    if idempotency_key is None:
        return
    work = work_of(request)
    name = answers.Name(asking.id, idempotency_key, print_)
    known = answers.find(work.open(read_only=False), name)
    if known is None:
        work.kept_as = name
    elif known.fingerprint != print_:
        raise Refused(Code.KEY_REUSED, f"Idempotency-Key {idempotency_key} was used for another request.")
    else:
        raise Replayed(Response(known.body, known.status, {**known.headers, "Idempotent-Replayed": "true"}))


def work_of(request: Request) -> Work:
    """What this request has under way."""
    work: Work = request.scope[WORK]
    return work


async def _reading(request: Request) -> Session:
    return work_of(request).open(read_only=True)


async def _writing(request: Request) -> Session:
    return work_of(request).open(read_only=False)


async def _working(request: Request) -> Work:
    return work_of(request)


# What only looks is a coroutine: a function would be handed to a thread, and wait there for its turn.
Once = Depends(once)
Reading = Annotated[Session, Depends(_reading)]
Writing = Annotated[Session, Depends(_writing)]
Working = Annotated[Work, Depends(_working)]
