"""What a seated order is worth in every tier: the goals of ``scheduler.goals`` that are sums over orders."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.readiness import VERY_LATE
from solver.jit import Numbers, jit
from solver.kernel import layout as f
from solver.kernel.layout import BLOCKS, OPERATIONS, OPTIONS, ORDERS, RESOURCES, TIERS, TRIALS, USES, get, put

PROMISES, LATENESS, WAITING, LEFT_OUT, EARLY_FINISH, HANDOVERS, PREFERENCES, SKILL_WASTE = range(8)
"""Numbers of the goals, as in ``layout.GOALS``."""


@jit
def weigh(m: Numbers, block: int) -> None:
    """The worth of an order by tier, and what it costs, kept with its last block; nothing with the others."""
    for tier in range(m[f.TIER_COUNT]):
        put(m, f.TRIAL_WORTH, block, tier, 0)
    put(m, BLOCKS, block, f.TRIAL_COST, 0)
    if not get(m, BLOCKS, block, f.ENDS_ORDER):
        return
    order, placed = get(m, BLOCKS, block, f.OF_ORDER), get(m, BLOCKS, block, f.TRIAL_PLACED) != 0
    ready, cost = ready_at(m, order) if placed else 0, 0
    for term in range(m[f.TERM_COUNT]):
        tier = get(m, f.TERMS, term, f.TIER)
        value = _value(m, order, get(m, f.TERMS, term, f.GOAL), placed, ready)
        value *= get(m, f.TERMS, term, f.TERM_WEIGHT)
        cost += value * get(m, TIERS, tier, f.PRICE)
        put(m, f.TRIAL_WORTH, block, tier, get(m, f.TRIAL_WORTH, block, tier) + value)
    put(m, BLOCKS, block, f.TRIAL_COST, cost)


@jit
def ready_at(m: Numbers, order: int) -> int:
    """When the car is ready: the end of its last operation before the handover."""
    ready = -1
    for operation in range(get(m, ORDERS, order, f.FIRST_OPERATION), get(m, ORDERS, order, f.END_OPERATION)):
        if get(m, OPERATIONS, operation, f.UNTIL_READY):
            ready = max(ready, get(m, TRIALS, operation, f.STOP))
    return ready if ready >= 0 else get(m, ORDERS, order, f.ARRIVAL)


@jit
def _value(m: Numbers, order: int, goal: int, placed: bool, ready: int) -> int:
    """One goal's share; an order that is not placed is left out."""
    weight, due = get(m, ORDERS, order, f.WEIGHT), get(m, ORDERS, order, f.DUE)
    has_due, arrival = get(m, ORDERS, order, f.HAS_DUE), get(m, ORDERS, order, f.ARRIVAL)
    late = max(0, ready - due) if has_due else 0
    if goal == PROMISES:
        times = 3 if not placed else 0 if late == 0 else 1 if late <= VERY_LATE else 2
        return weight * times
    if goal == LATENESS:
        if not placed:
            late = max(0, m[f.HORIZON] + m[f.REST] - (due if has_due else arrival))
        return weight * late * TICK_MINUTES
    if not placed:
        return weight if goal == LEFT_OUT else 0
    if goal == WAITING:
        return TICK_MINUTES * max(0, ready - arrival) if get(m, ORDERS, order, f.WAITS) else 0
    if goal == EARLY_FINISH:
        return max(0, ready - arrival)
    if goal == HANDOVERS:
        return _handovers(m, order)
    value = 0
    for operation in range(get(m, ORDERS, order, f.FIRST_OPERATION), get(m, ORDERS, order, f.END_OPERATION)):
        option = get(m, TRIALS, operation, f.CHOSEN)
        if goal == PREFERENCES:
            value += get(m, OPTIONS, option, f.DISLIKED)
        elif goal == SKILL_WASTE:
            value += get(m, OPTIONS, option, f.WASTE)
    return value


@jit
def _handovers(m: Numbers, order: int) -> int:
    """People on the car, less one for every trade that has any."""
    first, people, trades = get(m, ORDERS, order, f.FIRST_OPERATION), 0, 0
    for operation in range(first, get(m, ORDERS, order, f.END_OPERATION)):
        option = get(m, TRIALS, operation, f.CHOSEN)
        begin = get(m, OPTIONS, option, f.USE)
        for use in range(begin, begin + get(m, OPTIONS, option, f.PEOPLE)):
            technician = get(m, USES, use, f.RESOURCE)
            trade = get(m, RESOURCES, technician, f.TRADE)
            new_person, new_trade = 1, 1
            for earlier in range(first, operation + 1):
                other = get(m, TRIALS, earlier, f.CHOSEN)
                start = get(m, OPTIONS, other, f.USE)
                stop = use if earlier == operation else start + get(m, OPTIONS, other, f.PEOPLE)
                for known in range(start, stop):
                    if get(m, USES, known, f.RESOURCE) == technician:
                        new_person = 0
                    if get(m, RESOURCES, get(m, USES, known, f.RESOURCE), f.TRADE) == trade:
                        new_trade = 0
            people += new_person
            trades += new_trade
    return people - trades
