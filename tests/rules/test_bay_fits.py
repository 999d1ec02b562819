from __future__ import annotations

from dataclasses import replace

from ortools.sat.python.cp_model import INFEASIBLE, CpModel, CpSolver

from scheduler.plan import Placement
from scheduler.presence import Presence, span
from scheduler.rules import bay_fits as rule
from scheduler.rules import duration
from solver.compiled import Compiled
from solver.model.constraints import bay_fits as constraint
from solver.model.constraints import duration as duration_constraint
from solver.model.variables import Variables
from tests.builders import bay, operation, place, plan, problem, way
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """A lift with a feature is asked for: one bay fits, one lacks the feature, one is an alignment bay."""
    bays = [
        replace(bay("long", 3), features=frozenset({"long"})),
        bay("short", 3),
        replace(bay("track", 3, kinds=("alignment",)), features=frozenset({"long"})),
    ]
    spec = operation("a1", 1, in_bay=True, bay_features=frozenset({"long"}))
    day = problem([spec], horizon=3, bays=bays)
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_work_stops_while_the_bay_is_shut_and_pauses_only_if_it_may() -> None:
    """Open 0–2 and 4–6: 3 ticks of work from 0 end at 5, if they may pause."""
    shut = replace(bay("b", 6), presence=Presence(span(0, 2) | span(4, 6)))
    day = problem([operation("a1", 3, in_bay=True)], bays=[shut])
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    may = problem([operation("a1", 3, in_bay=True, pause_night=True)], bays=[shut])
    assert not list(rule.violations(may, plan(may, place(may, "a1", 0, 5, "t", bay="b"))))


def test_a_reserved_bay_takes_only_its_classes() -> None:
    reserved = replace(bay("vip", 3), reserved_for=frozenset({"hvc"}))
    for order_class in ("hvc", "booked"):
        day = problem(
            [operation("a1", 1, in_bay=True)],
            horizon=3,
            bays=[reserved, bay("b", 3)],
            orders={"a": {"order_class": order_class}},
        )
        assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_a_car_that_stands_in_the_wrong_bay_may_be_finished_there() -> None:
    """a1 began in the wash bay at 0; a2 shares its stay: it is done there, and only there."""
    wash = bay("wash", 6, kinds=("wash",))
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=[wash, bay("b", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a1", 0, 2, 0, ("t",), "wash")],
        as_of=1,
    )
    assert not list(rule.violations(day, plan(day, place(day, "a2", 2, 3, "t", bay="wash"))))


def test_the_message_says_what_is_needed_and_what_the_bay_is() -> None:
    day = problem([operation("a1", 1, in_bay=True)], bays=[bay("w", 6, kinds=("wash",))])
    [violation] = rule.violations(day, plan(day, Placement("a1", 0, 1, 0, ("t",), "w")))
    assert violation.message == "work order A (M-A 1), job a1 needs a bay of kind lift: Bay w is wash"


def test_unattended_work_goes_on_in_a_shut_bay() -> None:
    """Open 0–2 and 4–6: 3 ticks from 0 run past closing time, unattended but not attended."""
    shut = replace(bay("b", 6), presence=Presence(span(0, 2) | span(4, 6)))
    day = problem([operation("a1", in_bay=True, ways=(way(3), way(3, ())))], bays=[shut])
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 3, bay="b", way=1))))


def test_a_closure_is_left_to_the_rule_of_stays() -> None:
    """Closed 1–2, 2 ticks from 0 end at 3: the bay fits, the car just cannot stand there."""
    day = problem([operation("a1", 2, in_bay=True)], horizon=4, bays=[bay("b", 4, closed=(1, 2))])
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 3, "t", bay="b"))))


def test_a_planned_car_is_in_exactly_one_bay() -> None:
    """x and y are alike: the model takes neither none of them nor both."""
    day = problem([operation("a1", 1, in_bay=True)], bays=[bay("x", 6), bay("y", 6)])
    for value in (0, 1):
        model = CpModel()
        x = Variables(model, Compiled(day), {"car_moves"})
        for told in (constraint, duration_constraint):
            told.add(x)
        model.add(x.present("a") == 1)
        for literal in x.bays(("a", 0)).values():
            model.add(literal == value)
        assert CpSolver().solve(model) == INFEASIBLE


def test_a_bay_for_work_that_needs_none_and_one_that_is_unfit_for_a_car_from_another_are_named() -> None:
    """a1 began in x; a2 belongs to its stay: in the wash bay it would be unfit, standing elsewhere is no excuse."""
    bays = [bay("x", 6), bay("w", 6, kinds=("wash",))]
    needs_none = problem([operation("a1", 1)], bays=bays)
    [violation] = rule.violations(needs_none, plan(needs_none, Placement("a1", 0, 1, 0, ("t",), "x")))
    assert violation.message == "work order A (M-A 1), job a1 needs no bay, Bay x is planned"
    begun = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=bays,
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    [unfit] = rule.violations(begun, plan(begun, place(begun, "a2", 1, 2, "t", bay="w")))
    assert unfit.message == "work order A (M-A 1), job a2 needs a bay of kind lift: Bay w is wash"


def test_the_bay_of_a_fact_is_not_judged() -> None:
    facts = [Placement("a1", 0, 1, 0, ("t",), "w")]
    day = problem([operation("a1", 1, in_bay=True)], bays=[bay("w", 6, kinds=("wash",))], facts=facts)
    assert not list(rule.violations(day, plan(day)))


def test_a_car_that_is_forced_into_the_wrong_bay_is_finished_there() -> None:
    wash = bay("wash", 6, kinds=("wash",))
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=[wash, bay("b", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a1", 2, 3, 0, ("t",), "wash")],
    )
    assert not list(rule.violations(day, plan(day, place(day, "a2", 3, 4, "t", bay="wash"))))
