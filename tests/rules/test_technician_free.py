from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import technician_free as rule
from solver.model.constraints import technician_free as constraint
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=4, technicians=[technician("t", 4)])
    assert_twins((rule, constraint), day)


def test_two_technicians_may_work_at_the_same_time() -> None:
    people = [technician("t", 2), technician("u", 2)]
    assert_twins((rule, constraint), problem([operation("a1", 1), operation("b1", 1)], horizon=2, technicians=people))


def test_a_clash_between_two_facts_is_waived_and_planned_work_gives_way() -> None:
    """Facts 0–2 and 1–3 by the same person clash; b1 has to keep off 0–3."""
    operations = [operation("a1"), operation("c1"), operation("b1", 1)]
    facts = [Placement("a1", 0, 2, 0, ("t",)), Placement("c1", 1, 3, 0, ("t",))]
    day = problem(operations, horizon=5, facts=facts)
    assert_twins((rule, constraint), day)
    [violation] = rule.violations(day, plan(day, place(day, "b1", 3, 4, "t")))
    assert violation.waived


def test_the_message_says_who_is_busy_with_what_until_when() -> None:
    day = problem([operation("a1"), operation("b1")])
    clash = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 1, 3, "t"))
    [violation] = rule.violations(day, clash)
    assert violation.message == (
        "T is busy with work order A (M-A 1), job a1 until 00:10, work order B (M-B 1), job b1 starts at 00:05"
    )


def test_work_clashes_with_the_longest_of_those_before_it() -> None:
    """The fact 0–5 is still on when b1 comes at 3, although the fact 1–2 is over."""
    facts = [Placement("a1", 0, 5, 0, ("t",)), Placement("c1", 1, 2, 0, ("t",))]
    day = problem([operation("a1"), operation("c1"), operation("b1", 1)], facts=facts)
    assert_twins((rule, constraint), day)
    waived, broken = rule.violations(day, plan(day, place(day, "b1", 3, 4, "t")))
    assert (waived.operations, waived.waived) == (("a1", "c1"), True)
    assert (broken.operations, broken.waived) == (("a1", "b1"), False)


def test_a_fact_of_one_technician_does_not_keep_others_from_work() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=3,
        technicians=[technician("t", 3), technician("u", 3)],
        facts=[Placement("a1", 0, 2, 0, ("t",))],
    )
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "b1", 0, 1, "u"))))
