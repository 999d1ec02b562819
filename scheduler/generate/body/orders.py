"""Body-and-paint orders as documents: cars that come on the days of a horizon, and what all such orders share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from scheduler.documents.fields import OrderClass
from scheduler.documents.operations import Step
from scheduler.documents.orders import Approval, Customer, Part, Promise, Vehicle, WorkOrder
from scheduler.generate.body.damage import SEVERITIES, Damage, Severity, damage
from scheduler.generate.body.route import route
from scheduler.generate.cars import vehicle
from scheduler.generate.full.doors import Doors
from scheduler.generate.full.loans import Loans
from scheduler.generate.names import customer_name
from scheduler.generate.orders import moment
from scheduler.generate.places import Place, Words
from scheduler.generate.shares import in_shares
from scheduler.generate.today import GRID, minute

HOURS_A_DAY = 4.5
"""Labour hours of a repair that customers are told are done in a day; one more day goes for parts and waiting."""

ARRIVALS = (8 * 60 + 30, 11 * 60)
"""Between which times customers bring their cars, minutes."""

FETCHED = ("16:30", "17:30")
"""Between which times they are promised."""

PLUGGED = 18
HVC = 8
MISSING = 35
LIMITED = 50
COURTESY = 60
"""Shares, %: of cars with a plug; of high-value customers; of damages that need parts still on their way; of those but
light ones at which only so many people find room; of customers who want a courtesy car."""

LIMIT = "8 h"
"""Most labour a day on a car at which few people find room."""

SUPPLIES: Mapping[Severity, tuple[str, ...]] = {
    "medium": ("stock", "overnight", "overnight", "vor"),
    "heavy": ("overnight", "overnight", "vor", "vor_direct"),
    "severe": ("overnight", "overnight", "vor", "vor_direct"),
}
"""How parts come, as often as it is listed; light damages need none that have to be ordered."""

PANEL = Words("车身板件", "Karosserieteil", "Body panel")

COMPLAINTS: dict[Severity, Words] = {
    "light": Words("剐蹭", "Parkschaden", "Parking damage"),
    "medium": Words("侧面碰撞", "Seitenschaden", "Side damage"),
    "heavy": Words("前部碰撞", "Frontschaden", "Front damage"),
    "severe": Words("严重事故", "Schwerer Unfall", "Heavy accident"),
}


@dataclass(frozen=True)
class Shop:
    """What every order is made from; ``plates`` are those taken."""

    place: Place
    doors: Doors
    loans: Loans
    plates: set[str]


@dataclass(frozen=True, slots=True)
class Case:
    """One car before anything of it is written down."""

    number: int
    damage: Damage
    vehicle: Vehicle
    arrival: datetime
    promise: datetime
    steps: tuple[Step, ...]


def coming(rng: Random, shop: Shop, days: Sequence[date], a_day: int, number: int) -> list[WorkOrder]:
    """So many new cars on each of the days, numbered from ``number``."""
    cases: list[Case] = []
    for severity, day in zip(in_shares(rng, a_day * len(days), SEVERITIES), sorted([*days] * a_day), strict=True):
        at = moment(shop.place, day, rng.randrange(*ARRIVALS, GRID))
        cases.append(case(rng, shop, number + len(cases), severity, at))
    return [_new(rng, shop, each) for each in cases]


def case(rng: Random, shop: Shop, number: int, severity: Severity, arrival: datetime) -> Case:
    """A car of a severity and what its customer is promised."""
    what = damage(rng, severity)
    car = vehicle(rng, shop.place, PLUGGED, shop.plates)
    steps = tuple(route(shop.place, what, plugged=car.drive != "combustion"))
    first, last = (minute(time) for time in FETCHED)
    day = shop.doors.later(arrival.date(), days_of(what))
    promise = moment(shop.place, day, rng.randrange(first, last + 1, GRID))
    return Case(number, what, car, arrival, promise, steps)


def days_of(what: Damage) -> int:
    """In how many days a repair is promised."""
    hours = sum(what.minutes.values()) / 60
    return -int(-hours // HOURS_A_DAY) + 1


def order(rng: Random, shop: Shop, each: Case) -> WorkOrder:
    """The order of a car without what has been done and what it waits for."""
    loan = shop.loans.take(rng, each.arrival, each.promise) if rng.randrange(100) < COURTESY else None
    order_class: OrderClass = "hvc" if rng.randrange(100) < HVC else "booked"
    return WorkOrder(
        id=str(each.number),
        vehicle=each.vehicle,
        customer=Customer(name=customer_name(rng, shop.place.language)),
        mode="loaner" if loan else "leaves",
        order_class=order_class,
        arrival=each.arrival,
        promise=Promise(time=each.promise),
        work=each.steps,
        complaint=shop.place.say(COMPLAINTS[each.damage.severity]),
        loaner_class=loan.loaner_class if loan else None,
        loaner=loan.id if loan else None,
    )


def _new(rng: Random, shop: Shop, each: Case) -> WorkOrder:
    """Its courtesy car is chosen when it comes."""
    limited = each.damage.large and rng.randrange(100) < LIMITED
    return order(rng, shop, each).model_copy(
        update={
            "loaner": None,
            "daily_labour_limit": LIMIT if limited else None,
            "parts": tuple(_parts(rng, shop, each)),
            "approvals": tuple(_approvals(rng, shop, each)),
        }
    )


def _parts(rng: Random, shop: Shop, each: Case) -> Iterator[Part]:
    """Ordered now, as the estimate says; what is to be fitted waits for them."""
    if each.damage.severity in SUPPLIES and rng.randrange(100) < MISSING:
        supply = rng.choice(SUPPLIES[each.damage.severity])
        fitted = first_of(each.steps, "reassemble")
        yield Part.model_validate({"name": shop.place.say(PANEL), "supply": supply, "operation": fitted})


def _approvals(rng: Random, shop: Shop, each: Case) -> Iterator[Approval]:
    """The insurer says yes on the day after the car came."""
    if each.damage.supplement:
        day = shop.doors.later(each.arrival.date(), 1)
        time = rng.randrange(9 * 60, 13 * 60, GRID)
        yield Approval(
            kind="supplement", expected=moment(shop.place, day, time), operation=after_supplement(each.steps)
        )


def first_of(steps: Sequence[Step], stage: str) -> str:
    """The first step of a stage."""
    return next(step.step for step in steps if step.step in (stage, f"{stage}-1"))


def after_supplement(steps: Sequence[Step]) -> str:
    """The step that must not begin before what was found is approved."""
    names = [step.step for step in steps]
    return names[names.index("supplement") + 1]
