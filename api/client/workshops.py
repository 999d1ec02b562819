"""Workshops, and everything that belongs to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.bodies.workshops import WorkshopEntry, WorkshopPage
from api.client.access import Keys, Webhooks
from api.client.address import PAGE, Address, Kept
from api.client.logs import Changes, Events
from api.client.orders import Orders
from api.client.plan import Plan
from api.client.solves import PlanSolves
from scheduler.documents.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Workshops:
    """Those that the key sees."""

    at: Address

    def create(self, workshop: Workshop) -> Kept[Workshop]:
        """Create one; only with a key of the whole service."""
        return self.at.ask(Workshop, "POST", workshop)

    def each(self) -> Iterator[WorkshopEntry]:
        """All of them, by id."""
        after: str | None = None
        while True:
            page = self.at.get(WorkshopPage, {"after": after, "limit": PAGE})
            yield from page.workshops
            if (after := page.next) is None:
                return


class OneWorkshop:
    """One workshop: its document, and by name what belongs to it."""

    def __init__(self, at: Address) -> None:
        self._at = at
        self.orders = Orders(at.under("orders"))
        self.events = Events(at.under("events"))
        self.plan = Plan(at.under("plan"))
        self.solves = PlanSolves(at.under("solves"))
        self.changes = Changes(at)
        self.keys = Keys(at.under("keys"))
        self.webhooks = Webhooks(at.under("webhooks"))

    def read(self, known: Kept[Workshop] | None = None) -> Kept[Workshop]:
        """The workshop as it was written; ``known``: what was read before, given back if nothing changed."""
        return self._at.again(Workshop, known)

    def replace(self, workshop: Workshop, if_match: str | None = None) -> Kept[Workshop]:
        """Replace it: staff, bays, calendars, absences, closures, catalogue; ``if_match``: only if this is its ETag."""
        return self._at.ask(Workshop, "PUT", workshop, if_match=if_match)
