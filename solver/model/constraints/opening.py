r"""Cars come and go while the workshop is open, and stay overnight only where their order allows it.

With opening windows :math:`[a_i, c_i)` and :math:`u_{oi}` = operation o lies in window i, one literal for all
operations of an order that may not stay overnight, and S the work that is bought in:

.. math::
    \sum_i u_{oi} \le 1, \qquad P_o \Rightarrow \sum_i u_{oi} = 1, \qquad
    P_o \wedge u_{oi} \Rightarrow a_i \le s_o \wedge e_o \le c_i, \qquad
    o \in S, P_o \Rightarrow s_o \in \bigcup_i [a_i, c_i)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ortools.sat.python.cp_model import Domain

from scheduler.plan import Plan
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Receptions and handovers choose a window each, an order without overnight stay one for everything.

    For what is bought in the car leaves in one.
    """
    open_ticks = Domain.from_intervals([[opens, closes - 1] for opens, closes in x.problem.opening])
    for order in x.problem.orders.values():
        planned = [o for o in order.operations if o not in x.problem.facts]
        for operation in planned:
            if x.problem.operations[operation].sublet:
                leaves = x.model.add_linear_expression_in_domain(x.start(operation), open_ticks)
                leaves.only_enforce_if(x.placed(operation))
        if not order.overnight and planned:
            _inside(x, planned)
        elif order.overnight:
            for operation in planned:
                if x.problem.operations[operation].at_the_counter:
                    _inside(x, [operation])


def _inside(x: Variables, operations: list[str]) -> None:
    windows = x.problem.opening
    literals = [x.new_bool(f"open[{operations[0]}/{i}]", _in_window(x, operations, i)) for i in range(len(windows))]
    x.model.add_at_most_one(literals)
    for operation in operations:
        x.model.add_bool_or(literals).only_enforce_if(x.placed(operation))
    for literal, (opens, closes) in zip(literals, windows, strict=True):
        for operation in operations:
            inside = [literal, x.placed(operation)]
            x.model.add(x.start(operation) >= opens).only_enforce_if(inside)
            x.model.add(x.end(operation) <= closes).only_enforce_if(inside)


def _in_window(x: Variables, operations: list[str], index: int) -> Callable[[Plan], int]:
    opens = [start for start, _ in x.problem.opening]

    def value(plan: Plan) -> int:
        start = next((plan.placements[o].start for o in operations if o in plan.placements), None)
        return start is not None and bisect_right(opens, start) - 1 == index

    return value
