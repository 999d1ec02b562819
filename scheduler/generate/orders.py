"""One day's work orders as documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from scheduler.documents.orders import Approval, Customer, Part, Promise, Vehicle, WorkOrder
from scheduler.generate.cars import stock_car, vehicle
from scheduler.generate.names import customer_name
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place, Words
from scheduler.generate.promises import Appointment
from scheduler.generate.shortages import Shortage, shortages
from scheduler.generate.steps import steps
from scheduler.generate.today import Today

BUFFER = 15
"""Minutes kept free before a promise to a customer who does not wait."""

OVERNIGHT_UNTIL = 12 * 60
"""Parts that come by noon were sent in the night; later ones were ordered most urgently."""

COMPLAINTS = (
    Words("发动机故障灯亮", "Motorkontrollleuchte an", "Engine light is on"),
    Words("制动时有异响", "Geräusch beim Bremsen", "Noise when braking"),
    Words("方向盘抖动", "Lenkrad vibriert", "Steering wheel shakes"),
    Words("空调不凉", "Klimaanlage kühlt nicht", "Air conditioning is not cold"),
    Words("停放后蓄电池亏电", "Batterie nach Standzeit leer", "Battery goes flat"),
    Words("加速无力", "Leistungsverlust", "Loss of power"),
    Words("泊车雷达误报", "Parksensoren melden Fehler", "Parking sensors fail"),
    Words("前桥异响", "Klappern an der Vorderachse", "Rattle at the front axle"),
)


def orders(
    rng: Random, today: Today, day: date, appointments: Sequence[Appointment], number: int, plates: set[str]
) -> list[WorkOrder]:
    """The orders of one day, numbered from ``number``; their plates are added to those taken."""
    missing = shortages(rng, appointments)
    return [
        _order(rng, today, day, appointment, number + i, plates, missing.get(i))
        for i, appointment in enumerate(appointments)
    ]


def _order(
    rng: Random,
    today: Today,
    day: date,
    appointment: Appointment,
    number: int,
    plates: set[str],
    missing: Shortage | None,
) -> WorkOrder:
    demand, place = appointment.demand, today.place
    internal = demand.order_class == "internal"
    return WorkOrder(
        id=str(number),
        vehicle=_car(rng, today, appointment, number, plates),
        customer=None if internal else Customer(name=customer_name(rng, place.language)),
        mode="waits" if demand.waits else "leaves",
        order_class=demand.order_class,
        status="checked_in" if appointment.received else "booked",
        arrival=moment(place, day, appointment.arrival),
        promise=Promise(time=moment(place, day, appointment.promise), buffer_minutes=0 if demand.waits else BUFFER),
        work=tuple(steps(place, demand.job, received=appointment.received, internal=internal)),
        visit=not appointment.received,
        parts=(_part(place, day, missing),) if missing and not missing.release else (),
        approvals=(_approval(place, day, missing),) if missing and missing.release else (),
        complaint=place.say(rng.choice(COMPLAINTS)) if demand.job.search else None,
        repeat_visits=int(demand.order_class == "comeback"),
    )


def _car(rng: Random, today: Today, appointment: Appointment, number: int, plates: set[str]) -> Vehicle:
    demand, place = appointment.demand, today.place
    if demand.order_class == "internal":
        return stock_car(rng, place, number, engine=demand.job.engine)
    share = 100 if demand.job.plugged else today.profile.plugged
    return vehicle(rng, place, share, plates, engine=demand.job.engine)


def moment(place: Place, day: date, minutes: int) -> datetime:
    """Minutes of local time since a day's midnight; those above 24 hours lie on later days."""
    return datetime.combine(day, time()).replace(tzinfo=ZoneInfo(place.zone)) + timedelta(minutes=minutes)


def _part(place: Place, day: date, missing: Shortage) -> Part:
    return Part(
        name=place.say(BUNDLES[missing.package].name),
        supply="overnight" if missing.until <= OVERNIGHT_UNTIL else "vor",
        available=moment(place, day, missing.until),
        operation=missing.operation,
    )


def _approval(place: Place, day: date, missing: Shortage) -> Approval:
    return Approval(kind="part_release", expected=moment(place, day, missing.until), operation=missing.operation)
