r"""No more labour of an order starts on one day than the order allows.

With :math:`y_{owd}` = operation o is done in way w and starts on the local day d, :math:`[a_d, b_d)` the ticks of that
day, :math:`\lambda_{ow}` standard ticks × people, :math:`\Lambda` the limit and :math:`\phi_d` the labour of facts:

.. math::
    \sum_d y_{owd} = W_{ow}, \qquad y_{owd} \Rightarrow a_d \le s_o < b_d, \qquad
    \sum_{o,w} \lambda_{ow}\, y_{owd} \le \max(0, \Lambda - \phi_d) \quad \forall d
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from scheduler.order_limits import Day, days_left
from scheduler.orders import Operation, Order
from solver.model.values import value_of
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """What takes no labour may start on any day."""
    for order in x.problem.orders.values():
        if order.labour_limit is not None:
            _limit(x, order)


def _limit(x: Variables, order: Order) -> None:
    facts = [f for o in order.operations if (f := x.problem.facts.get(o))]
    days = days_left(x.problem, order, facts)
    labour: list[list[LinearExprT]] = [[] for _ in days]
    for operation in (x.problem.operations[o] for o in order.operations if o not in x.problem.facts):
        for index, way in enumerate(operation.ways):
            if way.labour:
                for terms, literal in zip(labour, _starts_on(x, operation, index, days), strict=True):
                    terms.append(way.labour * literal)
    for day, terms in zip(days, labour, strict=True):
        x.model.add(LinearExpr.sum(terms) <= day.left)


def _starts_on(x: Variables, operation: Operation, way: int, days: list[Day]) -> list[IntVar]:
    """By day: the operation is done in this way and starts on it."""
    literals = [_starts_in(x, operation, way, day) for day in days]
    x.model.add(LinearExpr.sum(literals) == _is_done_in(x, operation, way))
    return literals


def _starts_in(x: Variables, operation: Operation, way: int, day: Day) -> IntVar:
    is_in = value_of(operation.id, lambda p: p.way == way and day.start <= p.start < day.end)
    literal = x.new_bool(f"on_day[{operation.id}/{way}/{day.start}]", is_in)
    x.model.add_linear_constraint(x.start(operation.id), day.start, day.end - 1).only_enforce_if(literal)
    return literal


def _is_done_in(x: Variables, operation: Operation, way: int) -> LinearExprT:
    """A booth operation has one way, and its labour is that of this way."""
    if operation.paint is not None:
        return x.placed(operation.id)
    return LinearExpr.sum([c.literal for c in x.chosen(operation.id) if c.kind.way == way])
