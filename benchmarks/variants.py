"""Variants of a day for what a peer cannot express: problem in, problem out, the same one for every solver.

A mechanical day needs none: every peer here has all of its rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from scheduler.clock import TICK_SECONDS
from scheduler.orders import Operation, Order, Way
from scheduler.presence import Presence
from scheduler.problem import Problem
from scheduler.readiness import shortest
from scheduler.resources import Pool

BOOTH = "booth"
"""Equipment pool of a plain day: one unit per panel of every paint booth."""

TODAY = 0.5
"""Share of the opening hours that the work of an order which goes on after the horizon may take on a plain day."""


def whole(problem: Problem) -> Problem:
    """The day as it is."""
    return problem


def plain(problem: Problem) -> Problem:
    """A full day without what only a whole-workshop model has.

    What has begun is forgotten: done work is done, its car may go to any bay. A painted operation takes as long as its
    shortest cycle, unattended, and a booth takes as many panels as ever, but cars come and go one by one. Who would be
    carried over has today's share to do, without a promise. No overtime, supervisors, loaners, yard, labour limits,
    delivery stops, options; bought-in work may begin at any time.
    """
    if problem.yard is None and not (problem.facts or problem.booths or problem.loaners):
        return problem
    orders = {order.id: left for order in problem.orders.values() if (left := _order(problem, order)).operations}
    kept = [o for order in orders.values() for o in order.operations]
    panels = tuple(f"{b.id} {n + 1}" for b in problem.booths.values() for n in range(b.panels))
    pools = {BOOTH: Pool(BOOTH, BOOTH, panels)} if panels else {}
    return replace(
        problem,
        technicians={t.id: replace(t, presence=_regular(t.presence)) for t in problem.technicians.values()},
        orders=orders,
        operations={o: _operation(problem, problem.operations[o]) for o in kept},
        pools={**problem.pools, **pools},
        links=tuple(x for x in problem.links if x.before in kept and x.after in kept),
        facts={},
        published=None,
        booths={},
        loaners={},
        yard=None,
        fact_cycles=(),
    )


VARIANTS: Mapping[str, Callable[[Problem], Problem]] = {"whole": whole, "plain": plain}


def _regular(presence: Presence) -> Presence:
    return replace(presence, overtime=0)


def _operation(problem: Problem, operation: Operation) -> Operation:
    spec = replace(operation, supervised=False, sublet=False, recall=False)
    if operation.paint is None:
        return spec
    ticks = shortest(problem, operation.id)
    way = Way(ticks * TICK_SECONDS)
    return replace(spec, ways=(way,), paint=None, equipment=((BOOTH, operation.paint.panels),))


def _order(problem: Problem, order: Order) -> Order:
    operations = tuple(o for o in order.operations if o not in problem.facts and o not in problem.option_of)
    plain_order = replace(
        order, options=(), carries_over=False, delivery_stop=False, labour_limit=None, loan=None, joins=()
    )
    if order.carries_over:
        operations = _share(problem, order, operations)
        plain_order = replace(plain_order, due=None, promised=None)
    groups = (tuple(o for o in group if o in operations) for group in order.groups)
    return replace(plain_order, operations=operations, groups=tuple(g for g in groups if g))


def _share(problem: Problem, order: Order, operations: tuple[str, ...]) -> tuple[str, ...]:
    """As many of the operations as today has room for, cut between two stays; at least the first stay."""
    room = TODAY * sum(closes - opens for opens, closes in problem.opening)
    cuts = [i for i in range(1, len(operations) + 1) if _is_cut(problem, operations, i)]
    fitting = [i for i in cuts if sum(shortest(problem, o) for o in operations[:i]) <= room]
    return operations[: max(fitting, default=cuts[0] if cuts else 0)]


def _is_cut(problem: Problem, operations: tuple[str, ...], index: int) -> bool:
    """No stay has operations on both sides."""
    before = {problem.group_of.get(o) for o in operations[:index]} - {None}
    return before.isdisjoint(problem.group_of.get(o) for o in operations[index:])
