"""Who may do what: four roles, and what each of them may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Role = Literal["desk", "controller", "integration", "admin"]


class May(StrEnum):
    """Something that a key may do in its workshop."""

    READ = "read"
    ORDERS = "change orders"
    EVENTS = "report events"
    PLAN = "change the plan"
    SOLVE = "solve"
    WEBHOOKS = "set up webhooks"
    AUDIT = "read the audit trail"
    SETUP = "change the workshop and its keys"


ROLES: dict[Role, frozenset[May]] = {
    "desk": frozenset({May.READ, May.ORDERS, May.EVENTS, May.SOLVE}),
    "controller": frozenset({May.READ, May.ORDERS, May.EVENTS, May.SOLVE, May.PLAN, May.AUDIT}),
    "integration": frozenset({May.READ, May.ORDERS, May.EVENTS, May.SOLVE, May.WEBHOOKS}),
    "admin": frozenset(May),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: ``id`` of the key or subject of the token; ``workshop`` left out: all of them."""

    id: str
    name: str
    role: Role
    workshop: str | None

    def may(self, what: May) -> bool:
        """Its role allows it."""
        return what in ROLES[self.role]

    def sees(self, workshop: str) -> bool:
        """It belongs to it."""
        return self.workshop is None or self.workshop == workshop
