from __future__ import annotations

from dataclasses import replace

from scheduler.plan import Placement, Plan
from scheduler.rules import facts as rule
from solver.compiled import Compiled
from solver.model.constraints import facts as constraint
from tests.builders import operation, plan, problem
from tests.twins import accepts


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Only the fact itself is accepted, of all times it might be given."""
    fact = Placement("a1", 1, 3, 0, ("t",))
    day = problem([operation("a1"), operation("a2")], horizon=4, facts=[fact])
    compiled = Compiled(day)
    verdicts = []
    for start in range(4):
        for end in range(start + 1, 5):
            moved = plan(day, left_out=["a"])
            moved = Plan({"a1": Placement("a1", start, end, 0, ("t",))}, moved.stays, moved.left_out)
            legal = not list(rule.violations(day, moved))
            assert legal == accepts(compiled, [constraint], moved)
            verdicts.append(legal)
    assert verdicts.count(True) == 1


def test_a_fact_that_the_plan_drops_is_named() -> None:
    day = problem([operation("a1")], facts=[Placement("a1", 1, 3, 0, ("t",))])
    [violation] = rule.violations(day, Plan({}))
    assert violation.message == "work order A (M-A 1), job a1 stands 00:05–00:15 with T: the plan says otherwise"


def test_who_did_it_and_where_stands_too() -> None:
    fact = Placement("a1", 1, 3, 0, ("t",), "x")
    day = problem([operation("a1")], facts=[fact])
    for other in (replace(fact, crew=("u",)), replace(fact, bay="y"), replace(fact, way=1)):
        assert len(list(rule.violations(day, Plan({"a1": other})))) == 1
