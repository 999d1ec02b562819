"""Better and better plans of a shop, in a few cycles of annealing, each from the best list so far."""

from __future__ import annotations

import numpy as np

from scheduler.completion import completed
from scheduler.plan import Placement, Plan
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.shop.anneal import LAST, anneal, restart
from solver.shop.layout import State
from solver.shop.tables import Shop

FIRST, LONGER, LONGEST = 500, 1.5, 20_000
"""Moves per operation in the first cycle; how much longer each is than the one before; and at most."""
HOT, COLD = 0.5, 0.02
"""Heat at the beginning and the end of a cycle, of the mean time of an operation."""
STEPS = 50
"""Heats of a cycle, at least."""
SLICE = 400_000
"""Operations timed between two looks at the clock."""
WORTH = 1e-8
"""Seconds that timing an operation is worth where work is counted."""


def search(shop: Shop, best: Incumbent, pace: Pace, seed: int) -> None:
    """Offer better plans until it is over; nothing where the first plan leaves an order out.

    Every other cycle begins from the best list, the others from where the last one ended.
    """
    if best.values[0]:
        return
    state, cycle, began, done = begun(shop, best.plan, seed), 0, pace.spent, 0
    while not pace.is_over():
        moves = int(min(FIRST * LONGER**cycle, LONGEST) * len(shop.names))
        speed = done / max(1e-6, pace.spent - began)
        done += _cycle(shop, state, best, pace, min(moves, int(speed * pace.left)) if done else moves)
        cycle += 1
        if cycle % 2:
            restart(shop.tables, state)


def _cycle(shop: Shop, state: State, best: Incumbent, pace: Pace, moves: int) -> int:
    """So many moves, or as many as there is time for, from hot to cold; how many were made."""
    mean = float(shop.tables.ticks[state.best_choice].mean())
    done, slice_of = 0, max(1, min(SLICE // len(shop.names), moves // STEPS))
    while done <= moves and not pace.is_over():
        heat = mean * HOT * (COLD / HOT) ** min(1.0, done / max(1, moves))
        pace.count(WORTH * slice_of * len(shop.names))
        if anneal(shop.tables, state, slice_of, heat):
            best.offer(plan_of(shop, state), "improve")
        done += slice_of
    return done


def begun(shop: Shop, plan: Plan, seed: int) -> State:
    """The state of a search that begins from a plan."""
    size = len(shop.names)
    sizes = [size] * 9 + [shop.tables.resources + 1, size, size, size, 2, 1]
    state = State._make(np.zeros(n, dtype=np.int64) for n in sizes)
    state.random[0] = 1 + seed % (LAST - 1)
    starts = [plan.placements[name].start for name in shop.names]
    state.best_listed[:] = sorted(range(size), key=starts.__getitem__)
    state.best_choice[:] = [first + _row(shop, i, plan) for i, first in enumerate(shop.tables.choices_of[:-1])]
    state.makespan[:] = 1 << 60
    restart(shop.tables, state)
    return state


def _row(shop: Shop, operation: int, plan: Plan) -> int:
    placed = plan.placements[shop.names[operation]]
    who = (placed.way, placed.crew[0] if placed.crew else None, placed.bay)
    return next(i for i, row in enumerate(shop.rows[operation]) if (row.way, row.technician, row.bay) == who)


def plan_of(shop: Shop, state: State) -> Plan:
    """The plan of the best list."""
    copy = State(*(array.copy() for array in state))
    restart(shop.tables, copy)
    placements = {}
    for number, name in enumerate(shop.names):
        row = shop.rows[number][int(copy.choice[number] - shop.tables.choices_of[number])]
        start, end = int(copy.end[number]) - row.ticks, int(copy.end[number])
        crew = () if row.technician is None else (row.technician,)
        placements[name] = Placement(name, start, end, row.way, crew, row.bay, segments=((start, end),))
    return completed(shop.problem, Plan(placements))
