"""From a compiled problem to the rows of the kernel's tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from scheduler.orders import Operation, Order
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.kernel import layout
from solver.kernel.layout import FAR, GOALS
from solver.kernel.options import Choice, Crews, choices
from solver.kernel.pools import Pools
from solver.search.visits import Visits

Rows = tuple[list[Choice], list[Choice]]
"""Choices of an operation without overtime, and all of them if there are any with it."""


class Builder:
    """Collects the rows of all tables, order by order; ``names``: operations, ``options``: choices in the rows' order.

    ``alone``: every operation is a block of its own.
    """

    def __init__(
        self, compiled: Compiled, visits: Visits, pools: Pools, orders: Sequence[Order], *, alone: bool
    ) -> None:
        self.problem: Problem = compiled.problem
        self.visits, self.pools = visits, pools
        self.names = [o.id for order in orders for o in visits.sequences[order.id]]
        self.number = {name: i for i, name in enumerate(self.names)}
        known = Crews(compiled)
        found = {name: self._rows_of(compiled, known, name) for name in self.names}
        self.choices = [choice for name in self.names for rows in found[name] for choice in rows]
        self.origin = min(((c.legal & -c.legal).bit_length() - 1 for c in self.choices), default=0)
        self.end = max((c.legal.bit_length() - 1 + c.elapsed for c in self.choices), default=self.origin)
        self.rows: dict[int, list[tuple[int, ...]]] = {table: [] for table in layout.TABLES}
        self.legal: dict[int, int] = {}
        self._parties: dict[frozenset[str], int] = {}
        self._add_resources()
        self._add_goals()
        for order in orders:
            self._add_order(order, found, alone)

    def _rows_of(self, compiled: Compiled, known: Crews, name: str) -> Rows:
        operation, may_stay = self.problem.operations[name], compiled.choices[name].may_stay
        regular = choices(compiled, self.visits, self.pools, known, operation, overtime=False)
        if not may_stay:
            return regular, []
        return regular, choices(compiled, self.visits, self.pools, known, operation, overtime=True)

    def _add_resources(self) -> None:
        people = self.problem.technicians.values()
        trades = {trade: i for i, trade in enumerate(dict.fromkeys(t.trade for t in people))}
        trade_of = [trades[t.trade] for t in people] + [-1] * len(self.pools.free)
        row = 0
        for digits, trade in zip(self.pools.free, trade_of, strict=False):
            self._add(layout.RESOURCES, [(row, len(digits), 0, 0, trade)])
            row += len(digits)

    def _add_goals(self) -> None:
        for tier, goals in enumerate(self.problem.tiers):
            known = (t for t in goals.terms if t.goal in GOALS)
            self._add(layout.TERMS, [(GOALS.index(t.goal), tier, t.weight) for t in known])
            self._add(layout.TIERS, [(0, 0, 0)])

    def _add_order(self, order: Order, found: dict[str, Rows], alone: bool) -> None:
        sequence = self.visits.sequences[order.id]
        number, first = len(self.rows[layout.ORDERS]), len(self.rows[layout.OPERATIONS])
        for index in range(len(sequence)):
            block = len(self.rows[layout.BLOCKS]) + (index if alone else 0)
            self._add_operation(number, block, sequence[index:], found)
        end = len(self.rows[layout.OPERATIONS])
        cuts = [*range(first, end), end] if alone else [first, end]
        for begin, stop in pairwise(cuts):
            self._add(layout.BLOCKS, [(number, begin, stop, stop == end, begin == first, *[0] * 12)])
        whole = ((0, self.problem.horizon),)
        windows = self._add(layout.WINDOWS, self._shifted(whole if order.overnight else self.problem.opening))
        due = 0 if order.due is None else order.due - self.origin
        row = (
            first, end, *windows, order.weight, due, order.due is not None, order.arrival - self.origin,
            order.waits, not self._is_chained(sequence), not alone and any(found[o.id][1] for o in sequence),
        )  # fmt: skip
        self._add(layout.ORDERS, [row])

    def _shifted(self, windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        moved = [(max(0, a - self.origin), min(b, self.end) - self.origin) for a, b in windows]
        return [(a, b) for a, b in moved if a < b]

    def _is_chained(self, sequence: Sequence[Operation]) -> bool:
        """Every operation waits for all those before it."""
        before: dict[str, set[str]] = {}
        for index, operation in enumerate(sequence):
            mine = before[operation.id] = set()
            for link in self.visits.into[operation.id]:
                mine |= {link.before} | before.get(link.before, set())
            if not mine.issuperset(o.id for o in sequence[:index]):
                return False
        return True

    def _add_operation(self, order: int, block: int, rest: Sequence[Operation], found: dict[str, Rows]) -> None:
        """The first of the rest of an order."""
        operation = rest[0]
        regular, staying = found[operation.id]
        places = list(dict.fromkeys(place for c in (*regular, *staying) for place in c.places)) or [-1]
        needs = [(self.pools.pool[pool], count) for pool, count in operation.equipment]
        links = [
            (self.number[k.before], k.min_lag, FAR if k.max_lag is None else k.max_lag)
            for k in self.visits.into[operation.id]
        ]
        group = self.problem.group_of.get(operation.id)
        number = len(self.rows[layout.OPERATIONS])
        earlier = range(number - len(self.visits.sequences[operation.order]) + len(rest), number)
        same = [o for o in earlier if group and self.problem.group_of.get(self.names[o]) == group]
        row = (
            order,
            max(0, operation.release - self.origin),
            *(options := self._add(layout.OPTIONS, [self._option(c, places, needs) for c in regular])),
            *(self._add(layout.OPTIONS, [self._option(c, places, needs) for c in staying]) if staying else options),
            *self._add(layout.LINKS, links),
            *self._add(layout.SLOTS, [(place,) for place in places]),
            *self._add(layout.NEEDS, needs),
            same[-1] if same else -1,
            same[0] if same else -1,
            self._mate(operation),
            operation.kind != "handover",
            block,
            -1, -1, 0, 0,
        )  # fmt: skip
        self._add(layout.OPERATIONS, [row])

    def _mate(self, operation: Operation) -> int:
        """The first of all that are done by the same crew, if that comes before."""
        together, more = {operation.id}, {operation.id}
        while more:
            more = {m for o in more for m in self.visits.mates.get(o, ())} - together
            together |= more
        first = min(self.number[o] for o in together)
        return first if first < self.number[operation.id] else -1

    def _option(self, choice: Choice, places: list[int], needs: list[tuple[int, int]]) -> tuple[int, ...]:
        crew = [self.pools.technician[t] for t in choice.crew]
        uses = [*((t, 1) for t in crew), *needs]
        first, second, third = [*(crew or [self.pools.nobody]), -1, -1][:3]
        return (
            choice.elapsed,
            choice.way,
            self._parties.setdefault(frozenset(choice.crew), len(self._parties)),
            first, second, third,
            len(crew),
            sum(1 << places.index(place) for place in choice.places),
            self.legal.setdefault(choice.legal, len(self.legal)),
            *self._add(layout.USES, uses),
            choice.rank,
            choice.waste,
            choice.disliked,
        )  # fmt: skip

    def _add(self, table: int, rows: Sequence[tuple[int, ...]]) -> tuple[int, int]:
        first = len(self.rows[table])
        self.rows[table].extend(rows)
        return first, len(self.rows[table])
