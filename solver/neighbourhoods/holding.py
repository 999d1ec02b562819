"""What the model of a smaller problem is told beside it: held work, unlike a fact, keeps the rules.

A link into a fact does not bind, and nobody looks at stays of facts alone.
"""

from __future__ import annotations

from collections.abc import Set

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem
from solver.model.build import Model
from solver.model.fixed import blocked
from solver.model.loans import lent
from solver.model.stays import extent, planned_groups, stands
from solver.neighbourhoods.held import is_whole


def hold(model: Model, whole: Problem, plan: Plan, free: Set[str]) -> None:
    """What is still undecided of held orders is as planned; what is free fits before, and beside, what is held."""
    _follow(model, whole, plan, free)
    for order in model.x.problem.orders.values():
        if not is_whole(whole, whole.orders[order.id], free) and model.x.problem.is_open(order):
            _decide(model, order, plan, free)
            if not free.isdisjoint(order.operations):
                _stay_apart(model, order)


def _follow(model: Model, whole: Problem, plan: Plan, free: Set[str]) -> None:
    """Links from free work to held work."""
    x = model.x
    for link in whole.links:
        after = plan.placements.get(link.after)
        if after is None or link.before not in free or link.after in free or link.after in whole.facts:
            continue
        lag, placed = after.start - x.end(link.before), x.placed(link.before)
        model.cp.add(lag >= link.min_lag).only_enforce_if(placed)
        if link.max_lag is not None:
            model.cp.add(lag <= link.max_lag).only_enforce_if(placed)


def _decide(model: Model, order: Order, plan: Plan, free: Set[str]) -> None:
    """Whether it is planned, and which of it; of those that are held also which loaner is lent."""
    x = model.x
    literals = [x.present(order.id), *(x.placed(o) for o in order.operations if o not in x.problem.facts)]
    if order.loan is not None and free.isdisjoint(order.operations):
        literals += lent(x, order, order.loan).values()
    for literal in literals:
        model.cp.add(literal == x.known(literal, plan))


def _stay_apart(model: Model, order: Order) -> None:
    """A car that is partly free is in no other bay while it keeps one that is held."""
    x, facts = model.x, model.x.problem.facts
    groups = [group for group in planned_groups(x) if group[0] == order.id]
    held = [[facts[o] for o in group] for group in order.groups if facts.keys() >= set(group)]
    kept = [(min(f.start for f in group), max(f.end for f in group)) for group in held if len(group) > 1]
    if groups and kept:
        extents = [(extent(x, group), stands(x, group)) for group in groups]
        intervals = [
            x.model.new_optional_interval_var(e.start, e.length, e.end, s, f"beside[{s.name}]") for e, s in extents
        ]
        x.model.add_no_overlap([*intervals, *blocked(x.model, kept)])
