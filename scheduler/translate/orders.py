"""An order and its operations in the problem's terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from scheduler.clock import TICK_MINUTES, Clock
from scheduler.documents.orders import OperationRecord
from scheduler.documents.orders import Pin as PinDocument
from scheduler.orders import Link, Operation, Order, Pin, Way
from scheduler.translate.classes import CLASS_WEIGHTS
from scheduler.translate.directory import Directory
from scheduler.translate.records import is_fact
from scheduler.translate.releases import releases
from scheduler.translate.visits import Visit


def to_order(directory: Directory, visit: Visit, clock: Clock) -> Order:
    """The order with its promise in ticks; due is earlier by the time the invoice takes."""
    order, promise, workshop = visit.job.order, visit.job.order.promise, directory.workshop
    weight = workshop.class_weights.get(order.order_class, CLASS_WEIGHTS[order.order_class])
    invoice = timedelta(minutes=workshop.reception.invoice_minutes)
    return Order(
        id=order.id,
        label=order.external_id or order.id,
        plate=order.vehicle.plate,
        operations=tuple(visit.job.operation_id(i) for i in range(len(visit.job.steps))),
        groups=tuple(tuple(visit.job.operation_id(i) for i in group) for group in visit.groups.groups),
        joins=visit.groups.joins,
        order_class=order.order_class,
        weight=weight if order.weight is None else order.weight,
        arrival=clock.tick_up(order.arrival),
        due=clock.tick_down(promise.time - invoice) if promise else None,
        buffer=-(-promise.buffer_minutes // TICK_MINUTES) if promise else 0,
        promised=clock.tick_down(promise.time) if promise else None,
        latest=clock.tick_down(order.latest) if order.latest else None,
        waits=order.mode == "waits",
        overnight=order.overnight and order.mode != "waits",
    )


def to_operations(directory: Directory, visit: Visit, clock: Clock, as_of: int) -> Iterator[Operation]:
    """Every operation of an order, in the order of the visit."""
    job = visit.job
    ways = list(_ways(directory, visit))
    for i, (tick, cause) in enumerate(releases(visit, clock, as_of)):
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
        )


def to_links(visit: Visit) -> Iterator[Link]:
    """What waits for what."""
    name = visit.job.operation_id
    return (Link(name(w.before), name(w.after), w.min_lag, w.max_lag) for w in visit.sequence.waits)


def _ways(directory: Directory, visit: Visit) -> Iterator[tuple[Way, ...]]:
    """In an overlap group the others deduct what they share with the main one; paused work needs only what remains."""
    main = _main_operations(visit)
    for i, (step, task) in enumerate(zip(visit.job.steps, visit.tasks, strict=True)):
        group = step.spec.overlap_group
        ways = task.ways if group is None or main[group] == i else task.plus
        yield _remaining(directory, visit.records.get(i), ways)


def _main_operations(visit: Visit) -> dict[str, int]:
    """The longest operation of every overlap group; the first of equals."""
    main: dict[str, int] = {}
    for i, step in enumerate(visit.job.steps):
        group = step.spec.overlap_group
        if group is not None and visit.tasks[i].seconds > visit.tasks[main.setdefault(group, i)].seconds:
            main[group] = i
    return main


def _remaining(directory: Directory, record: OperationRecord | None, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Known times are those of the whole operation, so what remains of it has none."""
    if record is None or record.status != "paused" or record.remaining is None:
        return ways
    seconds = max(directory.seconds("", record.remaining), 1)
    return tuple(replace(way, seconds=seconds, times={}) for way in ways)


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
