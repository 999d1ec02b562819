"""Hypothesis strategies: tiny random problems, arbitrary ones and ones that are feasible by construction."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from scheduler.cycles import cycle_at, member
from scheduler.orders import Link, LoanNeed, Operation, Option, Pin
from scheduler.plan import Placement, Plan
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.profiles import DEALER, IDLE_OVERTIME
from scheduler.resources import Bay, Booth, Loaner, Pool, Slot, Technician, Yard
from scheduler.stays import stays_of
from tests.builders import ALONE, ShortDays, bay, booth, operation, painted, problem, programme, technician, way

SKILLS = ("work", "check")
POOL = Pool("ista", "ISTA tester", ("I1", "I2"))
GAUGES = Pool("gauge", "Gauge", ("G1",)), Pool("gauge", "Gauge", ("I2", "G1"))
"""The same units have other uses in some problems."""


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
    """Everybody can ``work``; some can ``check``, are faster, slower, more skilled, on a break, away, stay longer."""
    found = []
    for index in range(draw(st.integers(1, size.technicians))):
        begin, end = sorted(draw(st.tuples(st.integers(0, 2), st.integers(size.horizon - 2, size.horizon))))
        break_at = draw(st.none() | st.integers(begin, end - 1))
        away_at = draw(st.none() | st.integers(begin, end - 1))
        on_break = 0 if break_at is None else span(break_at, break_at + 1)
        away = (0 if away_at is None else span(away_at, away_at + 1)) & ~on_break
        overtime = span(end, min(end + draw(st.sampled_from((0, 0, 0, 2))), size.horizon))
        presence = Presence(span(begin, end) & ~on_break & ~away, on_break, away, overtime)
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
            last = span(size.horizon - 1, size.horizon)
            there, away = place.presence.working & ~last, place.presence.away
            overtime = last & ~away if draw(st.booleans()) else 0
            place = replace(place, presence=Presence(there, 0, away, overtime))
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
            equipment=draw(st.sampled_from(((), (), (), (("ista", 1),), (("ista", 2),), (("gauge", 1),)))),
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
        orders[key] = draw(_order_fields(size, mine, chained)) | draw(_parts_of_visits(size, mine))
        if chained and orders[key]["options"]:
            links += [Link(a.id, b.id) for a, b in combinations(mine, 2)]
    return problem(
        specs,
        horizon=size.horizon,
        technicians=draw(technicians(size)),
        bays=draw(bays(size)),
        pools=[POOL, draw(st.sampled_from(GAUGES))],
        links=links,
        orders=orders,
        opening=draw(st.sampled_from((((0, size.horizon),), ((1, 4), (5, size.horizon))))),
        grid=draw(st.sampled_from((1, 2))),
        tiers=draw(st.sampled_from((DEALER, DEALER, IDLE_OVERTIME))),
        later=((size.horizon + 1, size.horizon + 4), (size.horizon + 6, size.horizon + 40)),
    )


@st.composite
def _parts_of_visits(draw: st.DrawFn, size: Size, mine: list[Operation]) -> dict[str, object]:
    """Seldom an option, and seldom an order that may be carried over and is promised after the horizon, or never."""
    optional = [o.id for o in mine if not o.at_the_counter][: draw(st.sampled_from((0, 0, 0, 1, 2)))]
    fields: dict[str, object] = {"options": ()}
    if optional:
        fields = {"options": (Option(tuple(optional), draw(st.integers(0, 9))),), "groups": _alone(mine), "joins": ()}
    if draw(st.sampled_from((False, False, True))):
        due = draw(st.none() | st.integers(size.horizon, size.horizon + 9))
        fields |= {"carries_over": True, "overnight": True, "waits": False, "due": due}
    return fields


def _alone(mine: list[Operation]) -> tuple[tuple[str, ...], ...]:
    """Every operation in a bay in a stay of its own."""
    return tuple((o.id,) for o in mine if o.bay_kinds)


@st.composite
def _order_fields(draw: st.DrawFn, size: Size, mine: list[Operation], chained: bool) -> dict[str, object]:
    in_bays = [o for o in mine if o.bay_kinds]
    groups: list[tuple[str, ...]] = [(o.id,) for o in in_bays]
    alike = [pair for pair in combinations(in_bays, 2) if pair[0].bay_kinds == pair[1].bay_kinds]
    around = False
    if draw(st.booleans()) and alike:
        first, second = draw(st.sampled_from(alike))
        around = in_bays.index(second) > in_bays.index(first) + 1
        groups = [(o, second.id) if o == first.id else (o,) for (o,) in groups if o != second.id]
    return {
        "groups": tuple(groups),
        "joins": tuple((g, g + 1) for g in range(len(groups) - 1)) if chained and not around else (),
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
            units = tuple(u for pool, n in first.equipment for u in day.pools[pool].units[:n])
            facts[first.id] = Placement(first.id, start, end, 0, crew, place, units)
        elif draw(st.booleans()):
            old[first.id] = Placement(first.id, start, start + 1, 0, crew, place)
    specs = {o.id: replace(o, release=max(o.release, now)) for o in day.operations.values()}
    published = Plan(old, stays_of(day, old)) if draw(st.booleans()) else None
    return replace(day, operations=specs, facts=facts, as_of=now, published=published)


@st.composite
def restricted(draw: st.DrawFn, size: Size = SMALL, days: st.SearchStrategy[Problem] | None = None) -> Problem:
    """An arbitrary problem, also mid-day, with electric cars, delivery stops and labour limits on days of 3 ticks."""
    day = draw(problems(size) | replanned(size) if days is None else days)
    people = {t.id: replace(t, high_voltage=draw(st.integers(0, 3))) for t in day.technicians.values()}
    specs = {o.id: draw(_electric(o)) for o in day.operations.values()}
    orders = {
        order.id: replace(
            order,
            labour_limit=draw(st.none() | st.integers(1, 4)),
            delivery_stop=draw(st.booleans()) and any(specs[o].recall for o in order.operations),
        )
        for order in day.orders.values()
    }
    clock = ShortDays(day.clock.zone, day.clock.first_day)
    facts = {
        f.operation: replace(f, supervisor=draw(st.sampled_from((None, *people))))
        if specs[f.operation].supervised
        else f
        for f in day.facts.values()
    }
    return replace(day, technicians=people, operations=specs, orders=orders, clock=clock, facts=facts)


@st.composite
def _electric(draw: st.DrawFn, spec: Operation) -> Operation:
    """Work for people with 1S to 3S, live, or isolated and supervised; sometimes it closes a recall."""
    level = draw(st.sampled_from((0, 0, 1, 2, 3)))
    ways = tuple(
        replace(way, crew=tuple(replace(slot, high_voltage=max(0, level - i)) for i, slot in enumerate(way.crew)))
        for way in spec.ways
    )
    recall = not spec.at_the_counter and draw(st.booleans())
    return replace(spec, ways=ways, supervised=spec.paint is None and draw(st.booleans()), recall=recall)


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


@st.composite
def painting(draw: st.DrawFn, size: Size = SMALL) -> Problem:
    """One or two booths, cars of which one operation each is painted, some after other work, some cycle under way."""
    specs, links, orders = list[Operation](), list[Link](), {}
    places = draw(booths(size))
    run = sorted({name for place in places.values() for name in place.programmes})
    for key in "abc"[: draw(st.integers(1, size.orders))]:
        share = painted(
            f"{key}1",
            draw(st.sets(st.sampled_from(run), min_size=1)),
            panels=draw(st.integers(1, 2)),
            colour=draw(st.sampled_from((None, None, "red", "blue"))),
            release=draw(st.integers(0, 2)),
            pin=draw(st.sampled_from((None,) * 7 + (Pin(bay="p0"), Pin(start=2)))),
        )
        mine = [share]
        if draw(st.booleans()) and len(specs) + 1 < size.operations:
            mine.append(operation(f"{key}2", 1, in_bay=draw(st.booleans())))
            pair = (share.id, f"{key}2") if draw(st.booleans()) else (f"{key}2", share.id)
            links.append(Link(*pair, draw(st.integers(0, 1)), draw(st.none() | st.integers(1, 3))))
        specs += mine
        orders[key] = {
            "due": draw(st.none() | st.integers(1, size.horizon)),
            "weight": draw(st.integers(1, 9)),
            "carries_over": draw(st.booleans()),
            "overnight": draw(st.booleans()),
        }
    day = problem(
        specs,
        horizon=size.horizon,
        technicians=draw(technicians(size)),
        bays=draw(bays(size)),
        links=links,
        orders=orders,
        booths=places,
    )
    return draw(_begun(day)) if draw(st.booleans()) else day


@st.composite
def booths(draw: st.DrawFn, size: Size) -> dict[str, Booth]:
    """Both have a programme of two phases or one; some also a mild one, some are closed for a tick."""
    found = {}
    for name in ("p0", "p1")[: draw(st.integers(1, 2))]:
        crew = draw(st.sampled_from((ALONE, (Slot("work", 2),), (Slot("work"), Slot("check")))))
        standard = programme("standard", *draw(st.sampled_from((((1, crew), (1, ())), ((2, crew),)))))
        mild = programme("mild", (1, ALONE), (1, ()), (1, ALONE), low_temperature=True)
        closed = draw(st.none() | st.integers(0, size.horizon - 1))
        found[name] = booth(
            name,
            *((standard, mild) if draw(st.booleans()) else (standard,)),
            panels=draw(st.integers(1, 3)),
            closed=None if closed is None else (closed, closed + 1),
        )
    return found


@st.composite
def _begun(draw: st.DrawFn, day: Problem) -> Problem:
    """The first car is in a booth."""
    place = next(iter(day.booths.values()))
    crews = [tuple(list(day.technicians)[: len(p.crew)]) for p in place.programmes["standard"].phases]
    cycle = cycle_at(place, place.programmes["standard"], draw(st.integers(-2, 1)), ("a1",), crews)
    operations = {o.id: replace(o, release=max(o.release, 1)) for o in day.operations.values()}
    return replace(
        day, operations=operations, facts={"a1": member(cycle, "a1")}, fact_cycles=(cycle,), as_of=1, frozen_until=1
    )


LOANERS = {"s": Loaner("s", "L-S 1", "small", 1), "l": Loaner("l", "L-L 1", "large")}
OFF_THE_YARD = ("work", "work", "test_drive", "collection", "return", "handover")


@st.composite
def housed(draw: st.DrawFn, size: Size = SMALL, days: st.SearchStrategy[Problem] | None = None) -> Problem:
    """An arbitrary problem with a small yard, drives and sublets, and loaners that are promised, owed or out."""
    day = draw(problems(size) | replanned(size) if days is None else days)
    needs = st.builds(
        LoanNeed,
        st.integers(0, 4),
        st.sampled_from((None, "small", "large")),
        st.none() | st.integers(0, size.horizon + 2),
        st.sampled_from((None, None, "s", "l")),
    )
    orders = {
        key: replace(
            order,
            arrival=draw(st.integers(0, 4)),
            arrived=draw(st.booleans()),
            promised=draw(st.none() | st.integers(0, size.horizon + 2)),
            loan=draw(st.none() | needs),
        )
        for key, order in day.orders.items()
    }
    specs = {
        name: spec
        if spec.bay_kinds or spec.paint
        else replace(spec, kind=draw(st.sampled_from(OFF_THE_YARD)), sublet=draw(rarely()))
        for name, spec in day.operations.items()
    }
    places = Yard(draw(st.integers(0, 2)), draw(st.integers(1, 3)))
    return replace(day, orders=orders, operations=specs, loaners=LOANERS, yard=places)


def everything(size: Size = SMALL) -> st.SearchStrategy[Problem]:
    """A problem with all that the other strategies have."""
    return housed(size, restricted(size, problems(size) | replanned(size) | painting(size)))


def rarely() -> st.SearchStrategy[bool]:
    """One in four."""
    return st.sampled_from((False, False, False, True))
