"""Hypothesis strategies: tiny random problems, arbitrary ones and ones that are feasible by construction."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from scheduler.orders import Link, Operation, Pin
from scheduler.plan import Placement, Plan
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.profiles import DEALER
from scheduler.resources import Bay, Pool, Slot, Technician
from scheduler.stays import stays_of
from tests.builders import bay, operation, problem, technician, way

SKILLS = ("work", "check")
POOL = Pool("ista", "ISTA tester", ("I1", "I2"))


class Size(NamedTuple):
    """Bounds of a tiny problem."""

    horizon: int
    technicians: int
    bays: int
    orders: int
    operations: int


SMALL = Size(12, 3, 2, 3, 3)
TINY = Size(7, 2, 2, 2, 2)


@st.composite
def technicians(draw: st.DrawFn, size: Size) -> list[Technician]:
    """Everybody can ``work``; some can ``check``, are faster, slower, more skilled, on a break, away, off shift."""
    found = []
    for index in range(draw(st.integers(1, size.technicians))):
        begin, end = sorted(draw(st.tuples(st.integers(0, 2), st.integers(size.horizon - 2, size.horizon))))
        break_at = draw(st.none() | st.integers(begin, end - 1))
        away_at = draw(st.none() | st.integers(begin, end - 1))
        on_break = 0 if break_at is None else span(break_at, break_at + 1)
        away = (0 if away_at is None else span(away_at, away_at + 1)) & ~on_break
        presence = Presence(span(begin, end) & ~on_break & ~away, on_break, away)
        member = technician(
            f"t{index}", size.horizon, level=draw(st.integers(1, 3)), speed=draw(st.sampled_from((80, 100, 150)))
        )
        skills = dict(member.skills) | ({"check": member.skills["work"]} if draw(st.booleans()) else {})
        found.append(
            replace(member, presence=presence, skills=skills, trade=draw(st.sampled_from(("mechanical", "body"))))
        )
    return found


@st.composite
def bays(draw: st.DrawFn, size: Size) -> list[Bay]:
    """Lifts; some also for washing, some closed for a tick, some shut at the end."""
    found = []
    for index in range(draw(st.integers(1, size.bays))):
        kinds = ("lift", "wash") if draw(st.booleans()) else ("lift",)
        closed = draw(st.none() | st.integers(0, size.horizon - 1))
        place = bay(f"b{index}", size.horizon, kinds=kinds, closed=None if closed is None else (closed, closed + 1))
        if draw(st.booleans()):
            place = replace(
                place, presence=Presence(place.presence.working & span(0, size.horizon - 1), 0, place.presence.away)
            )
        found.append(place)
    return found


@st.composite
def operations(draw: st.DrawFn, size: Size, order: str) -> list[Operation]:
    """One to a few operations of an order, with every choice an operation has."""
    found: list[Operation] = []
    for index in range(1, draw(st.integers(1, size.operations)) + 1):
        ticks = draw(st.integers(1, 3))
        ways = draw(
            st.sampled_from(
                (
                    (way(ticks),),
                    (way(ticks, (Slot("work", 2),)), way(ticks + 2)),
                    (way(ticks), way(1, (Slot("work"), Slot("check")))),
                    (way(ticks, (Slot("work"), Slot("work"))), way(ticks + 1)),
                    (way(ticks, ()),),
                )
            )
        )
        kinds = draw(st.sampled_from((frozenset[str](), frozenset({"lift"}), frozenset({"wash"}))))
        spec = operation(
            f"{order}{index}",
            ways=ways,
            bay_kinds=kinds,
            equipment=draw(st.sampled_from(((), (), (), (("ista", 1),), (("ista", 2),)))),
            pause_break=draw(st.booleans()),
            pause_night=draw(st.booleans()),
            release=draw(st.integers(0, 2)),
            kind=draw(st.sampled_from(("work", "work", "work", "reception", "handover"))),
            preferred=draw(st.sampled_from((frozenset[str](), frozenset({"t0"})))),
            pin=draw(
                st.sampled_from((None,) * 7 + (Pin(start=3), Pin(bay="b0"), Pin(way=0), Pin(crew=frozenset({"t0"}))))
            ),
        )
        found.append(spec)
    return found


@st.composite
def problems(draw: st.DrawFn, size: Size = SMALL) -> Problem:
    """Arbitrary: nothing says that anything fits."""
    specs = [o for key in "abc"[: draw(st.integers(1, size.orders))] for o in draw(operations(size, key))]
    grouped = {key: [o for o in specs if o.order == key] for key in dict.fromkeys(o.order for o in specs)}
    links, orders = [], {}
    for key, mine in grouped.items():
        chained = draw(st.booleans())
        if chained:
            links += [
                Link(a.id, b.id, draw(st.integers(0, 1)), draw(st.none() | st.integers(1, 3)))
                for a, b in pairwise(mine)
            ]
        orders[key] = draw(_order_fields(size, mine, chained))
    return problem(
        specs,
        horizon=size.horizon,
        technicians=draw(technicians(size)),
        bays=draw(bays(size)),
        pools=[POOL],
        links=links,
        orders=orders,
        opening=draw(st.sampled_from((((0, size.horizon),), ((1, 4), (5, size.horizon))))),
        grid=draw(st.sampled_from((1, 2))),
    )


@st.composite
def _order_fields(draw: st.DrawFn, size: Size, mine: list[Operation], chained: bool) -> dict[str, object]:
    in_bays = [o for o in mine if o.bay_kinds]
    groups: list[tuple[str, ...]] = [(o.id,) for o in in_bays]
    if len(in_bays) > 1 and in_bays[0].bay_kinds == in_bays[1].bay_kinds and draw(st.booleans()):
        groups = [(in_bays[0].id, in_bays[1].id), *groups[2:]]
    return {
        "groups": tuple(groups),
        "joins": tuple((g, g + 1) for g in range(len(groups) - 1)) if chained else (),
        "weight": draw(st.integers(1, 9)),
        "due": draw(st.none() | st.integers(-2, size.horizon)),
        "latest": draw(st.sampled_from((None, None, None, size.horizon - 3))),
        "waits": draw(st.booleans()),
        "overnight": draw(st.booleans()),
    }


@st.composite
def replanned(draw: st.DrawFn, size: Size = SMALL) -> Problem:
    """An arbitrary problem in the middle of the day: what began of some first operations, and a published plan."""
    day = draw(problems(size))
    now = draw(st.integers(1, 4))
    facts, old = {}, {}
    for order in day.orders.values():
        first = day.operations[order.operations[0]]
        crew = tuple(list(day.technicians)[: len(first.ways[0].crew)])
        if len(crew) < len(first.ways[0].crew):
            continue
        place = next(iter(day.bays)) if first.bay_kinds else None
        start, end = draw(st.integers(-2, now)), draw(st.integers(now - 2, now + 3))
        if draw(st.booleans()) and start < end:
            units = ("I1", "I2")[: sum(n for _, n in first.equipment)]
            facts[first.id] = Placement(first.id, start, end, 0, crew, place, units)
        elif draw(st.booleans()):
            old[first.id] = Placement(first.id, start, start + 1, 0, crew, place)
    specs = {o.id: replace(o, release=max(o.release, now)) for o in day.operations.values()}
    published = Plan(old, stays_of(day, old)) if draw(st.booleans()) else None
    return replace(day, operations=specs, facts=facts, as_of=now, published=published)


@st.composite
def feasible(draw: st.DrawFn, size: Size = SMALL) -> Problem:
    """Feasible by construction: one order after the other, everybody always there, promises given after the fact."""
    count = draw(st.integers(1, size.orders))
    specs, links, orders = [], [], {}
    tick = 0
    for key in "abc"[:count]:
        mine: list[Operation] = []
        for index in range(1, draw(st.integers(1, size.operations)) + 1):
            ticks = draw(st.integers(1, 3))
            crew = draw(st.sampled_from(((Slot("work"),), (Slot("work"), Slot("work")), ())))
            lag = draw(st.integers(0, 1)) if mine else 0
            spec = operation(
                f"{key}{index}", ticks, in_bay=draw(st.booleans()), ways=(way(ticks, crew),), release=tick + lag
            )
            spec = replace(spec, pin=draw(st.none() | st.just(Pin(start=tick + lag))))
            if mine:
                links.append(Link(mine[-1].id, spec.id, lag, lag + draw(st.integers(0, 2))))
            mine.append(spec)
            tick += lag + ticks
        specs += mine
        in_bays = [o.id for o in mine if o.bay_kinds]
        together = draw(st.booleans())
        groups = (tuple(in_bays),) if together and in_bays else tuple((o,) for o in in_bays)
        joins = tuple((g, g + 1) for g in range(len(groups) - 1))
        orders[key] = {"groups": groups, "joins": joins, "due": tick, "latest": tick, "overnight": draw(st.booleans())}
    people = [technician(n, tick) for n in ("t", "u")]
    return problem(
        specs, horizon=tick, technicians=people, bays=[bay("b", tick)], links=links, orders=orders, tiers=DEALER
    )
