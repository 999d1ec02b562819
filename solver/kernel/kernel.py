"""Local search over order lists in compiled code: tens of thousands of lists a second on a medium day."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.plan import Plan
from solver.compiled import Compiled
from solver.kernel import layout
from solver.kernel.build import Builder
from solver.kernel.climb import LEVELS, climb, remember
from solver.kernel.decode import count_least, decode
from solver.kernel.layout import BLOCKS, POSITIONS, TIERS, get, put
from solver.kernel.memory import memory
from solver.kernel.movable import movable
from solver.kernel.plan import best_plan
from solver.kernel.pools import Pools
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.search.visits import Visits

WORK, CYCLE = 9_000_000, 1_000
"""Moves of the first cycle times operations, for a move of many takes longer; and its least moves."""
HEAT, COOLED = 30_000, 300
"""How much a trial may cost more on average, at the beginning and at the end of a cycle."""
PRICES = (6000, 20, 1)
"""What a unit of the first, the second and every later tier costs in the search."""
SHARES = (10, 10, 26, 12, 6)
"""Of so many moves each kind, in all as many as there are chances."""


class Kernel:
    """The tables of one problem; orders that the kernel cannot move stay as ``held`` has them.

    ``every_operation_alone``: a list holds operations, not whole orders.
    """

    def __init__(self, compiled: Compiled, held: Plan | None = None, *, every_operation_alone: bool = False) -> None:
        self.compiled = compiled
        problem = compiled.problem
        visits = Visits(compiled)
        orders = movable(compiled, visits)
        self.movable = frozenset(order.id for order in orders)
        if held is None:
            is_all = len(orders) == len(problem.orders)
            held = Plan({}) if is_all else Construct(compiled).plan(next(sequences(problem)))
        self.held = held
        self.fixed = {o: p for o, p in held.placements.items() if problem.operations[o].order not in self.movable}
        self.builder = Builder(compiled, visits, Pools(compiled, self.fixed, held), orders, alone=every_operation_alone)
        self.memory = memory(self.builder)
        self.blocks_of: dict[str, list[int]] = {}
        for block, row in enumerate(self.builder.rows[BLOCKS]):
            order = problem.operations[self.builder.names[row[layout.FIRST]]].order
            self.blocks_of.setdefault(order, []).append(block)

    def begin(self, orders: Sequence[str], seed: int) -> Search:
        """A search from an order list; orders that are not movable are skipped."""
        return Search(self, [b for o in orders for b in self.blocks_of.get(o, ())], seed)

    def begin_from(self, plan: Plan, seed: int) -> Search:
        """A search from a plan: of the lists by first start and by last end the one whose plan is better."""
        operations = self.compiled.problem.operations
        starts: dict[str, int] = {}
        ends: dict[str, int] = {}
        for placement in plan.placements.values():
            order = operations[placement.operation].order
            starts[order] = min(starts.get(order, placement.start), placement.start)
            ends[order] = max(ends.get(order, placement.end), placement.end)
        lists = (sorted(self.blocks_of, key=lambda o: when.get(o, layout.FAR)) for when in (starts, ends))
        return min((self.begin(listed, seed) for listed in lists), key=lambda search: search.best_value)


class Search:
    """One search of one thread. ``tried``: lists decoded so far, as far as was needed to refuse them."""

    def __init__(self, kernel: Kernel, blocks: Sequence[int], seed: int) -> None:
        self.kernel = kernel
        self.memory = kernel.memory.copy(seed)
        m, w = self.memory
        self._tiers = len(kernel.compiled.problem.tiers)
        for at, block in enumerate(blocks):
            put(m, POSITIONS, at, layout.TRIAL_BLOCK, block)
        for tier in range(self._tiers):
            put(m, TIERS, tier, layout.PRICE, PRICES[min(tier, 2)])
        m[layout.HOT] = m[layout.HEAT] = HEAT
        m[layout.COLD] = round(1024 * (COOLED / HEAT) ** (1 / LEVELS))
        m[layout.LENGTH] = max(CYCLE, WORK // max(1, len(kernel.builder.names)))
        shares = [kind for kind, share in enumerate(SHARES) for _ in range(share)]
        for chance in range(layout.CHANCES):
            put(m, layout.KINDS, chance, 0, shares[chance])
        count_least(m, w)
        decode(m, w)
        remember(m)

    @property
    def tried(self) -> int:
        """Moves tried."""
        return int(self.memory.numbers[layout.TRIED])

    @property
    def cycle(self) -> int:
        """Moves of the cycle that it is in."""
        return int(self.memory.numbers[layout.LENGTH])

    @property
    def best_value(self) -> tuple[int, ...]:
        """Tiers of the best list, of the goals the kernel knows and the orders it moves."""
        return tuple(int(get(self.memory.numbers, TIERS, tier, layout.BEST_TOTAL)) for tier in range(self._tiers))

    def run(self, moves: int) -> bool:
        """Try so many moves; True if the best list got better. The interpreter lock is free meanwhile."""
        return bool(self.kernel.movable) and bool(climb(*self.memory, moves))

    def plan(self) -> Plan:
        """The best list's plan, complete."""
        kernel = self.kernel
        return best_plan(kernel.builder, self.memory.numbers, kernel.held, kernel.fixed)
