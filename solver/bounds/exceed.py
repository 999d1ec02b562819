"""How long after some tick a car is ready, at the least, from when its work is done.

With p ticks of work, the k-th last tick of work before an end C (k = 0, …, p − 1) costs ⌈(C + tail − k − since) ∕ p⌉
where that is positive. That adds up to C + tail − since when the work is done at a stretch (Hermite's identity), and to
less when it is split or begins sooner: so a staircase prices each tick of work, whoever does it and when.
"""

from __future__ import annotations

from scheduler.orders import Order
from solver.bounds.work import Stint, Work


def exceed(work: Work, order: Order, variable: int, since: int, left_out: int) -> None:
    """The variable is at least the ticks from ``since`` to ready; ``left_out`` if the order is not planned."""
    planned = work.ladders[order.id][-1].variable
    least = max(0, work.spans.ready(order) - since)
    work.program.at_least(left_out, {variable: 1, planned: left_out - least})
    for operation, tail in work.spans.tails(order).items():
        stints = work.stints.get(operation, ())
        prices = {s.variable: -price for s in stints if (price := _price(s, tail - since))}
        if prices:
            work.program.at_least(left_out, {variable: 1, planned: left_out, **prices})


def _price(stint: Stint, after: int) -> float:
    """Of one tick of one of its people, at the start of the stint."""
    return max(0, -(-(stint.start + 1 + after) // stint.ticks)) / stint.people
