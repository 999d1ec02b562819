"""Variables of what becomes of an order: when it is ready, by how much it is late."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExprT

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.readiness import ready as ready_in
from solver.model.variables import Variables


def ready(x: Variables, order: Order) -> IntVar:
    """Tick at which the car is ready; 0 when its order is left out."""
    return x.once("ready", order.id, lambda _: _ready(x, order))


def tardiness(x: Variables, order: Order) -> IntVar:
    """Ticks from the promise to ready; 0 when it is kept, or the order is left out."""
    return x.once("tardiness", order.id, lambda _: _tardiness(x, order))


def late(x: Variables, order: Order, by: int) -> IntVar:
    """Ready more than ``by`` ticks after the last that keeps the promise."""
    return x.once("late", (order.id, by), lambda _: _late(x, order, by))


def since_arrival(x: Variables, order: Order) -> LinearExprT:
    """Ticks from arrival to ready; 0 when the order is left out."""
    return x.once("since_arrival", order.id, lambda _: _since_arrival(x, order))


def _ready(x: Variables, order: Order) -> IntVar:
    counted = x.problem.until_ready[order.id]
    followed = x.once("followed", "", lambda _: _followed(x))
    last = [o for o in counted if o not in followed and o not in x.problem.facts]
    facts = [x.problem.facts[o].end for o in counted if o in x.problem.facts]
    if len(last) == 1 and not facts:
        return x.end(last[0])
    variable = x.new_int(
        min([0, order.arrival, *facts]),
        max([x.problem.horizon, order.arrival, *facts]),
        f"ready[{order.id}]",
        lambda plan: ready_in(x.problem, plan, order) or 0,
    )
    if not counted:
        x.model.add(variable == order.arrival * x.present(order.id))
    else:
        x.model.add_max_equality(variable, [*(x.end(o) for o in last), *(end * x.present(order.id) for end in facts)])
    return variable


def _followed(x: Variables) -> frozenset[str]:
    """Operations with another before ready that a link keeps after them."""
    counted = {o for operations in x.problem.until_ready.values() for o in operations}
    return frozenset(k.before for k in x.problem.links if k.after in counted and k.after not in x.problem.facts)


def _tardiness(x: Variables, order: Order) -> IntVar:
    due = order.due or 0

    def value(plan: Plan) -> int:
        end = ready_in(x.problem, plan, order)
        return 0 if end is None else max(0, end - due)

    variable = x.new_int(0, max(x.problem.horizon, x.problem.horizon - due), f"tardiness[{order.id}]", value)
    x.model.add_max_equality(variable, [ready(x, order) - due * x.present(order.id), 0])
    return variable


def _late(x: Variables, order: Order, by: int) -> IntVar:
    limit = (order.due or 0) + by

    def value(plan: Plan) -> int:
        end = ready_in(x.problem, plan, order)
        return end is not None and end > limit

    literal = x.new_bool(f"late[{order.id}/{by}]", value)
    present = x.present(order.id)
    x.model.add(ready(x, order) <= limit).only_enforce_if(~literal, present)
    x.model.add(ready(x, order) >= limit + 1).only_enforce_if(literal)
    x.model.add_implication(literal, present)
    return literal


def _since_arrival(x: Variables, order: Order) -> LinearExprT:
    spent = ready(x, order) - order.arrival * x.present(order.id)
    planned = [o for o in x.problem.until_ready[order.id] if o not in x.problem.facts]
    if planned and all(x.problem.operations[o].release >= order.arrival for o in planned):
        return spent

    def value(plan: Plan) -> int:
        end = ready_in(x.problem, plan, order)
        return 0 if end is None else max(0, end - order.arrival)

    longest = max(x.problem.horizon, x.problem.horizon - order.arrival)
    variable = x.new_int(0, longest, f"since_arrival[{order.id}]", value)
    x.model.add_max_equality(variable, [spent, 0])
    return variable
