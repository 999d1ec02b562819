"""Which operations are placed together or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.orders import Order
from scheduler.problem import Problem


def together(problem: Problem) -> Mapping[str, str | None]:
    """By planned operation: the first of those that are placed with it; None: all of its order that is required.

    An option is placed as a whole. What is carried over is cut at an allowed stop only: not within a stay, nor between
    operations that follow each other within a most lag.
    """
    found: dict[str, str | None] = {}
    for order in problem.orders.values():
        planned = [o for o in order.operations if o not in problem.facts]
        if order.carries_over:
            found |= _cut(problem, order, planned)
        else:
            found |= dict.fromkeys(planned)
        for option in order.options:
            members = [o for o in option.operations if o in found]
            found |= dict.fromkeys(members, members[0] if members else None)
    return found


def _cut(problem: Problem, order: Order, planned: list[str]) -> dict[str, str | None]:
    """Every operation with those it cannot be cut from."""
    first = {o: o for o in planned}
    pairs = [(a, b) for group in order.groups for a in group for b in group]
    capped = (k for k in problem.links if k.max_lag is not None and not problem.is_hopeless(k))
    pairs += [(k.before, k.after) for k in capped]
    for a, b in pairs:
        if a in first and b in first and problem.option_of.get(a) is problem.option_of.get(b) is None:
            kept, dropped = sorted((first[a], first[b]), key=planned.index)
            first = {o: kept if f == dropped else f for o, f in first.items()}
    return dict(first)
