r"""Variables of the yard: when a car is parked between its stays and drives, and whether on a place.

The units of an order (:mod:`solver.model.house`) :math:`[s_v, e_v)` may overlap. From the end of unit u on the car is
parked (:math:`g_u`) until the next unit starts, at :math:`n_u`, unless another unit covers the tick; of units that end
together the first counts:

.. math::
    g_u \vee \bigvee_{v \ne u} \big(s_v \le e_u \wedge e_v \ge e_u + [v > u]\big), \qquad
    g_u \Rightarrow \bigvee_v n_u = s_v, \qquad
    \mathrm{NoOverlap}\big(\{[s_v, e_v)\} \cup \{[e_u, n_u) : g_u\}\big) \quad \forall v

With :math:`p_u \le g_u` = on a place, :math:`\omega_u = (n_u - e_u)(1 - p_u)` are the ticks of overflow.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ortools.sat.python.cp_model import IntervalVar, IntVar, LinearExpr

from scheduler.orders import Order
from scheduler.plan import Parking, Plan
from solver.model.house import Tick, Unit, latest, rivals, tick_in, units
from solver.model.values import ValueIn
from solver.model.variables import Variables

BEFORE, AFTER = 0, 1
"""Numbers of the units before the car comes and after it has left: no gap ends with one, or begins with the other."""


class Gap(NamedTuple):
    """The car of an order is parked ``[start, end)`` (empty: it is not), on a place or, for ``overflow`` ticks, not."""

    order: str
    start: Tick
    end: IntVar
    length: IntVar
    exists: IntVar
    on_place: IntVar
    overflow: IntVar


def gaps(x: Variables) -> tuple[Gap, ...]:
    """Every gap of every car."""
    return x.once("gaps", "", lambda _: tuple(gap for order in x.problem.orders.values() for gap in _gaps(x, order)))


def interval(x: Variables, gap: Gap, literal: IntVar) -> IntervalVar:
    """The time of a gap, where the literal holds."""
    return x.model.new_optional_interval_var(gap.start, gap.length, gap.end, literal, f"at[{literal.name}]")


def parked_in(x: Variables, value: Callable[[IntVar], int], plan: Plan) -> tuple[Parking, ...]:
    """The parkings of a plan, on the places that the values give them; as they are in a model that knows of none."""
    if x.problem.yard is None or "overflow" not in x.goals:
        return plan.yard
    placed = {
        (gap.order, gap.start if isinstance(gap.start, int) else value(gap.start))
        for gap in gaps(x)
        if value(gap.on_place)
    }
    return tuple(Parking(p.order, p.start, p.end, (p.order, p.start) not in placed) for p in plan.yard)


def _gaps(x: Variables, order: Order) -> list[Gap]:
    around = units(x, order)
    found = [_gap(x, order, around, index) for index in range(len(around)) if index != AFTER]
    parked = [interval(x, gap, gap.exists) for gap in found]
    for number, unit in enumerate(around):
        name = f"unit[{order.id}/{number}]"
        x.model.add_no_overlap([x.model.new_interval_var(unit.start, unit.length, unit.end, name), *parked])
    return found


def _gap(x: Variables, order: Order, around: tuple[Unit, ...], index: int) -> Gap:
    """The gap that begins at the end of a unit."""
    start, name, horizon = around[index].end, f"{order.id}/{index}", x.problem.horizon
    parking = _parking(x, order, around, index)

    def length_in(plan: Plan) -> int:
        return found.end - found.start if (found := parking(plan)) else 0

    gap = Gap(
        order.id,
        start,
        x.new_int(0, latest(x, order), f"parked_until[{name}]", lambda p: tick_in(x, start, p) + length_in(p)),
        x.new_int(0, horizon, f"parked_for[{name}]", length_in),
        x.new_bool(f"gap[{name}]", lambda p: parking(p) is not None),
        x.new_bool(f"parked[{name}]", lambda p: (found := parking(p)) is not None and not found.overflow),
        x.new_int(0, horizon, f"overflow[{name}]", lambda p: length_in(p) if (f := parking(p)) and f.overflow else 0),
    )
    x.model.add(start + gap.length == gap.end)
    x.model.add(gap.length >= 1).only_enforce_if(gap.exists)
    x.model.add(gap.length == 0).only_enforce_if(~gap.exists)
    x.model.add_implication(gap.on_place, gap.exists)
    x.model.add(gap.overflow == gap.length).only_enforce_if(~gap.on_place)
    x.model.add(gap.overflow == 0).only_enforce_if(gap.on_place)
    x.model.add_bool_or([gap.exists, *_covers(x, around, index, name)])
    x.model.add(LinearExpr.sum(_closes(x, around, index, gap, parking)) == gap.exists)
    return gap


def _parking(x: Variables, order: Order, around: tuple[Unit, ...], index: int) -> Callable[[Plan], Parking | None]:
    """What is parked in a plan from the end of a unit on, if no unit before it ends then, too."""
    ends = [unit.end for number, unit in enumerate(around[: index + 1]) if number != AFTER]

    def value(plan: Plan) -> Parking | None:
        *others, start = (tick_in(x, end, plan) for end in ends)
        return None if start in others else plan.parked_from.get((order.id, start))

    return value


def _covers(x: Variables, around: tuple[Unit, ...], index: int, name: str) -> list[IntVar]:
    """By unit that may last longer: a literal that says it takes the car at the end of this one."""
    tick, found = around[index].end, []
    for number in rivals(x, around, index):
        unit, beyond = around[number], int(number > index)
        literal = x.new_bool(f"covers[{name}/{number}]", _is_covered(x, unit, tick, beyond))
        x.model.add(unit.start <= tick).only_enforce_if(literal)
        x.model.add(unit.end >= tick + beyond).only_enforce_if(literal)
        found.append(literal)
    return found


def _is_covered(x: Variables, unit: Unit, tick: Tick, beyond: int) -> ValueIn:
    def value(plan: Plan) -> int:
        return tick_in(x, unit.start, plan) <= tick_in(x, tick, plan) <= tick_in(x, unit.end, plan) - beyond

    return value


def _closes(
    x: Variables, around: tuple[Unit, ...], index: int, gap: Gap, parking: Callable[[Plan], Parking | None]
) -> list[IntVar]:
    """By unit that may begin later: a literal that says the gap lasts until it starts."""

    def first(plan: Plan) -> int | None:
        """The unit that ends the gap, by number."""
        found = parking(plan)
        return next((n for n in numbers if found and tick_in(x, around[n].start, plan) == found.end), None)

    numbers, found = [n for n in rivals(x, around, index) if n != BEFORE], []
    for number in numbers:
        literal = x.new_bool(f"closes[{gap.exists.name}/{number}]", partial(_is, first, number))
        x.model.add(gap.end == around[number].start).only_enforce_if(literal)
        found.append(literal)
    return found


def _is(which: Callable[[Plan], int | None], number: int, plan: Plan) -> int:
    return which(plan) == number
