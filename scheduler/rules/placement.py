"""A planned order is placed inside the horizon, whole or up to an allowed overnight stop; a left-out one is not."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Option, Order
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Facts stand whether or not the rest of their order is planned; an option is done as a whole or not at all."""
    rest: dict[str, set[str]] = {}
    for order in problem.orders.values():
        planned = [o for o in order.operations if o not in problem.facts]
        if order.id in plan.left_out:
            yield from _planned_all_the_same(problem, plan, planned)
            continue
        yield from _outside(problem, plan, planned)
        absent = [o for o in planned if o not in plan.placements]
        missing = [o for o in absent if o not in problem.option_of]
        yield from _unmarked(problem, plan, order, missing)
        if order.carries_over and missing:
            rest[order.id] = set(missing)
        for option in order.options:
            yield from _torn(problem, plan, option)
        if absent and len(absent) == len(order.operations):
            yield _broken(f"nothing of {_name(problem, order)} is planned: leave it out", absent[0])
    yield from _cut(problem, plan, rest)


def _planned_all_the_same(problem: Problem, plan: Plan, planned: list[str]) -> Iterator[Violation]:
    for operation in planned:
        if operation in plan.placements:
            yield _broken(f"{wording.job(problem, operation)} is planned although its order is left out", operation)


def _outside(problem: Problem, plan: Plan, planned: list[str]) -> Iterator[Violation]:
    for operation in planned:
        placement = plan.placements.get(operation)
        if placement is not None and not 0 <= placement.start < placement.end <= problem.horizon:
            yield _broken(
                f"{wording.job(problem, operation)} lies outside the horizon:"
                f" {wording.between(problem, placement.start, placement.end)}",
                operation,
            )


def _unmarked(problem: Problem, plan: Plan, order: Order, missing: list[str]) -> Iterator[Violation]:
    """What is required and not placed is carried over, and says so."""
    carried_over = order.id in plan.carried_over
    way_out = (
        "plan it, carry its order over or leave it out" if order.carries_over else "plan it or leave its order out"
    )
    if not order.carries_over or not carried_over:
        for operation in missing:
            yield _broken(f"{wording.job(problem, operation)} is not planned: {way_out}", operation)
    if carried_over and not missing:
        yield _broken(f"{_name(problem, order)} is marked carried over, and all of it is planned", order.operations[-1])


def _cut(problem: Problem, plan: Plan, rest: dict[str, set[str]]) -> Iterator[Violation]:
    """What is carried over (by order) is all that follows, what has to follow soon, and no part of a stay."""
    for link in problem.links if rest else ():
        before, after = link.before, link.after
        order = problem.operations[after].order
        missing = rest.get(order, set()) if problem.operations[before].order == order else set()
        if before in missing and after in plan.placements and after not in problem.facts:
            yield _broken(f"{wording.job(problem, after)} is planned, {_spec(problem, before)} before it is not", after)
        capped = link.max_lag is not None and after in missing and not problem.is_hopeless(link)
        if capped and before in plan.placements and before not in problem.facts:
            yield _broken(
                f"{wording.job(problem, before)} is planned, {_spec(problem, after)} has to follow it soon and is not",
                before,
            )
    for order, missing in rest.items():
        for group in problem.orders[order].groups:
            here = [o for o in group if o in plan.placements and o not in problem.facts]
            if here and not missing.isdisjoint(group):
                names = " and ".join(_spec(problem, o) for o in group if o in missing)
                yield _broken(f"{wording.job(problem, here[0])} is planned, {names} of the same stay is not", here[0])


def _torn(problem: Problem, plan: Plan, option: Option) -> Iterator[Violation]:
    """Facts of an option have been done: the rest may follow or not."""
    members = [o for o in option.operations if o not in problem.facts]
    absent = [o for o in members if o not in plan.placements]
    if absent and len(absent) < len(members):
        yield _broken(f"{wording.job(problem, absent[0])} is left out, the rest of its option is planned", absent[0])


def _name(problem: Problem, order: Order) -> str:
    return f"work order {order.label} ({order.plate})"


def _spec(problem: Problem, operation: str) -> str:
    return problem.operations[operation].name


def _broken(message: str, operation: str) -> Violation:
    return Violation("placement", message, (operation,))
