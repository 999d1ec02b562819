"""An order and its operations in the problem's terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from scheduler.clock import TICK_MINUTES, TICK_SECONDS, Clock
from scheduler.documents.orders import Pin as PinDocument
from scheduler.documents.orders import WorkOrder
from scheduler.orders import Link, Operation, Option, Order, Pin, Way
from scheduler.translate.classes import CLASS_WEIGHTS
from scheduler.translate.directory import Directory
from scheduler.translate.loans import to_loan
from scheduler.translate.records import is_fact
from scheduler.translate.releases import releases
from scheduler.translate.visits import Visit

EXPECTED = ("booked", "prepared")
"""Statuses of an order whose car has not come yet."""
DRIVEN = ("collection", "return")
"""Kinds of steps in which a driver goes to the customer and back."""


def to_order(directory: Directory, visit: Visit, clock: Clock, as_of: int, horizon: int) -> Order:
    """The order with its promise in ticks; due is earlier by the time the invoice takes."""
    order, promise = visit.job.order, visit.job.order.promise
    invoice = timedelta(minutes=directory.workshop.reception.invoice_minutes)
    due = clock.tick_down(promise.time - invoice) if promise else None
    latest = clock.tick_down(order.latest) if order.latest else None
    overnight = order.overnight and order.mode != "waits"
    return Order(
        id=order.id,
        label=order.external_id or order.id,
        plate=order.vehicle.plate,
        operations=_names(visit, range(len(visit.job.steps))),
        groups=tuple(_names(visit, group) for group in visit.groups.groups),
        joins=visit.groups.joins,
        order_class=order.order_class,
        weight=_weight(directory, order),
        arrival=clock.tick_up(order.arrival),
        due=due,
        buffer=-(-promise.buffer_minutes // TICK_MINUTES) if promise else 0,
        promised=clock.tick_down(promise.time) if promise else None,
        latest=latest,
        waits=order.mode == "waits",
        overnight=overnight,
        options=tuple(Option(_names(visit, offer.steps), offer.prize) for offer in visit.offers),
        carries_over=overnight and all(tick is None or tick >= horizon for tick in (due, latest)),
        delivery_stop=order.delivery_stop,
        labour_limit=_labour_limit(directory, order),
        loan=to_loan(order, clock, as_of),
        arrived=order.status not in EXPECTED,
    )


def _names(visit: Visit, steps: Iterable[int]) -> tuple[str, ...]:
    return tuple(visit.job.operation_id(step) for step in steps)


def _weight(directory: Directory, order: WorkOrder) -> int:
    """Its own, else that of its class; a car that comes again for the same fault weighs at least like a comeback."""
    if order.weight is not None:
        return order.weight
    weights = {**CLASS_WEIGHTS, **directory.workshop.class_weights}
    weight = weights[order.order_class]
    return max(weight, weights["comeback"]) if order.repeat_visits else weight


def _labour_limit(directory: Directory, order: WorkOrder) -> int | None:
    if order.daily_labour_limit is None:
        return None
    return directory.seconds("", order.daily_labour_limit) // TICK_SECONDS


def to_operations(directory: Directory, visit: Visit, clock: Clock, as_of: int) -> Iterator[Operation]:
    """Every operation of an order, in the order of the visit."""
    job = visit.job
    ways = list(_ways(directory, visit))
    for i, (tick, cause) in enumerate(releases(visit, directory.workshop.supply, clock, as_of)):
        step, task, record = job.steps[i], visit.tasks[i], visit.records.get(i)
        yield Operation(
            id=job.operation_id(i),
            order=job.order.id,
            name=step.spec.name,
            ways=ways[i],
            bay_kinds=task.bay_kinds,
            bay_features=task.bay_features,
            equipment=task.equipment,
            pause_break="break" in step.spec.pauses,
            pause_night="night" in step.spec.pauses,
            release=tick,
            release_reason=cause,
            kind=step.spec.kind,
            same_crew_as=job.operation_id(visit.crew_of[i]) if i in visit.crew_of else None,
            preferred=_preferred(visit, i),
            pin=_pin(record.pin, clock) if record and record.pin and not is_fact(record) else None,
            paint=task.paint,
            supervised=step.spec.supervised,
            sublet=step.spec.sublet_lead is not None,
            recall=step.spec.recall,
        )


def to_links(visit: Visit) -> Iterator[Link]:
    """What waits for what."""
    name = visit.job.operation_id
    return (Link(name(w.before), name(w.after), w.min_lag, w.max_lag) for w in visit.sequence.waits)


def _ways(directory: Directory, visit: Visit) -> Iterator[tuple[Way, ...]]:
    """In an overlap group the others deduct what they share with the main one."""
    main = _main_operations(visit)
    for i, (step, task) in enumerate(zip(visit.job.steps, visit.tasks, strict=True)):
        group = step.spec.overlap_group
        ways = task.ways if group is None or main[group] == i else task.plus
        if step.spec.kind in DRIVEN:
            ways = _with_travel(directory, visit.job.order, ways)
        yield ways


def _main_operations(visit: Visit) -> dict[str, int]:
    """The longest operation of every overlap group, one that must be done if there is any; the first of equals."""
    optional = visit.optional
    main: dict[str, int] = {}
    for i, step in sorted(enumerate(visit.job.steps), key=lambda entry: entry[0] in optional):
        group = step.spec.overlap_group
        if group is None:
            continue
        other = main.setdefault(group, i)
        if (i in optional) == (other in optional) and visit.tasks[i].seconds > visit.tasks[other].seconds:
            main[group] = i
    return main


def _with_travel(directory: Directory, order: WorkOrder, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """The drive there and back comes on top."""
    seconds = 2 * directory.seconds("", order.travel or 0)
    ticks = -(-seconds // TICK_SECONDS)
    return tuple(
        replace(way, seconds=way.seconds + seconds, times={who: known + ticks for who, known in way.times.items()})
        for way in ways
    )


def _preferred(visit: Visit, i: int) -> frozenset[str]:
    """The customer's advisor is liked at the counter."""
    step, customer = visit.job.steps[i], visit.job.order.customer
    liked = frozenset(step.step.preferred_technicians)
    if customer and customer.preferred_advisor and step.spec.kind in ("reception", "handover"):
        liked |= {customer.preferred_advisor}
    return liked


def _pin(pin: PinDocument, clock: Clock) -> Pin:
    return Pin(
        crew=frozenset(pin.technicians) if pin.technicians is not None else None,
        bay=pin.bay,
        start=clock.tick_down(pin.start) if pin.start else None,
        way=pin.way,
    )
