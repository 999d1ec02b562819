from __future__ import annotations

from scheduler.orders import Option
from scheduler.plan import Placement
from scheduler.rules import delivery_stop as rule
from scheduler.rules import placement
from solver.compiled import Compiled
from solver.model.constraints import delivery_stop as constraint
from solver.model.constraints import placement as placement_constraint
from tests.builders import operation, place, plan, problem
from tests.twins import accepts, assert_twins

PLACEMENT = (placement, placement_constraint)
JOBS = [operation("a1", 1, recall=True), operation("a2", 1), operation("a3", 1, kind="handover")]
OPTIONAL = {"a": {"delivery_stop": True, "options": (Option(("a1",), 5),)}}


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """The recall may be left for another day where it is optional, but then the car stays."""
    jobs = [JOBS[0], JOBS[2]]
    assert_twins((rule, constraint), problem(jobs, horizon=4, orders=OPTIONAL))
    assert_twins((rule, constraint), problem(jobs, horizon=4, orders={"a": {"delivery_stop": True}}))


def test_a_car_that_is_carried_over_without_its_recall_is_not_handed_over() -> None:
    orders = {"a": {"delivery_stop": True, "carries_over": True}}
    assert_twins((rule, constraint), problem([JOBS[0], JOBS[2]], horizon=4, orders=orders), given=[PLACEMENT])


def test_a_collected_car_is_not_brought_back_before_its_recall() -> None:
    jobs = [JOBS[0], operation("a3", 1, kind="return")]
    day = problem(jobs, horizon=4, orders=OPTIONAL)
    assert_twins((rule, constraint), day)
    assert list(rule.violations(day, plan(day, place(day, "a3", 0, 1, "t"))))


def test_other_work_and_other_orders_do_not_wait() -> None:
    day = problem(JOBS, orders=OPTIONAL)
    done = plan(day, place(day, "a1", 1, 2, "t"), place(day, "a2", 3, 4, "t"), place(day, "a3", 2, 3, "t"))
    assert not list(rule.violations(day, done))
    free = problem(JOBS, orders={"a": {"options": (Option(("a1",), 5),)}})
    assert not list(rule.violations(free, plan(free, place(free, "a2", 0, 1, "t"), place(free, "a3", 2, 3, "t"))))


def test_the_message_names_the_recall_and_how_it_stands() -> None:
    day = problem(JOBS, orders=OPTIONAL)
    handover = place(day, "a3", 2, 3, "t")
    car = "car M-A 1 of work order A may not be handed over at 00:10: the recall job a1"
    [missing] = rule.violations(day, plan(day, place(day, "a2", 0, 1, "t"), handover))
    assert (missing.message, missing.operations) == (f"{car} is not planned", ("a1", "a3"))
    [late] = rule.violations(day, plan(day, place(day, "a1", 2, 3, "t"), place(day, "a2", 0, 1, "t"), handover))
    assert late.message == f"{car} ends at 00:15"


def test_a_recall_that_is_a_fact_counts_from_its_end_and_a_handover_that_began_is_waived() -> None:
    jobs = [JOBS[0], JOBS[2]]
    begun = problem(jobs, orders=OPTIONAL, facts=[Placement("a1", 0, 3, 0, ("t",))])
    assert_twins((rule, constraint), begun)
    gone = problem(jobs, orders=OPTIONAL, facts=[Placement("a3", 0, 1, 0, ("t",))])
    for late in (plan(gone, left_out="a"), plan(gone, place(gone, "a1", 2, 3, "t"))):
        [violation] = rule.violations(gone, late)
        assert violation.waived
        assert accepts(Compiled(gone), [constraint], late)
