"""Variables of what becomes of an order: when it is ready, by how much it is late."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.readiness import ready as ready_in
from scheduler.readiness import ready_after, rest, shortest
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


def whole(x: Variables, order: Order) -> IntVar:
    """All that is required of the order is placed: it is neither left out nor carried over."""
    return x.once("whole", order.id, lambda _: _whole(x, order))


def _ready(x: Variables, order: Order) -> IntVar:
    counted = x.problem.until_ready[order.id]
    followed = x.once("followed", "", lambda _: _followed(x))
    last = [o for o in counted if o not in followed and o not in x.problem.facts]
    facts = _ends_of_facts(x, order)
    if len(last) == 1 and not facts and not order.carries_over and last[0] not in x.problem.option_of:
        return x.end(last[0])
    low, high = earliest(x, order), latest(x, order)
    variable = x.new_int(low, high, f"ready[{order.id}]", lambda plan: ready_in(x.problem, plan, order) or 0)
    ends: list[LinearExprT] = [*(_end(x, order, o, low) for o in last), *(end * x.present(order.id) for end in facts)]
    if order.carries_over:
        ends.append(_after_horizon(x, order, low))
    if not facts:
        ends.append(order.arrival * _nothing_before_ready(x, order))
    x.model.add_max_equality(variable, ends)
    return variable


def _end(x: Variables, order: Order, operation: str, low: int) -> LinearExprT:
    """Its end; where the rest of its order is planned without it, a tick that counts beside no other."""
    placed, present = x.placed(operation), x.present(order.id)
    return x.end(operation) + low * (present - placed) if low and placed.index != present.index else x.end(operation)


def _followed(x: Variables) -> frozenset[str]:
    """Operations with another before ready that a link keeps after them, and that is placed whenever they are."""
    counted = {o for operations in x.problem.until_ready.values() for o in operations}
    return frozenset(
        k.before
        for k in x.problem.links
        if k.after in counted
        and x.problem.facts.keys().isdisjoint((k.before, k.after))
        and x.placed(k.before).index == x.placed(k.after).index
    )


def _nothing_before_ready(x: Variables, order: Order) -> LinearExprT:
    """1 when the order is planned and nothing of it lies before ready."""
    literals = list({v.index: v for o in x.problem.until_ready[order.id] for v in [x.placed(o)]}.values())
    if any(v.index == x.present(order.id).index for v in literals):
        return 0
    return x.present(order.id) - x.any_of(f"before_ready[{order.id}]", literals) if literals else x.present(order.id)


def _after_horizon(x: Variables, order: Order, low: int) -> IntVar:
    """Tick at which what is carried over would be done; ``low`` when nothing is, or the order is left out."""
    required = [o for o in x.problem.until_ready[order.id] if o not in x.problem.facts and o not in x.problem.option_of]
    ticks = {o: shortest(x.problem, o) for o in required}
    table = [low, *(ready_after(x.problem, order, left) for left in range(1, sum(ticks.values()) + 1))]

    def left_in(plan: Plan) -> int:
        return 0 if order.id in plan.left_out else rest(x.problem, plan, order)

    left = x.new_int(0, len(table) - 1, f"rest[{order.id}]", left_in)
    after = x.new_int(low, table[-1], f"after_horizon[{order.id}]", lambda plan: table[left_in(plan)])
    x.model.add(left == LinearExpr.sum([t * (x.present(order.id) - x.placed(o)) for o, t in ticks.items()]))
    x.model.add_element(left, table, after)
    return after


def earliest(x: Variables, order: Order) -> int:
    """The car is not ready before this tick."""
    return min([0, order.arrival, *_ends_of_facts(x, order)])


def latest(x: Variables, order: Order) -> int:
    """The car is not ready after this tick."""
    most = sum(shortest(x.problem, o) for o in x.problem.until_ready[order.id])
    last = ready_after(x.problem, order, most) if order.carries_over else x.problem.horizon
    return max([last, order.arrival, *_ends_of_facts(x, order)])


def _ends_of_facts(x: Variables, order: Order) -> list[int]:
    return [x.problem.facts[o].end for o in x.problem.until_ready[order.id] if o in x.problem.facts]


def _whole(x: Variables, order: Order) -> IntVar:
    required = [o for o in order.operations if o not in x.problem.facts and o not in x.problem.option_of]
    literals = list({v.index: v for v in (x.present(order.id), *(x.placed(o) for o in required))}.values())
    if len(literals) == 1:
        return literals[0]
    literal = x.new_bool(f"whole[{order.id}]", lambda plan: all(x.known(v, plan) for v in literals))
    x.model.add_min_equality(literal, literals)
    return literal


def _tardiness(x: Variables, order: Order) -> IntVar:
    due = order.due or 0

    def value(plan: Plan) -> int:
        end = ready_in(x.problem, plan, order)
        return 0 if end is None else max(0, end - due)

    variable = x.new_int(0, max(latest(x, order), latest(x, order) - due), f"tardiness[{order.id}]", value)
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
    is_sure = any(o not in x.problem.option_of for o in planned)
    if is_sure and all(x.problem.operations[o].release >= order.arrival for o in planned):
        return spent

    def value(plan: Plan) -> int:
        end = ready_in(x.problem, plan, order)
        return 0 if end is None else max(0, end - order.arrival)

    longest = max(latest(x, order), latest(x, order) - order.arrival)
    variable = x.new_int(0, longest, f"since_arrival[{order.id}]", value)
    x.model.add_max_equality(variable, [spent, 0])
    return variable
