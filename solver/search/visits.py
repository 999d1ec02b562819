"""What a search has to know of every car's visit, worked out once per problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scheduler.orders import Link, Operation, Order
from scheduler.problem import Problem
from scheduler.stays import stays_of
from scheduler.windows import windows
from solver.compiled import Compiled
from solver.lazily import Lazily
from solver.search.skipping import attempts


class Visits:
    """Sequences, links and windows of all orders."""

    def __init__(self, compiled: Compiled) -> None:
        problem = compiled.problem
        self.windows = windows(problem)
        self.fact_stays = stays_of(problem, problem.facts)
        self.into: dict[str, list[Link]] = {o: [] for o in problem.operations}
        self.out_of: dict[str, list[Link]] = {}
        self.befores: dict[str, dict[str, None]] = {}
        for link in problem.links:
            self.into[link.after].append(link)
            before, after = (problem.operations[o].order for o in (link.before, link.after))
            if before != after:
                self.out_of.setdefault(link.before, []).append(link)
                self.befores.setdefault(after, {})[before] = None
        self.capped = {
            link.before for link in problem.links if link.max_lag is not None and not problem.is_hopeless(link)
        }
        self.mates: dict[str, set[str]] = {}
        for operation in problem.planned:
            if operation.same_crew_as is not None:
                self.mates.setdefault(operation.id, set()).add(operation.same_crew_as)
                self.mates.setdefault(operation.same_crew_as, set()).add(operation.id)
        self.attempts = Lazily(problem.orders, lambda order: attempts(compiled, problem.orders[order]))
        self.sequences = Lazily(problem.orders, lambda order: self._sequence(problem, problem.orders[order]))

    def in_turn(self, orders: Sequence[str]) -> Sequence[str]:
        """The list with every order after those that it has to wait for, else as it was."""
        if not self.befores:
            return orders
        waiting = set(orders)
        return tuple(o for order in orders for o in self._first(order, waiting))

    def _first(self, order: str, waiting: set[str]) -> Iterator[str]:
        """What an order waits for, then itself."""
        if order in waiting:
            waiting.remove(order)
            for before in self.befores.get(order, ()):
                yield from self._first(before, waiting)
            yield order

    def _sequence(self, problem: Problem, order: Order) -> tuple[Operation, ...]:
        """Planned operations as their links ask, stays kept together, as listed else, a stopped handover last."""
        before = {o: {k.before for k in self.into[o]}.intersection(order.operations) for o in order.operations}
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
