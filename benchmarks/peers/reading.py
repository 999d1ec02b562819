"""What both exact peers read from a problem: who and where for every operation, and what they cannot express."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from scheduler.orders import Operation, Order, Way
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.resources import Bay


def refusal(problem: Problem) -> str:
    """Why these peers cannot plan it; empty: they can."""
    operations = problem.planned
    presences = [*(t.presence for t in problem.technicians.values()), *(b.presence for b in problem.bays.values())]
    hours = [bay.presence.working for bay in problem.bays.values()]
    is_open = sum(span(*window) for window in problem.opening)
    reasons = {
        "work that has begun": bool(problem.facts),
        "booths, loaners or a yard": bool(problem.booths or problem.loaners or problem.yard),
        "options or carried-over orders": any(o.options or o.carries_over for o in problem.orders.values()),
        "labour limits or delivery stops": any(
            o.labour_limit is not None or o.delivery_stop for o in problem.orders.values()
        ),
        "overtime": any(t.presence.overtime for t in problem.technicians.values()),
        "bays that close while people work": any(
            t.presence.working & ~working for t in problem.technicians.values() for working in hours
        ),
        "people who work while the doors are closed": any(
            t.presence.working & ~is_open for t in problem.technicians.values()
        ),
        "absences": any(presence.away for presence in presences),
        "supervision, pins or bought-in work": any(o.supervised or o.pin or o.sublet for o in operations),
        "work that may not pause over breaks": any(not o.pause_break for o in operations if o.ways[0].crew),
        "cars that are only handed over": not all(problem.until_ready.values()),
        "most lags": any(link.max_lag is not None for link in problem.links),
    }
    return ", ".join(reason for reason, is_there in reasons.items() if is_there)


def crews(problem: Problem, way: Way) -> Iterator[tuple[str, ...]]:
    """Everybody, or every pair of people, who can do it; of people who could swap places, one arrangement."""
    able = [[t.id for t in problem.technicians.values() if t.fills(slot)] for slot in way.crew]
    if not able:
        yield ()
    elif len(able) == 1:
        yield from ((t,) for t in able[0])
    elif len(set(way.crew)) == 1:
        yield from combinations(able[0], len(able))
    else:
        yield from _different(able)


def _different(able: list[list[str]]) -> Iterator[tuple[str, ...]]:
    if not able:
        yield ()
        return
    for rest in _different(able[1:]):
        yield from ((t, *rest) for t in able[0] if t not in rest)


def bay_classes(problem: Problem) -> list[tuple[Bay, tuple[str, ...]]]:
    """Bays that nothing tells apart, with one of each class."""
    found: dict[tuple[object, ...], list[Bay]] = {}
    for bay in problem.bays.values():
        found.setdefault((bay.kinds, bay.features, bay.reserved_for, bay.presence), []).append(bay)
    return [(alike[0], tuple(b.id for b in alike)) for alike in found.values()]


def suits(problem: Problem, bay: Bay, group: tuple[str, ...]) -> bool:
    """The bay is right for all operations of a stay."""
    needs = [problem.operations[o] for o in group]
    order = problem.orders[needs[0].order]
    is_open = not bay.reserved_for or order.order_class in bay.reserved_for
    return is_open and all(n.bay_kinds & bay.kinds and n.bay_features <= bay.features for n in needs)


def ending(problem: Problem, order: Order) -> list[Operation]:
    """The operations one of which is the last before the car is ready: nothing before ready follows them."""
    until = problem.until_ready[order.id]
    before = {link.before for link in problem.links if link.after in until}
    return [problem.operations[o] for o in until if o not in before]


def is_chain(problem: Problem, order: Order) -> bool:
    """Every operation waits for the one listed before it."""
    pairs = {(link.before, link.after) for link in problem.links}
    return all(pair in pairs for pair in zip(order.operations, order.operations[1:], strict=False))


def window(problem: Problem, order: Order) -> tuple[int, int]:
    """First and last tick of all work on it: a car that may not stay overnight goes on the day on which it comes."""
    release = min(problem.operations[o].release for o in order.operations)
    latest = problem.horizon if order.latest is None else min(problem.horizon, order.latest)
    if order.overnight:
        return 0, latest
    opens, closes = next(((a, b) for a, b in problem.opening if release < b), problem.opening[-1])
    return opens, min(latest, closes)


def dominating(problem: Problem) -> int:
    """More than the second tier can be, in ticks times weight."""
    late = (
        o.weight * max(0, problem.horizon - (o.arrival if o.due is None else o.due)) for o in problem.orders.values()
    )
    waiting = (problem.horizon - o.arrival for o in problem.orders.values() if o.waits)
    return 1 + sum(late) + sum(waiting)
