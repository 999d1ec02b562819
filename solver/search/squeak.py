"""Squeaky wheel (Joslin and Clements, 1999): what was left out comes first in the next list, until all of it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scheduler.plan import Plan
from solver.search.construct import Construct

ROUNDS = 25


def squeak(
    construct: Construct, orders: Sequence[str], found: Callable[[Plan], bool], is_over: Callable[[], bool]
) -> tuple[str, ...]:
    """Report the plan of every list; the last list that was better than all before."""
    winner, front, listed = tuple(orders), list[str](), tuple(orders)
    for _ in range(ROUNDS):
        if is_over():
            break
        plan = construct.plan(listed)
        if found(plan):
            winner = listed
        if not plan.left_out:
            break
        front = [*plan.left_out, *(o for o in front if o not in plan.left_out)]
        listed = (*front, *(o for o in orders if o not in front))
    return winner
