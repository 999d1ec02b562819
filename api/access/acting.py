"""Who changes something in this request, and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.access.auth import Asking
from api.service import service_of
from api.store.changes import Actor


async def _acting(request: Request, asking: Asking) -> Actor:
    return Actor(asking.name, service_of(request).clock(), asking.id)


Acting = Annotated[Actor, Depends(_acting)]
