"""What a search has to know of every car's visit, worked out once per problem."""

from __future__ import annotations

from scheduler.orders import Link, Operation, Order
from scheduler.problem import Problem
from scheduler.stays import stays_of
from solver.compiled import Compiled
from solver.search.skipping import attempts
from solver.search.windows import windows


class Visits:
    """Sequences, links and windows of all orders."""

    def __init__(self, compiled: Compiled) -> None:
        problem = compiled.problem
        self.windows = windows(problem)
        self.fact_stays = stays_of(problem, problem.facts)
        self.into: dict[str, list[Link]] = {o: [] for o in problem.operations}
        for link in problem.links:
            self.into[link.after].append(link)
        self.capped = {
            link.before for link in problem.links if link.max_lag is not None and not problem.is_hopeless(link)
        }
        self.mates: dict[str, set[str]] = {}
        for operation in problem.planned:
            if operation.same_crew_as is not None:
                self.mates.setdefault(operation.id, set()).add(operation.same_crew_as)
                self.mates.setdefault(operation.same_crew_as, set()).add(operation.id)
        self.attempts = {order.id: attempts(compiled, order) for order in problem.orders.values()}
        self.sequences = {order.id: self._sequence(problem, order) for order in problem.orders.values()}

    def _sequence(self, problem: Problem, order: Order) -> tuple[Operation, ...]:
        """Planned operations as their links ask, stays kept together, as listed else, a stopped handover last."""
        before = {o: {link.before for link in self.into[o]} for o in order.operations}
        listed, found = sorted(order.operations, key=lambda o: self._waits_for_recalls(problem, order, o)), list[str]()
        staying: tuple[str, int] | None = None
        while listed:
            ready = [o for o in listed if before[o].issubset(found)]
            here = [o for o in ready if staying is not None and problem.group_of.get(o) == staying]
            chosen = (here or ready)[0]
            found.append(chosen)
            listed.remove(chosen)
            staying = problem.group_of.get(chosen, staying)
        return tuple(problem.operations[o] for o in found if o not in problem.facts)

    def _waits_for_recalls(self, problem: Problem, order: Order, operation: str) -> bool:
        return order.delivery_stop and problem.operations[operation].hands_over
