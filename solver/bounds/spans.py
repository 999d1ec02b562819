"""Between which ticks an operation lies at best: its head from releases and work before, its tail from a deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler.orders import Link, Operation, Order
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.windows import Window, windows
from solver.compiled import Compiled

Span = tuple[int, int]
"""``[head, latest end)`` of one operation in ticks."""


class Spans:
    """Heads and latest ends of every order's operations, as if each order had the workshop to itself.

    ``required``: planned operations of each order that are placed in every plan that has the order whole.
    """

    def __init__(self, compiled: Compiled) -> None:
        self.problem = compiled.problem
        allowed = windows(self.problem)
        self._starts = {o.id: _starts(compiled, o, allowed[o.id]) for o in self.problem.planned}
        self.required = {order.id: self._required(order) for order in self.problem.orders.values()}
        self._into = _links_into(self.problem)
        self._heads: dict[str, Mapping[str, int] | None] = {}
        self._ends: dict[str, Mapping[str, int]] = {}
        for order, operations in self.required.items():
            self._heads[order], self._ends[order] = self._earliest(operations)

    def within(self, order: Order, ready: int | None = None) -> Mapping[str, Span] | None:
        """The span of every required operation if the car is ready by a tick (None: whenever); None: it cannot be."""
        heads = self._heads[order.id]
        required, last = self.required[order.id], dict[str, int]()
        until_ready = self.problem.until_ready[order.id]
        facts = (self.problem.facts[o].end for o in until_ready if o in self.problem.facts)
        if heads is None or (ready is not None and any(end > ready for end in facts)):
            return None
        horizon = self.problem.horizon
        latest = {o: horizon if ready is None or o not in until_ready else min(ready, horizon) for o in required}
        for operation in reversed(required):
            found = self._latest(operation, heads[operation], latest[operation])
            if found is None:
                return None
            start, last[operation] = found
            for link in self._into[operation]:
                if link.before in latest:
                    latest[link.before] = min(latest[link.before], start - link.min_lag)
        return {o: (heads[o], last[o]) for o in required}

    def ready(self, order: Order) -> int:
        """Earliest tick at which the car can be ready, if its order is planned whole."""
        facts, ends = self.problem.facts, self._ends[order.id]
        found = [facts[o].end if o in facts else ends.get(o) for o in self.problem.until_ready[order.id]]
        return max((end for end in found if end is not None), default=order.arrival)

    def tails(self, order: Order) -> Mapping[str, int]:
        """Least ticks from the end of every required operation to ready."""
        until_ready = self.problem.until_ready[order.id]
        tails = {o: 0 for o in self.required[order.id] if o in until_ready}
        for operation in reversed(tails):
            before = tails[operation] + min((elapsed for elapsed, _ in self._starts[operation]), default=0)
            for link in self._into[operation]:
                if link.before in tails:
                    tails[link.before] = max(tails[link.before], link.min_lag + before)
        return tails

    def _required(self, order: Order) -> tuple[str, ...]:
        """In an order that the links allow."""
        problem = self.problem
        listed = [o for o in order.operations if o not in problem.facts and o not in problem.option_of]
        before = {o: set[str]() for o in listed}
        for link in problem.links:
            if link.after in before and link.before in before:
                before[link.after].add(link.before)
        found: list[str] = []
        while listed:
            chosen = next(o for o in listed if before[o].issubset(found))
            found.append(chosen)
            listed.remove(chosen)
        return tuple(found)

    def _earliest(self, operations: Sequence[str]) -> tuple[Mapping[str, int] | None, Mapping[str, int]]:
        """Earliest start (None: one of them fits nowhere) and earliest end of each."""
        heads, ends = dict[str, int](), dict[str, int]()
        for operation in operations:
            after = max((self._freed(link, ends) for link in self._into[operation]), default=0)
            later = [
                (low, low + elapsed)
                for elapsed, starts in self._starts[operation]
                if (low := _lowest(starts & ~span(0, after))) is not None
            ]
            if not later:
                return None, ends
            heads[operation] = min(start for start, _ in later)
            ends[operation] = min(end for _, end in later)
        return heads, ends

    def _freed(self, link: Link, ends: Mapping[str, int]) -> int:
        """Tick from which a link lets the next operation start."""
        fact = self.problem.facts.get(link.before)
        before = fact.end if fact is not None else ends.get(link.before)
        return 0 if before is None else before + link.min_lag

    def _latest(self, operation: str, head: int, end: int) -> Span | None:
        """Latest start and latest end between a head and an end."""
        fitting = [
            (start, start + elapsed)
            for elapsed, starts in self._starts[operation]
            if (start := (starts & span(head, end - elapsed + 1)).bit_length() - 1) >= 0
        ]
        return (max(s for s, _ in fitting), max(e for _, e in fitting)) if fitting else None


def _starts(compiled: Compiled, operation: Operation, window: Window) -> tuple[tuple[int, int], ...]:
    """Every elapsed time with the ticks at which it may start, whoever does it."""
    found: dict[int, int] = {}
    if operation.paint:
        cycles = (p for booth in compiled.problem.booths.values() for p in booth.programmes.values())
        found = {p.ticks: -1 for p in cycles if p.id in operation.paint.programmes}
    for option in compiled.choices[operation.id].all_options:
        found[option.elapsed] = found.get(option.elapsed, 0) | option.legal
    fitting = ((elapsed, starts & window.legal(elapsed)) for elapsed, starts in sorted(found.items()))
    return tuple((elapsed, starts) for elapsed, starts in fitting if starts)


def _lowest(ticks: int) -> int | None:
    return (ticks & -ticks).bit_length() - 1 if ticks else None


def _links_into(problem: Problem) -> Mapping[str, list[Link]]:
    into: dict[str, list[Link]] = {o: [] for o in problem.operations}
    for link in problem.links:
        into[link.after].append(link)
    return into
