"""First come, first served, as a workshop is run by hand.

At every moment, first the cars that stand in a bay, then those whose customers wait, then the others, each as they
came: what can be started is started, with the first free suitable person (of several the least qualified) and bay;
nobody waits for somebody better, nobody looks ahead. (Strictly as they came it keeps far fewer promises.) An order that
turns out not to get done by the end is not taken in, the last that came first, and the day is run again without it; so
no work is wasted on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from benchmarks.peers.first_come.booths import cycle_now
from benchmarks.peers.first_come.floor import Floor
from benchmarks.peers.first_come.hands import start_now
from benchmarks.peers.first_come.loans import lend
from scheduler.completion import completed
from scheduler.judge import judge
from scheduler.orders import Operation, Order
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.problem import Problem

AT_ONCE = 4
"""One in so many of the orders that stay unfinished is turned away before the day is run again."""


def first_come(problem: Problem) -> Plan:
    """A judged plan; what it has not done is left out, or carried over where that is allowed.

    Raises
    ------
    RuntimeError
        A rule is broken that no order can be turned away for.
    """
    out: set[str] = set()
    while True:
        floor = _run(problem, out)
        unfinished = [o.id for o in _by_arrival(problem, out) if _is_stuck(floor, o)]
        if unfinished:
            out |= set(unfinished[-1 - len(unfinished) // AT_ONCE :])
            continue
        plan, lacking = lend(problem, _plan(floor, out))
        if lacking:
            out |= lacking
            continue
        violations = judge(problem, plan).violations
        if not violations:
            return plan
        broken = {problem.operations[o].order for v in violations for o in v.operations} - out
        if not broken:
            raise RuntimeError("first come: " + "; ".join(v.message for v in violations))
        out |= broken


def _by_arrival(problem: Problem, out: Set[str]) -> list[Order]:
    coming = (o for o in problem.orders.values() if o.id not in out)
    return sorted(coming, key=lambda o: (o.id not in problem.begun, not o.waits, o.arrival))


def _run(problem: Problem, out: Set[str]) -> Floor:
    """The day from its first tick to its last."""
    floor = Floor(problem, out)
    before: dict[str, list[tuple[str, int, int | None]]] = {}
    for link in problem.links:
        before.setdefault(link.after, []).append((link.before, link.min_lag, link.max_lag))
    rest = {o.id: [i for i in o.operations if i not in floor.placed] for o in _by_arrival(problem, out)}
    rest = {order: [o for o in left if o not in problem.option_of] for order, left in rest.items()}
    for tick in range(problem.horizon):
        painted = []
        for order, left in sorted(rest.items(), key=lambda entry: not floor.is_begun(entry[0])):
            if not left or not floor.is_free(order, tick):
                continue
            for operation in _ready(floor, left, before, tick):
                if operation.paint is not None:
                    painted.append(operation)
                elif placement := start_now(floor, operation, tick):
                    floor.start(placement)
                    break
            rest[order] = [o for o in left if o not in floor.placed]
        while painted:
            cycle = cycle_now(floor, painted, tick)
            if cycle is not None:
                floor.paint(cycle)
            painted = [o for o in painted[cycle is None :] if o.id not in floor.placed]
    return floor


def _ready(
    floor: Floor, left: list[str], before: dict[str, list[tuple[str, int, int | None]]], tick: int
) -> Iterator[Operation]:
    """What could be next on a car: everything before it is done, and its time has come."""
    problem = floor.problem
    held = {key for key in floor.stands if key[0] == problem.operations[left[0]].order}
    for name in left:
        operation = problem.operations[name]
        if operation.release > tick or not _is_due(floor, operation, before.get(name, ()), tick):
            continue
        if operation.bay_kinds and held - {problem.group_of[name]} and not _is_begun_elsewhere(floor, held):
            continue
        if operation.kind == "reception" and tick % problem.grid:
            continue
        if operation.sublet and not any(a <= tick < b for a, b in problem.opening):
            continue
        if _is_stopped(floor, operation) or not _has_labour_left(floor, operation, tick):
            continue
        yield operation


def _is_due(
    floor: Floor, operation: Operation, before: list[tuple[str, int, int | None]] | tuple[()], tick: int
) -> bool:
    for name, least, most in before:
        done = floor.placed.get(name)
        if done is None:
            if name not in floor.problem.option_of:
                return False
        elif tick < done.end + least or (most is not None and tick > done.end + most):
            return False
    return True


def _is_begun_elsewhere(floor: Floor, held: set[tuple[str, int]]) -> bool:
    """The car stands somewhere since earlier days only; nothing of those stays is planned yet."""
    groups = (floor.problem.orders[order].groups[index] for order, index in held)
    return not any(o in floor.placed and o not in floor.problem.facts for group in groups for o in group)


def _is_stopped(floor: Floor, operation: Operation) -> bool:
    """A delivery stop: the car goes back when its recalls are done."""
    order = floor.problem.orders[operation.order]
    if not (order.delivery_stop and operation.hands_over):
        return False
    return any(floor.problem.operations[o].recall and o not in floor.placed for o in order.operations)


def _has_labour_left(floor: Floor, operation: Operation, tick: int) -> bool:
    problem, order = floor.problem, floor.problem.orders[operation.order]
    if order.labour_limit is None:
        return True
    today = [
        problem.labour(p)
        for o in order.operations
        if (p := floor.placed.get(o)) and problem.clock.day(p.start) == problem.clock.day(tick)
    ]
    return sum(today) + max(way.labour for way in operation.ways) <= order.labour_limit


def _is_stuck(floor: Floor, order: Order) -> bool:
    """Begun today, not finished, and not to be carried over."""
    todo = [o for o in order.operations if o not in floor.problem.facts and o not in floor.problem.option_of]
    begun = any(o in floor.placed for o in todo)
    return begun and not order.carries_over and any(o not in floor.placed for o in todo)


def _plan(floor: Floor, out: Set[str]) -> Plan:
    problem = floor.problem
    placed: dict[str, Placement] = dict(problem.facts)
    left_out = {}
    for order in problem.orders.values():
        done = {o: floor.placed[o] for o in _whole_stays(floor, order)} if order.id not in out else {}
        required = [o for o in order.operations if o not in problem.facts and o not in problem.option_of]
        missing = any(o not in done for o in required)
        has_begun = bool(done) or order.id in problem.begun
        if missing and not (order.carries_over and has_begun and order.id not in out):
            left_out[order.id] = LeftOut(order.id)
            continue
        placed |= done
    cycles = tuple(c for c in floor.cycles if c in problem.fact_cycles or all(o in placed for o in c.operations))
    return completed(problem, Plan(placed, (), left_out, cycles=cycles))


def _whole_stays(floor: Floor, order: Order) -> Iterator[str]:
    """What was done today; a stay that goes on tomorrow is begun tomorrow."""
    torn = {o for group in order.groups for o in group if any(i not in floor.placed for i in group)}
    return (o for o in order.operations if o in floor.placed and o not in floor.problem.facts and o not in torn)
