r"""Time from the first start to the last end of the work on a car, or on the cars of one fleet.

With :math:`\alpha_f = \min s_o` and :math:`\omega_f = \max e_o` over the placed operations o of fleet f:

.. math::
    \min \sum_f \max(0, \omega_f - \alpha_f)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Placement, Plan
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In minutes."""
    lengths = [_length(x, str(index), operations) for index, operations in enumerate(x.problem.fleets)]
    return TICK_MINUTES * LinearExpr.sum(lengths)


def _length(x: Variables, name: str, operations: tuple[str, ...]) -> LinearExprT:
    """What is not placed begins after everything, and ends before."""
    planned = [o for o in operations if o not in x.problem.facts]
    facts = [x.problem.facts[o] for o in operations if o in x.problem.facts]
    if len(planned) == 1 and not facts:
        return x.elapsed(planned[0])
    low = min([0, *(f.start for f in facts)])
    high = max([x.problem.horizon, *(f.end for f in facts)])
    begin = [x.start(o) + high * ~x.placed(o) for o in planned]
    end = [x.end(o) + low * ~x.placed(o) for o in planned]
    first = x.new_int(low, high, f"begins[{name}]", _of(operations, lambda p: p.start, min, high))
    last = x.new_int(low, high, f"ends[{name}]", _of(operations, lambda p: p.end, max, low))
    x.model.add_min_equality(first, [*begin, *(f.start for f in facts)])
    x.model.add_max_equality(last, [*end, *(f.end for f in facts)])
    length = x.new_int(0, high - low, f"spans[{name}]", lambda plan: max(0, x.known(last, plan) - x.known(first, plan)))
    x.model.add_max_equality(length, [last - first, 0])
    return length


def _of(
    operations: tuple[str, ...], of: Callable[[Placement], int], choose: Callable[[Iterable[int]], int], absent: int
) -> Callable[[Plan], int]:
    """The first or last of what is placed."""

    def value(plan: Plan) -> int:
        placed = [of(plan.placements[o]) for o in operations if o in plan.placements]
        return choose(placed) if placed else absent

    return value
