"""Who asks, and whether they may: API keys and bearer tokens, roles, workshops that do not see each other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, cast

from anyio import to_thread
from fastapi import Depends, Path, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.access.roles import May, Principal, Role
from api.http.problems import Code, Refused, missing
from api.service import Service, service_of
from api.store import keys

SCHEME = HTTPBearer(auto_error=False, description="An API key (`wsk_…`) or an OIDC token of the dealer's login.")
KEY = f"{keys.PREFIX}_"
NO_KEY = "Send a key: Authorization: Bearer wsk_…"
UNKNOWN_KEY = "The key is unknown, expired or revoked."
CHALLENGE = {"WWW-Authenticate": "Bearer"}
WHO = "workshop.asking"
WorkshopId = Annotated[str, Path(min_length=1, max_length=120, description="Workshop.", examples=["beijing-chaoyang"])]


async def identify(request: Request) -> None:
    """Find out who asks, before anything is done for them: not even their body is read.

    Raises
    ------
    Refused
        Nobody is known by what was given, or they ask too often.
    """
    service, credentials = service_of(request), await SCHEME(request)
    given = credentials.credentials if credentials is not None else ""
    known = await _known(service, given)
    if known is None:
        service.limiter.count(f"nobody at {request.client.host if request.client else ''}")  # before they may wait
        known = await _later(service, given)
    if known is None:
        raise Refused(Code.UNAUTHENTICATED, UNKNOWN_KEY if given else NO_KEY, headers=CHALLENGE)
    service.limiter.count(known.id)
    request.scope[WHO] = known


async def asking(
    request: Request, _: Annotated[HTTPAuthorizationCredentials | None, Security(SCHEME)] = None
) -> Principal:
    """Who asks, as it was found out at the door of the route."""
    principal: Principal = request.scope[WHO]
    return principal


Asking = Annotated[Principal, Depends(asking)]


def allowed(what: May) -> Callable[[WorkshopId, Principal], Awaitable[Principal]]:
    """A dependency: the principal, who may do this in the workshop of the address."""

    async def check(workshop: WorkshopId, principal: Asking) -> Principal:
        if not principal.sees(workshop):
            raise missing("workshop", workshop)
        return permit(principal, what)

    return check


def permit(principal: Principal, what: May) -> Principal:
    """The principal, if the role allows it.

    Raises
    ------
    Refused
        It does not.
    """
    if not principal.may(what):
        raise Refused(Code.FORBIDDEN, f"The role {principal.role} may not {what}.")
    return principal


async def _known(service: Service, given: str) -> Principal | None:
    """Keys are looked up in threads of their own: others that wait for the database shut nobody out."""
    if given.startswith(KEY):
        return await to_thread.run_sync(_owner, service, given, limiter=service.door)
    return service.tokens.principal(given) if service.tokens is not None else None


async def _later(service: Service, given: str) -> Principal | None:
    """Whose token it is by the issuer's newest keys."""
    is_key = given.startswith(KEY)
    return await service.tokens.later(given) if service.tokens is not None and not is_key else None


def _owner(service: Service, given: str) -> Principal | None:
    with service.database.reading() as session:
        row = keys.find(session, given, service.clock())
        return Principal(row.id, row.name, cast(Role, row.role), row.workshop_id) if row else None


Reader = Annotated[Principal, Depends(allowed(May.READ))]
Booker = Annotated[Principal, Depends(allowed(May.ORDERS))]
Reporter = Annotated[Principal, Depends(allowed(May.EVENTS))]
Planner = Annotated[Principal, Depends(allowed(May.PLAN))]
Solving = Annotated[Principal, Depends(allowed(May.SOLVE))]
Hooking = Annotated[Principal, Depends(allowed(May.WEBHOOKS))]
Admin = Annotated[Principal, Depends(allowed(May.SETUP))]
