"""What is different between two plans of one problem, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.clock import TICK_MINUTES
from scheduler.documents.plan import PlanDocument
from scheduler.goals import calls
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Standing, prospects
from scheduler.published import pairs
from scheduler.rolling import standing
from scheduler.translate.plans import to_known

KEPT = (Standing.KEPT, Standing.TIGHT)


@dataclass(frozen=True, slots=True)
class Difference:
    """Of operations in both plans: minutes by which they start later, those that other people do, or in another bay.

    Of orders: newly planned, no longer planned, customers to call, promises gained and lost.
    """

    minutes: dict[str, int]
    technicians: tuple[str, ...]
    bays: tuple[str, ...]
    planned: tuple[str, ...]
    unplanned: tuple[str, ...]
    calls: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def words(self) -> str:
        """``2 jobs change technician, 1 changes bay, 0 customers to call``; what else there is before and after."""
        return ", ".join(_words(self))


def difference(problem: Problem, before: Plan, after: Plan) -> Difference:
    """What a plan changes against another one.

    What has begun or is over is no news. Forced work (``Problem.forced``) is a fact for whoever plans, but lies ahead
    for whoever does it: it counts like planned work.
    """
    begun = {name: fact for name, fact in problem.facts.items() if name not in problem.forced}
    against = replace(problem, published=before, facts=begun)  # as the goals compare a plan with the published one
    both = list(pairs(against, after))
    had, has = _planned(problem, before), _planned(problem, after)
    kept_before, kept = _kept(problem, before), _kept(problem, after)
    return Difference(
        {old.operation: TICK_MINUTES * (new.start - old.start) for old, new in both if new.start != old.start},
        tuple(old.operation for old, new in both if set(old.crew) != set(new.crew)),
        tuple(old.operation for old, new in both if old.bay != new.bay),
        tuple(order for order in has if order not in had),
        tuple(order for order in had if order not in has),
        tuple(_calls(against, after)),
        tuple(order for order in kept if order not in kept_before),
        tuple(order for order in kept_before if order not in kept),
    )


def told(document: PlanDocument, problem: Problem) -> Plan:
    """A plan as people were shown it: as it stands, but forced work is where the plan had it, or nowhere.

    The plan before, for ``difference``, where work may have been forced since it was written.
    """
    plan, shown = standing(document, problem), to_known(document, problem).placements
    others = {name: placement for name, placement in plan.placements.items() if name not in problem.forced}
    return replace(plan, placements={**others, **{name: shown[name] for name in shown if name in problem.forced}})


def _planned(problem: Problem, plan: Plan) -> dict[str, None]:
    """Orders of which something is planned, in the problem's order."""
    planned = (order for order in problem.orders.values() if order.id not in plan.left_out)
    return {order.id: None for order in planned if any(o in plan.placements for o in order.operations)}


def _kept(problem: Problem, plan: Plan) -> dict[str, None]:
    """Orders of the plan whose promise is kept; one that the plan does not know yet has none to keep."""
    planned, found = _planned(problem, plan), prospects(problem, plan)
    return {order: None for order in planned if found[order].standing in KEPT}


def _calls(against: Problem, after: Plan) -> Iterator[str]:
    """Asked of the goal order by order."""
    for order in against.orders.values():
        if calls.value(replace(against, orders={order.id: order}), after):
            yield order.id


def _words(found: Difference) -> Iterator[str]:
    if found.minutes:
        yield f"{_jobs(len(found.minutes))} at another time"
    changed = len(found.technicians)
    yield f"{_jobs(changed)} {'changes' if changed == 1 else 'change'} technician"
    yield f"{len(found.bays)} {'changes' if len(found.bays) == 1 else 'change'} bay"
    for orders, words in ((found.planned, "newly planned"), (found.unplanned, "no longer planned")):
        if orders:
            yield f"{_counted(len(orders), 'order')} {words}"
    for orders, words in ((found.gained, "gained"), (found.lost, "lost")):
        if orders:
            yield f"{_counted(len(orders), 'promise')} {words}"
    yield f"{_counted(len(found.calls), 'customer')} to call"


def _jobs(number: int) -> str:
    return _counted(number, "job")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
