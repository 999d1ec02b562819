"""The pooled relaxation of a problem: every judged plan is in it, so what it cannot do no plan can.

Bays that nothing tells apart are counted already in the exact model; here people are, too. The rules about who are
told by counting (:mod:`solver.pooled.crews`), the others as to the exact model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel

from scheduler.profiles import Tier
from solver.bounds.spans import Span, Spans
from solver.compiled import Compiled
from solver.model.build import Model, OutOfTime, expression
from solver.model.constraints import CONSTRAINTS, arrivals, crew, pins, shift, supervision, technician_free, yard
from solver.model.outcomes import ready
from solver.pooled import crews, named
from solver.pooled.variables import PooledVariables
from solver.pooled.ways import People

LEFT_ASIDE = (crew, technician_free, shift, supervision, pins, arrivals, yard)
"""Of these only who is there is told, by counting, and when pins hold work; the last two are seldom what is short."""
KEPT = (*(constraint for constraint in CONSTRAINTS if constraint not in LEFT_ASIDE), crews)


@dataclass(frozen=True)
class Pooled(Model):
    """A relaxation with its own variables."""

    x: PooledVariables


def build(
    compiled: Compiled,
    tiers: Sequence[Tier],
    is_over: Callable[[], bool] = lambda: False,
    deadlines: Mapping[str, int] | None = None,
    people: People = frozenset(),
) -> Pooled | None:
    """The relaxation with the goals of these tiers; None when time is over before it is told.

    ``deadlines``: these orders alone are planned, and ready by these ticks; where that cannot be, no plan keeps all of
    them, whatever else it has. ``people``: who is named, not counted.
    """

    def watch() -> None:
        if is_over():
            raise OutOfTime

    cp, spans = CpModel(), dict(_spans(compiled, deadlines or {}))
    x = PooledVariables(cp, compiled, {term.goal for tier in tiers for term in tier.terms}, spans, watch)
    try:
        for constraint in KEPT:
            watch()
            constraint.add(x)
        pins.add_times(x)
        if deadlines is not None:
            _meet(x, deadlines)
        named.add(x, people)
        return Pooled(cp, x, tuple(expression(x, tier) for tier in tiers))
    except OutOfTime:
        return None


def _spans(compiled: Compiled, deadlines: Mapping[str, int]) -> Iterator[tuple[str, Span]]:
    """Heads and latest ends of what is placed whole or not at all."""
    spans = Spans(compiled)
    for order in compiled.problem.orders.values():
        if not order.carries_over:
            yield from (spans.within(order, deadlines.get(order.id)) or {}).items()


def _meet(x: PooledVariables, deadlines: Mapping[str, int]) -> None:
    for order in x.problem.orders.values():
        if order.id in deadlines:
            x.model.add(x.present(order.id) == 1)
            x.model.add(ready(x, order) <= deadlines[order.id])
        elif x.problem.is_open(order):
            x.model.add(x.present(order.id) == 0)
