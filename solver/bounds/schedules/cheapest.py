"""The cheapest schedule of every order by itself, where every tick of people, bays and equipment has its price.

Backward over each order's operations, which form trees: what it costs to start an operation at a tick is the price of
what it uses then and the least cost of those that follow its end. Whole numbers lie in tables, one row per order,
operation or option; the columns are named below.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from solver.jit import Numbers, jit

Costs = npt.NDArray[np.float64]

FIRST, LAST = 0, 1
"""Of an order: its operations; of an operation: its options."""
SINK, TAIL = 2, 3
"""Of an order: the operation (-1: none) whose end, and so many ticks, its ready time awaits."""
PARENT, LAG, STAND, STAYS, GEAR = 2, 3, 4, 5, 6
"""Of an operation: the one that it follows (-1: none) and after how many ticks, the row of its bays, whether its car
stands there from its parent on, the row of its equipment."""
ELAPSED, SEAT, SEATED, START, STARTED = 0, 1, 2, 3, 4
"""Of an option: ticks, the rows of its people and its starts."""
TABLE, LIST, COSTS = "int64[:,::1]", "int64[::1]", "float64[:,::1]"
SIGNATURE = (TABLE, TABLE, TABLE, LIST, LIST, COSTS, COSTS, "float64[::1]", TABLE, LIST)
"""Types of the arguments of :func:`cheapest`."""


@jit
def cheapest(
    orders: Numbers,
    operations: Numbers,
    options: Numbers,
    seats: Numbers,
    starts: Numbers,
    spent: Costs,
    ready_prices: Costs,
    left_out: Costs,
    changes: Numbers,
    ready: Numbers,
) -> float:
    """What all orders cost at the least.

    ``spent``: by row of use, what all ticks before a tick cost. ``ready_prices`` by order and tick. ``changes``: told
    by row how many more use it from a tick on. ``ready``: told by order its ready tick, -1 if it is left out.
    """
    ticks = spent.shape[1]
    after = np.zeros((operations.shape[0], ticks))
    least = np.empty((operations.shape[0], ticks))
    begins = np.zeros((operations.shape[0], ticks), np.int64)
    chosen = np.zeros((operations.shape[0], ticks), np.int64)
    ends = np.zeros(operations.shape[0], np.int64)
    total = 0.0
    changes[:] = 0
    for order in range(orders.shape[0]):
        cost = 0.0 if orders[order, SINK] >= 0 else ready_prices[order, 0]
        ready[order] = 0
        for operation in range(orders[order, LAST] - 1, orders[order, FIRST] - 1, -1):
            if operation == orders[order, SINK]:
                for tick in range(ticks):
                    after[operation, tick] += ready_prices[order, min(ticks, tick + orders[order, TAIL])]
            _price(operations, options, seats, starts, spent, operation, after, least, begins, chosen)
            if operations[operation, PARENT] < 0:
                cost += least[operation, 0]
        if cost >= left_out[order]:
            cost, ready[order] = left_out[order], -1
        else:
            for operation in range(orders[order, FIRST], orders[order, LAST]):
                _place(operations, options, seats, operation, begins, chosen, ends, changes)
                if operation == orders[order, SINK]:
                    ready[order] = min(ticks, ends[operation] + orders[order, TAIL])
        total += cost
    return total


@jit
def _price(
    operations: Numbers,
    options: Numbers,
    seats: Numbers,
    starts: Numbers,
    spent: Costs,
    operation: int,
    after: Costs,
    least: Costs,
    begins: Numbers,
    chosen: Numbers,
) -> None:
    """Least cost of an operation and all that follow from every tick on; its parent hears of it."""
    row = operations[operation]
    ticks = spent.shape[1]
    fixed = spent[row[STAND]] + spent[row[GEAR]]
    costs = least[operation]
    costs[:] = np.inf
    for option in range(row[FIRST], row[LAST]):
        elapsed = options[option, ELAPSED]
        for index in range(options[option, START], options[option, STARTED]):
            start = starts[index]
            end = start + elapsed
            cost = after[operation, end] + fixed[end] - fixed[start]
            for seat in range(options[option, SEAT], options[option, SEATED]):
                cost += spent[seats[seat], end] - spent[seats[seat], start]
            if cost < costs[start]:
                costs[start] = cost
                chosen[operation, start] = option
    stay = row[STAYS] * spent[row[STAND]]
    best, begin = np.inf, -1
    for tick in range(ticks - 1, -1, -1):
        if costs[tick] + stay[tick] < best:
            best, begin = costs[tick] + stay[tick], tick
        costs[tick], begins[operation, tick] = best, begin
    if row[PARENT] >= 0:
        for tick in range(ticks):
            later = max(0, tick + row[LAG])
            after[row[PARENT], tick] += costs[later] - stay[tick] if later < ticks else np.inf


@jit
def _place(
    operations: Numbers,
    options: Numbers,
    seats: Numbers,
    operation: int,
    begins: Numbers,
    chosen: Numbers,
    ends: Numbers,
    changes: Numbers,
) -> None:
    """Where it lies in the cheapest schedule, after its parent, and what it uses there."""
    row = operations[operation]
    before = ends[row[PARENT]] if row[PARENT] >= 0 else 0
    start = begins[operation, max(0, before + row[LAG])]
    option = chosen[operation, start]
    end = start + options[option, ELAPSED]
    ends[operation] = end
    for seat in range(options[option, SEAT], options[option, SEATED]):
        changes[seats[seat], start] += 1
        changes[seats[seat], end] -= 1
    changes[row[GEAR], start] += 1
    changes[row[GEAR], end] -= 1
    changes[row[STAND], before if row[STAYS] else start] += 1
    changes[row[STAND], end] -= 1
