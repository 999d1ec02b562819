from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import equipment as rule
from solver.model.constraints import equipment as constraint
from tests.builders import Pool, operation, place, plan, problem
from tests.twins import assert_twins

TESTERS = Pool("ista", "ISTA tester", ("I1", "I2"))


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two units: one operation needs both, the others one each."""
    day = problem(
        [
            operation("a1", 1, equipment=(("ista", 2),)),
            operation("b1", 1, equipment=(("ista", 1),)),
            operation("c1", 1, equipment=(("ista", 1),)),
        ],
        horizon=3,
        pools=[TESTERS],
    )
    assert_twins((rule, constraint), day)


def test_planned_work_gives_way_to_facts_even_where_they_exceed_the_pool() -> None:
    """Both facts hold I1 (a clash, waived); one unit is left, so only one planned operation fits beside them."""
    facts = [Placement(n, 0, 2, 0, ("t",), None, ("I1",)) for n in ("a1", "b1")]
    day = problem(
        [operation(n, 1, equipment=(("ista", 1),)) for n in ("a1", "b1", "c1", "d1")],
        horizon=3,
        pools=[TESTERS],
        facts=facts,
    )
    assert_twins((rule, constraint), day)


def test_a_unit_that_is_missing_is_named() -> None:
    day = problem([operation("a1", 1, equipment=(("ista", 1),))], pools=[TESTERS])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 1, "t")))
    assert violation.message == "work order A (M-A 1), job a1 needs 1 × ISTA tester, planned: none"


def test_pools_are_counted_one_by_one_and_a_unit_is_free_when_its_fact_ends() -> None:
    """Facts hold the only gauge 0–1 and 2–3; b1 needs it and a tester, c1 needs both testers and no gauge."""
    gauge = Pool("gauge", "Gauge", ("G1",))
    day = problem(
        [
            operation("a1", 1, equipment=(("gauge", 1),)),
            operation("d1", 1, equipment=(("gauge", 1),)),
            operation("b1", 1, equipment=(("gauge", 1), ("ista", 1))),
            operation("c1", 1, equipment=(("ista", 2),)),
        ],
        horizon=4,
        pools=[TESTERS, gauge],
        facts=[Placement(name, s, s + 1, 0, ("t",), None, ("G1",)) for name, s in (("a1", 0), ("d1", 2))],
    )
    assert_twins((rule, constraint), day)


def test_a_unit_that_lies_in_two_pools_is_held_once_at_a_time() -> None:
    """I2 is a gauge, too: a1 needs a tester, b1 a gauge, c1 both testers."""
    day = problem(
        [
            operation("a1", 1, equipment=(("ista", 1),)),
            operation("b1", 1, equipment=(("gauge", 1),)),
            operation("c1", 1, equipment=(("ista", 2),)),
        ],
        horizon=2,
        pools=[TESTERS, Pool("gauge", "Gauge", ("I2", "G1"))],
    )
    assert_twins((rule, constraint), day)


def test_a_fact_holds_its_unit_in_all_pools_that_it_lies_in() -> None:
    """The fact holds I2 as a gauge until 1; before that there is one tester, and one gauge."""
    day = problem(
        [
            operation("a1", 1, equipment=(("gauge", 1),)),
            operation("b1", 1, equipment=(("gauge", 1), ("jack", 1))),
            operation("c1", 1, equipment=(("ista", 1),)),
        ],
        horizon=2,
        pools=[TESTERS, Pool("gauge", "Gauge", ("I2", "G1", "G2")), Pool("jack", "Jack", ("J1",))],
        facts=[Placement("a1", 0, 1, 0, ("t",), None, ("I2",))],
    )
    assert_twins((rule, constraint), day)


def test_exactly_the_units_needed_are_held() -> None:
    """Two units are needed: three, one named twice, and one although none is needed are wrong."""
    many = Pool("ista", "ISTA tester", ("I1", "I2", "I3"))
    need = problem([operation("a1", 1, equipment=(("ista", 2),))], pools=[many])
    none = problem([operation("a1", 1)], pools=[many])
    for day, units in ((need, ("I1", "I2", "I3")), (need, ("I1", "I1")), (none, ("I1",))):
        found = plan(day, Placement("a1", 0, 1, 0, ("t",), None, units))
        assert any("planned: " + ", ".join(units) in v.message for v in rule.violations(day, found))
    assert not list(rule.violations(need, plan(need, Placement("a1", 0, 1, 0, ("t",), None, ("I3", "I1")))))


def test_units_of_pools_that_nobody_asked_for_are_refused() -> None:
    """I2 is a gauge, too, so it will do for either; G1 is no tester."""
    day = problem([operation("a1", 1, equipment=(("ista", 1),))], pools=[TESTERS, Pool("gauge", "Gauge", ("I2", "G1"))])
    for units, right in ((("I2",), True), (("G1",), False), (("I2", "G1"), False)):
        assert right != any(rule.violations(day, plan(day, Placement("a1", 0, 1, 0, ("t",), None, units))))


def test_what_a_fact_holds_is_not_judged() -> None:
    day = problem(
        [operation("a1", 1, equipment=(("ista", 1),))], pools=[TESTERS], facts=[Placement("a1", 0, 1, 0, ("t",))]
    )
    assert not list(rule.violations(day, plan(day)))
