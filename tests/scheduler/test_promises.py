"""What becomes of a promise."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.clock import Clock
from scheduler.orders import Operation, Order, Way
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.problem import Problem
from scheduler.promises import Prospect, Standing, prospects, tally


def problem(*orders: Order, handover: bool = False) -> Problem:
    """A day of orders with one operation each, and a handover where asked for."""
    operations = [Operation(f"{o.id}/work", o.id, "work", (Way(300),)) for o in orders]
    operations += [Operation(f"{o.id}/handover", o.id, "handover", (Way(300),), kind="handover") for o in orders]
    wanted = {o.id: o for o in operations if handover or o.kind == "work"}
    return Problem(Clock("Asia/Shanghai", date(2026, 11, 24)), 288, {}, {}, {o.id: o for o in orders}, wanted)


def order(id_: str = "a", due: int | None = 120, buffer: int = 0, handover: bool = False) -> Order:
    names = ("work", "handover") if handover else ("work",)
    return Order(id_, id_, id_.upper(), tuple(f"{id_}/{name}" for name in names), due=due, buffer=buffer, promised=due)


def ended(**ends: int) -> Plan:
    """One placement per order, over the tick before its end."""
    placements = [Placement(f"{id_}/work", end - 1, end) for id_, end in ends.items()]
    return Plan({p.operation: p for p in placements})


def prospect(plan: Plan, of: Order) -> Prospect:
    return prospects(problem(of), plan)[of.id]


@pytest.mark.parametrize(
    ("end", "standing", "slack"),
    [
        (117, Standing.KEPT, 15),  # exactly the buffer of 3 ticks is left
        (118, Standing.TIGHT, 10),
        (120, Standing.TIGHT, 0),  # ready at the last tick that keeps it
        (121, Standing.LATE, -5),
        (128, Standing.LATE, -40),
    ],
)
def test_a_promise_is_tight_inside_its_buffer_and_late_after_due(end: int, standing: Standing, slack: int) -> None:
    found = prospect(ended(a=end), order(due=120, buffer=3))
    assert (found.ready, found.standing, found.slack) == (end, standing, slack)


def test_without_a_buffer_a_promise_is_kept_to_the_last_minute() -> None:
    assert prospect(ended(a=120), order(due=120)).standing is Standing.KEPT


def test_the_handover_is_not_part_of_ready() -> None:
    plan = Plan({"a/work": Placement("a/work", 100, 120), "a/handover": Placement("a/handover", 130, 133)})
    found = prospects(problem(order(handover=True), handover=True), plan)["a"]
    assert (found.ready, found.standing) == (120, Standing.KEPT)


def test_an_order_left_out_is_never_ready() -> None:
    found = prospect(Plan({}, left_out={"a": LeftOut("a")}), order())
    assert (found.ready, found.standing, found.slack) == (None, Standing.LEFT_OUT, None)


def test_an_order_without_a_promise_has_no_slack() -> None:
    found = prospect(ended(a=250), order(due=None))
    assert (found.standing, found.slack) == (Standing.UNPROMISED, None)


def test_tight_promises_count_as_kept_and_orders_without_a_promise_are_counted_apart() -> None:
    orders = [order("kept"), order("tight", buffer=2), order("late"), order("out")]
    orders += [order("free", due=None), order("free_out", due=None)]
    plan = ended(kept=110, tight=119, late=121, free=200)
    plan = Plan(plan.placements, left_out={"out": LeftOut("out"), "free_out": LeftOut("free_out")})
    count = tally(prospects(problem(*orders), plan).values())
    assert (count.promised, count.kept, count.tight) == (4, 2, 1)
    assert (count.late, count.left_out, count.unpromised_left_out) == (1, 1, 1)
