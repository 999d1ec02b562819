"""A maker's recalls hit the workshop: most cars that come are concerned, and new ones must not be delivered before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from scheduler.documents.day import Day
from scheduler.documents.operations import Step
from scheduler.documents.orders import Customer, PackageItem, Part, WorkOrder
from scheduler.generate.names import customer_name
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place
from scheduler.generate.shares import in_shares

PRIZES = {"recall_airbag": 60, "recall_belt": 90, "recall_software": 40}
"""Cost points that a recall done on the occasion is worth."""

CONCERNED = 70
"""Share of the customers' cars, %."""

DELIVERY = (90, 180)
"""When the night's parts are on the shelf, minutes after the day is planned."""

NOT_YET = 25
"""Share of the parts that were ordered too late and come in the next night, %."""

LAST = ("test_drive", "inspection")
"""The first of these steps follows the work."""


def with_recalls(rng: Random, place: Place, day: Day) -> Day:
    """The same day with an optional recall on most customers' orders, and a delivery stop on new cars."""
    recalls = in_shares(rng, len(day.orders), dict.fromkeys(PRIZES, 1))
    orders = (_concerned(rng, place, day, order, recall) for order, recall in zip(day.orders, recalls, strict=True))
    return day.model_copy(update={"orders": tuple(orders)})


def _concerned(rng: Random, place: Place, day: Day, order: WorkOrder, recall: str) -> WorkOrder:
    if order.customer is None:
        return _delivered(rng, place, day, order, recall) if _is_new(order) else order
    if rng.randrange(100) >= CONCERNED:
        return order
    parts = _parts(rng, place, day, recall, late=rng.randrange(100) < NOT_YET)
    offered = PackageItem(package=recall, optional=True, prize=PRIZES[recall])
    return order.model_copy(update={"work": _after_the_work(order.work, offered), "parts": (*order.parts, *parts)})


def _is_new(order: WorkOrder) -> bool:
    return any(isinstance(item, PackageItem) and item.package == "delivery_check" for item in order.work)


def _delivered(rng: Random, place: Place, day: Day, order: WorkOrder, recall: str) -> WorkOrder:
    """A sold car: its customer comes in the evening."""
    work = _after_the_work(order.work, PackageItem(package=recall))
    return order.model_copy(
        update={
            "customer": Customer(name=customer_name(rng, place.language)),
            "work": (*work, Step(step="handover", operation="handover")),
            "parts": _parts(rng, place, day, recall, late=False),
            "delivery_stop": True,
        }
    )


def _after_the_work(work: Sequence[PackageItem | Step], item: PackageItem) -> tuple[PackageItem | Step, ...]:
    at = next((i for i, each in enumerate(work) if isinstance(each, Step) and each.step in LAST), len(work))
    return (*work[:at], item, *work[at:])


def _parts(rng: Random, place: Place, day: Day, recall: str, *, late: bool) -> tuple[Part, ...]:
    """Those that come in the night to come are there in as long as the supply takes."""
    bundle = BUNDLES[recall]
    if bundle.fits is None:
        return ()
    here = day.as_of + timedelta(minutes=rng.randrange(*DELIVERY, 15))
    operation = f"{recall}/{bundle.fits}"
    return (
        Part(name=place.say(bundle.name), supply="overnight", available=None if late else here, operation=operation),
    )
