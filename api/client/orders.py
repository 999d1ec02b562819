"""Work orders of one workshop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from api.bodies.orders import MOST, BatchEntry, BatchResult, OrderBatch, OrderPage
from api.client.address import PAGE, Address, Kept
from scheduler.documents.orders import OrderStatus, WorkOrder


@dataclass(frozen=True, slots=True)
class Orders:
    """Taken in, changed, cancelled, found."""

    at: Address

    def create(self, order: WorkOrder) -> Kept[WorkOrder]:
        """Take an order in. It waits for its place in the plan."""
        return self.at.ask(WorkOrder, "POST", order)

    def load(self, orders: Iterable[WorkOrder]) -> Iterator[BatchEntry]:
        """Take in any number: what is there by its external_id is changed, what cannot be used is refused alone."""
        left = iter(orders)
        while batch := tuple(islice(left, MOST)):
            yield from self.at.under("load").ask(BatchResult, "POST", OrderBatch(orders=batch)).document.orders

    def read(self, order: str, known: Kept[WorkOrder] | None = None) -> Kept[WorkOrder]:
        """The order, with what has happened to it; ``known``: what was read before, given back if nothing changed."""
        return self.at.under(order).again(WorkOrder, known)

    def each(
        self,
        *,
        day: date | None = None,
        status: OrderStatus | None = None,
        plate: str | None = None,
        customer: str | None = None,
        search: str | None = None,
    ) -> Iterator[WorkOrder]:
        """Orders by arrival, on a local day, with a status, plate, part of the customer's name, part of anything."""
        wanted = {"day": day, "status": status, "plate": plate, "customer": customer, "search": search, "limit": PAGE}
        after: str | None = None
        while True:
            page = self.at.get(OrderPage, {**wanted, "after": after})
            yield from page.orders
            if (after := page.next) is None:
                return

    def replace(self, order: WorkOrder, if_match: str | None = None) -> Kept[WorkOrder]:
        """Change an order; ``if_match``: only if this is still its ETag. What has happened to it stays."""
        return self.at.under(order.id).ask(WorkOrder, "PUT", order, if_match=if_match)

    def cancel(self, order: str, if_match: str | None = None) -> Kept[WorkOrder]:
        """Cancel an order: it is kept, and taken off the plan."""
        return self.at.under(order).ask(WorkOrder, "DELETE", if_match=if_match)
