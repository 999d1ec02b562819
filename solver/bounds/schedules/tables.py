"""The orders of a problem, with all the options of their operations, as tables for :mod:`.cheapest`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from scheduler.orders import Link, Operation, Order
from scheduler.presence import span
from solver.bounds.schedules.uses import Uses
from solver.bounds.spans import Span, Spans
from solver.choices import Choices, Option
from solver.compiled import Compiled
from solver.jit import Numbers

MOST_STARTS = 3_000_000
"""Starts of all options above which a problem is too large: a look at each takes some ten nanoseconds."""


class TooLarge(Exception):
    """A problem has more options than could be looked at a few hundred times."""


class Tables:
    """``listed``: the orders that may be planned whole or left out, by row; the others have no operations here.

    Every operation follows one of those that links put before it, the last to start at best; of the other links the
    heads and ends of :class:`Spans` know.
    """

    def __init__(self, compiled: Compiled, watch: Callable[[], None]) -> None:
        self._compiled = compiled
        self.problem = compiled.problem
        self.spans = Spans(compiled)
        self.listed: list[Order] = []
        self._number: dict[str, int] = {}
        self._orders: list[Sequence[int]] = []
        self._operations: list[Sequence[int]] = []
        self._options: list[Sequence[int]] = []
        self._seats: list[int] = []
        self._starts: list[int] = []
        self._into: Mapping[str, list[Link]] = defaultdict(list)
        for link in self.problem.links:
            self._into[link.after].append(link)
        self.uses = Uses(compiled, (bays for o in self.problem.planned if (bays := self._bays(o.id))))
        for order in self.problem.orders.values():
            watch()
            spans = self.spans.within(order)
            if spans is not None and self.problem.is_open(order) and not order.carries_over:
                self._tell_order(order, spans)

    @property
    def arrays(self) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
        """Orders, operations, options, seats, starts."""
        tables = (self._orders, 4), (self._operations, 7), (self._options, 5)
        orders, operations, options = (np.array(t, np.int64).reshape(len(t), width) for t, width in tables)
        return orders, operations, options, np.array(self._seats, np.int64), np.array(self._starts, np.int64)

    @property
    def size(self) -> int:
        """Starts of all options."""
        return len(self._starts)

    def _bays(self, operation: str) -> frozenset[str]:
        """That suit its stay; none: it needs none."""
        group = self.problem.group_of.get(operation)
        booked = group is None or self.problem.operations[operation].paint
        return frozenset() if group is None or booked else frozenset(self._compiled.group_bays[group])

    def _tell_order(self, order: Order, spans: Mapping[str, Span]) -> None:
        required, first = self.spans.required[order.id], len(self._operations)
        self._number |= {operation: first + i for i, operation in enumerate(required)}
        follows = {o: self._link(o, spans) for o in required}
        staying = self._staying(required, follows)
        for operation in required:
            self._tell_operation(self.problem.operations[operation], spans, follows[operation], operation in staying)
        tails = self.spans.tails(order)
        sink = max(tails, key=lambda o: (-tails[o], spans[o][0]), default=None)
        ending = (-1, 0) if sink is None else (self._number[sink], tails[sink])
        self._orders.append((first, len(self._operations), *ending))
        self.listed.append(order)

    def _link(self, operation: str, spans: Mapping[str, Span]) -> Link | None:
        links = (link for link in self._into[operation] if link.before in spans)
        return max(links, key=lambda link: spans[link.before][0], default=None)

    def _staying(self, required: Sequence[str], follows: Mapping[str, Link | None]) -> set[str]:
        """Those whose car stands in their bay since the one before, where a stay is a chain."""
        stays: dict[object, list[str]] = defaultdict(list)
        for operation in required:
            if self._bays(operation):
                stays[self.problem.group_of[operation]].append(operation)
        found: set[str] = set()
        for stay in stays.values():
            parents = {o: link.before for o in stay if (link := follows[o]) is not None and link.before in stay}
            if len(parents) == len(set(parents.values())) == len(stay) - 1:
                found |= parents.keys()
        return found

    def _tell_operation(
        self, operation: Operation, spans: Mapping[str, Span], follows: Link | None, stays: bool
    ) -> None:
        first, (head, end) = len(self._options), spans[operation.id]
        for (elapsed, seats), legal in self._choices(operation).items():
            starts = list(_ticks(legal & span(head, end - elapsed + 1)))
            if starts:
                at = len(self._seats), len(self._seats) + len(seats), self.size, self.size + len(starts)
                self._options.append((elapsed, *at))
                self._seats += seats
                self._starts += starts
                if self.size > MOST_STARTS:
                    raise TooLarge
        after = (-1, 0) if follows is None else (self._number[follows.before], follows.min_lag)
        rows = self.uses.stand(self._bays(operation.id)), int(stays), self.uses.gear(operation.equipment)
        self._operations.append((first, len(self._options), *after, *rows))

    def _choices(self, operation: Operation) -> Mapping[tuple[int, tuple[int, ...]], int]:
        """Legal starts by elapsed ticks and rows of the crew."""
        found: dict[tuple[int, tuple[int, ...]], int] = defaultdict(int)
        if operation.paint:
            cycles = (p for booth in self.problem.booths.values() for p in booth.programmes.values())
            ticks = min(p.ticks for p in cycles if p.id in operation.paint.programmes)
            return {(ticks, ()): self.problem.whole}
        choices = self._compiled.choices[operation.id]
        for option in choices.all_options:
            for crew in self._crews(choices, option):
                found[option.elapsed, tuple(self.uses.person(some, option.kind.working) for some in crew)] |= (
                    option.legal
                )
        return found

    def _crews(self, choices: Choices, option: Option) -> set[tuple[int, ...]]:
        """Classes of its people, each as often as it has members at the most."""
        seats: list[Iterable[int]] = []
        for place, profiles in zip(choices.places[option.kind.way], option.kind.chosen, strict=True):
            seats += [{self.uses.class_of[m] for m in place.profiles[i].members} for i in profiles]
        crews = {tuple(sorted(crew)) for crew in product(*seats)}
        return {crew for crew in crews if all(n <= self.uses.size(some) for some, n in Counter(crew).items())}


def _ticks(ticks: int) -> Iterator[int]:
    while ticks:
        lowest = ticks & -ticks
        yield lowest.bit_length() - 1
        ticks ^= lowest
