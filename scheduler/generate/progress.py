"""A day that has begun: what was started and finished by a moment, as records of its orders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from random import Random

from scheduler.documents.day import Day
from scheduler.documents.orders import OperationRecord, OrderStatus, WorkOrder
from scheduler.generate.floor import Floor
from scheduler.plan import Placement
from scheduler.problem import Problem
from scheduler.translate import to_problem


def begun(day: Day, now: datetime, seed: int) -> Day:
    """The day as it stands at ``now`` when it went on without a plan."""
    problem = to_problem(day)
    tick = problem.clock.tick_down(now)
    placed = Floor(problem, Random(f"{seed} floor")).run(tick)
    orders = tuple(_order(problem, order, placed, tick) for order in day.orders)
    return day.model_copy(update={"as_of": now, "orders": orders})


def _order(problem: Problem, order: WorkOrder, placed: Mapping[str, Placement], now: int) -> WorkOrder:
    mine = [placed[o] for o in problem.orders[order.id].operations if o in placed]
    return order.model_copy(
        update={
            "records": tuple(record_of(problem, order, placement, now) for placement in mine),
            "status": status_of(problem, order, mine, now),
        }
    )


def record_of(problem: Problem, order: WorkOrder, placement: Placement, now: int) -> OperationRecord:
    """What is recorded at ``now`` of an operation that has begun."""
    finished = placement.end <= now
    return OperationRecord(
        operation=placement.operation.removeprefix(f"{order.id}/"),
        status="finished" if finished else "started",
        actual_start=problem.clock.moment(placement.start),
        actual_end=problem.clock.moment(placement.end) if finished else None,
        technicians=placement.crew,
        bay=placement.bay,
        way=placement.way,
    )


def status_of(problem: Problem, order: WorkOrder, mine: list[Placement], now: int) -> OrderStatus:
    """How far a car is whose last operations are these; one that was carried over remains so."""
    if not mine or order.status == "carried_over":
        return order.status if order.status != "booked" or problem.orders[order.id].arrival > now else "arrived"
    if len(mine) == len(problem.orders[order.id].operations) and mine[-1].end <= now:
        return "handed_over"
    by_kind: dict[str, OrderStatus] = {
        "reception": "checked_in",
        "self_check": "self_checked",
        "inspection": "final_inspection",
        "wash": "wash",
    }
    return by_kind.get(problem.operations[mine[-1].operation].kind, "in_progress")
