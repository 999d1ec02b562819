"""The work that keeping promises takes, against what people and places can do: a linear relaxation of every plan.

Per order a ladder of 0/1 variables (ready by its promise, an hour later, at all), per required operation the ticks of
work per group of technicians and stretch of time, inside the span that each rung leaves it. Work may be split at will
and people may change; whatever the rules ask for beyond that is not told, so that every valid plan is a solution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.orders import Operation, Order
from scheduler.presence import span
from scheduler.readiness import VERY_LATE
from solver.bounds.capacity import Capacity
from solver.bounds.demand import Demands, Seats, Way
from solver.bounds.program import Program
from solver.bounds.spans import Span, Spans
from solver.bounds.usage import Usage
from solver.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Rung:
    """``variable``: 1 if the order is planned and ready by tick ``ready`` (None: whenever).

    ``spans``: where its operations lie then; None: it cannot be.
    """

    variable: int
    ready: int | None
    spans: Mapping[str, Span] | None


@dataclass(frozen=True, slots=True)
class Stint:
    """Work on an operation within ``[start, end)``: the variable counts the ticks of its ``people`` together.

    ``ticks``: least work of the operation if nobody else does it.
    """

    variable: int
    start: int
    end: int
    ticks: int
    people: int

    @property
    def share(self) -> float:
        """What a unit of the variable is of all the work."""
        return 1 / (self.ticks * self.people)


class Work:
    """The program of one problem on a grid of ``grid`` ticks; goals and cuts are added by whoever bounds with it.

    ``ladders``: rungs by order, the first the hardest; orders that may be carried over have none, they ask for nothing.
    ``stints`` by operation, of one kind of seat of each of its ways.
    """

    def __init__(
        self,
        compiled: Compiled,
        grid: int,
        watch: Callable[[Program], None] = lambda program: None,
    ) -> None:
        self.problem = compiled.problem
        self.program = Program()
        self.ladders: dict[str, tuple[Rung, ...]] = {}
        self.stints: dict[str, list[Stint]] = {}
        self._compiled = compiled
        self._grid = grid
        self.spans = Spans(compiled)
        self._demands = Demands(compiled)
        self._capacity = Capacity(self.problem)
        self._present = [self._capacity.anybody(members) for members in self._demands.groups]
        self._usage = Usage(self._capacity, grid)
        for order in self.problem.orders.values():
            watch(self.program)
            if self.problem.is_open(order) and not order.carries_over:
                self._tell_order(order)
        self._usage.limit(self.program)

    def _tell_order(self, order: Order) -> None:
        ladder = self.ladders[order.id] = tuple(self._ladder(order))
        for rung, easier in pairwise(ladder):
            self.program.at_most(0, {rung.variable: 1, easier.variable: -1})
            if rung.spans is not None and rung.spans == easier.spans:  # whoever reaches one reaches the other
                self.program.at_least(0, {rung.variable: 1, easier.variable: -1})
        if ladder[-1].spans is None:
            return
        together: dict[int, dict[int, float]] = defaultdict(dict)
        for operation in self.spans.required[order.id]:
            for stint in self._tell_operation(self.problem.operations[operation], ladder):
                together[stint.start // self._grid][stint.variable] = 1 / stint.people
        if len(self.spans.required[order.id]) > 1:  # a car is in one place
            for terms in together.values():
                self.program.at_most(0, {**terms, ladder[-1].variable: -self._grid})

    def _ladder(self, order: Order) -> Iterable[Rung]:
        for ready in (None,) if order.due is None else (order.due, order.due + VERY_LATE, None):
            spans = self.spans.within(order, ready)
            yield Rung(self.program.variable(1 if spans is not None else 0, whole=True), ready, spans)

    def _tell_operation(self, operation: Operation, ladder: Sequence[Rung]) -> list[Stint]:
        ways = self._demands.ways(operation)
        shares = [ladder[-1].variable] if len(ways) == 1 else [self.program.variable(1) for _ in ways]
        if len(ways) != 1:
            self.program.equal(0, {**dict.fromkeys(shares, 1), ladder[-1].variable: -1})
        stretches = self._stretches(operation, ladder)
        stints: list[Stint] = []
        for way, share in zip(ways, shares, strict=True):
            for number, seats in enumerate(way.seats or (None,)):
                found = list(self._stints(way, seats, stretches))
                self.program.at_least(0, {**{s.variable: s.share for s in found}, share: -1})
                stints += found if number == 0 else ()
        self._keep_to_rungs(operation, ladder, stints)
        self._use(operation, stints)
        self.stints[operation.id] = stints
        return stints

    def _stretches(self, operation: Operation, ladder: Sequence[Rung]) -> list[Span]:
        """The span of the easiest rung, cut at the grid and where harder rungs end."""
        spans = [rung.spans[operation.id] for rung in ladder if rung.spans is not None]
        start, end = spans[-1]
        cuts = {start, *range(start - start % self._grid + self._grid, end, self._grid), *(last for _, last in spans)}
        return list(pairwise(sorted(cuts)))

    def _stints(self, way: Way, seats: Seats | None, stretches: Sequence[Span]) -> Iterable[Stint]:
        """Work of one kind of seat; unattended work if there is none."""
        for start, end in stretches:
            if seats is None:
                yield Stint(self.program.variable(end - start), start, end, way.ticks, 1)
                continue
            for group, ticks in seats.ticks.items():
                if most := (self._present[group] & span(start, end)).bit_count():
                    stint = Stint(self.program.variable(most * seats.count), start, end, ticks, seats.count)
                    self._usage.add(self._demands.groups[group], stint)
                    yield stint

    def _keep_to_rungs(self, operation: Operation, ladder: Sequence[Rung], stints: Sequence[Stint]) -> None:
        """Within each rung's span the whole work if it is kept; beyond it none."""
        easiest = ladder[-1].variable
        ends = [(rung.variable, rung.spans[operation.id][1]) for rung in ladder[:-1] if rung.spans is not None]
        for variable, end in ends:
            inside = {s.variable: s.share for s in stints if s.end <= end}
            if len(inside) < len(stints):
                self.program.at_least(0, {**inside, variable: -1})
        most = max((s.ticks for s in stints), default=0)
        by_stretch: dict[Span, dict[int, float]] = defaultdict(dict)
        for stint in stints:
            by_stretch[stint.start, stint.end][stint.variable] = 1 / stint.people
        for (start, end), terms in by_stretch.items():
            broken = [variable for variable, last in ends if last <= start]
            if broken:
                self.program.at_most(0, {**terms, easiest: start - end, broken[-1]: end - start})
            elif end - start < most:
                self.program.at_most(0, {**terms, easiest: start - end})

    def _use(self, operation: Operation, stints: Sequence[Stint]) -> None:
        """Equipment, booth, and one of the bays that suit the whole stay."""
        group = self.problem.group_of.get(operation.id)
        for stint in stints:
            for pool, units in operation.equipment:
                self._usage.add(self.problem.pools[pool].units, stint, units / stint.people)
            if operation.paint:
                self._usage.add(tuple(self.problem.booths), stint, operation.paint.panels)
            elif group is not None:
                self._usage.stand(frozenset(self._compiled.group_bays[group]), operation.order, stint)
