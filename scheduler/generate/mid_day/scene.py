"""Eleven o'clock in a full workshop: its plan of the morning, what came of it, and what has to be planned again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from scheduler.documents.day import Day
from scheduler.documents.operations import Step
from scheduler.documents.orders import PackageItem, WorkOrder
from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.sizes import FULL
from scheduler.generate.mid_day.cars import FIRST, KNOWN, NEWS, Desk, Write
from scheduler.generate.mid_day.house import GOALS, GOES_HOME, by_now, in_the_morning
from scheduler.generate.mid_day.morning import document, planned
from scheduler.generate.mid_day.pins import pinned
from scheduler.generate.mid_day.replay import Replay
from scheduler.generate.mid_day.standing import Standing
from scheduler.generate.orders import moment
from scheduler.generate.places import PLACES
from scheduler.generate.today import minute
from scheduler.translate import to_problem

TUESDAY = date(2026, 11, 24)
PLACE = PLACES["zh"]
LOAD = 0.46
"""Mechanical work of the usual orders; those with a case of their own come on top."""

SEED = 11
SLIPS = 9
IN_HOUSE = 16
NEW = 2

NOW = "11:00"
FROZEN_UNTIL = "11:30"
VERSION = 3

PINNED_FROM = "13:30"


def mid_day() -> Day:
    """The medium full workshop at eleven, with a plan that is published and mostly still good."""
    day = _furnished(full_day(PLACE, FULL["medium"], LOAD, SEED, Horizon(TUESDAY, in_house=IN_HOUSE, new=NEW)))
    news = _orders(day, NEWS, FIRST + len(KNOWN))
    problem = to_problem(day)
    plan, now = planned(problem), _at(NOW)
    tick = problem.clock.tick_down(now)
    standing = Standing(problem, plan, Replay(problem, plan, tick, Random(f"{SLIPS} replay")).run(), tick)
    sick = standing.sick(problem.clock.tick_down(_at(GOES_HOME)))
    orders = tuple(standing.order(order) for order in (*day.orders, *news))
    return day.model_copy(
        update={
            "as_of": now,
            "frozen_until": _at(FROZEN_UNTIL),
            "workshop": by_now(PLACE, TUESDAY, day.workshop, sick),
            "orders": pinned(problem, plan, orders, sick, problem.clock.tick_up(_at(PINNED_FROM))),
            "published": document(problem, plan, day, VERSION),
            "goals": GOALS,
        }
    )


def _furnished(day: Day) -> Day:
    """The same day with everything that was known in the morning."""
    usual = (_standard_paint(order) for order in day.orders)
    orders = sorted((*usual, *_orders(day, KNOWN, FIRST)), key=lambda order: order.arrival)
    return day.model_copy(update={"workshop": in_the_morning(PLACE, TUESDAY, day.workshop), "orders": tuple(orders)})


def _orders(day: Day, cases: Sequence[Write], number: int) -> list[WorkOrder]:
    desk = Desk(Random(f"{SEED} {number}"), PLACE, TUESDAY, {order.vehicle.plate for order in day.orders})
    return [case(desk, number + i) for i, case in enumerate(cases)]


def _standard_paint(order: WorkOrder) -> WorkOrder:
    """The estimate asks for the standard programme, whatever drives the car; batteries get the milder one."""
    return order.model_copy(update={"work": tuple(_standard(item) for item in order.work)})


def _standard(item: PackageItem | Step) -> PackageItem | Step:
    if isinstance(item, PackageItem) or isinstance(item.operation, str) or item.operation.booth is None:
        return item
    booth = item.operation.booth.model_copy(update={"programme": "standard"})
    return item.model_copy(update={"operation": item.operation.model_copy(update={"booth": booth})})


def _at(time: str) -> datetime:
    return moment(PLACE, TUESDAY, minute(time))
