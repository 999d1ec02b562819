from __future__ import annotations

from scheduler.plan import Plan
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.squeak import squeak
from tests.builders import operation, problem


def test_what_is_left_out_comes_first_until_everything_fits() -> None:
    """a and b can wait, c must be done by 1: first left out, then first."""
    day = problem([operation(o, 1) for o in ("a1", "b1", "c1")], horizon=3, orders={"c": {"latest": 1}})
    plans: list[Plan] = []

    def keep(plan: Plan) -> bool:
        plans.append(plan)
        return True

    winner = squeak(Construct(Compiled(day)), "abc", keep, lambda: False)
    assert [set(plan.left_out) for plan in plans] == [{"c"}, set()]
    assert winner == ("c", "a", "b")


def test_it_gives_up_when_it_is_over_or_nothing_helps() -> None:
    """Two orders of which only one fits: the list that was best first stays."""
    day = problem([operation(o, 2) for o in ("a1", "b1")], horizon=2)
    construct, values = Construct(Compiled(day)), list[int]()

    def is_better(plan: Plan) -> bool:
        values.append(len(plan.left_out))
        return len(values) == 1

    assert squeak(construct, "ab", is_better, lambda: False) == ("a", "b")
    assert set(values) == {1}
    assert squeak(construct, "ba", is_better, lambda: True) == ("b", "a")
