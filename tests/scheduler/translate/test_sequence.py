"""What waits for what on an order."""

from __future__ import annotations

from typing import Any

from tests.scheduler.translate.days import only_fault, operation, order, package, problem, step, workshop

VISIT = {
    "before": [step("greet", operation(1, kind="")), step("reception", operation(2, kind=""))],
    "after": [step("wash", operation(3, kind="")), step("handover", operation(1, kind=""))],
}
AB = package("ab", step("a"), step("b"))
FORK = package("fork", step("x"), step("y", after=[]), step("z", after=[{"step": "x"}]))


def links(*work: Any, visit: Any = None, packages: Any = (AB, FORK)) -> set[tuple[str, str]]:
    """Pairs of steps, without the order's id."""
    made = problem(order(*work), shop=workshop(packages=list(packages), visit=visit or {}))
    return {(link.before.removeprefix("4711/"), link.after.removeprefix("4711/")) for link in made.links}


def test_steps_follow_the_one_listed_before() -> None:
    assert links({"package": "ab"}, step("c")) == {("ab/a", "ab/b"), ("ab/b", "c")}


def test_the_visit_frames_the_work() -> None:
    assert links(step("c"), visit=VISIT) == {
        ("visit/greet", "visit/reception"),
        ("visit/reception", "c"),
        ("c", "visit/wash"),
        ("visit/wash", "visit/handover"),
    }


def test_the_next_item_waits_for_all_open_ends() -> None:
    """Of x, y and z (after x), nothing follows y and z."""
    assert links({"package": "fork"}, step("c")) == {
        ("fork/x", "fork/z"),
        ("fork/y", "c"),
        ("fork/z", "c"),
    }


def test_a_package_in_any_order_waits_for_the_visit_only_and_the_work_after_it_for_everything() -> None:
    work = (step("c"), {"package": "ab", "any_order": True}, step("d"))
    assert links(*work, visit=VISIT) == {
        ("visit/greet", "visit/reception"),
        ("visit/reception", "c"),
        ("visit/reception", "ab/a"),
        ("ab/a", "ab/b"),
        ("c", "d"),
        ("ab/b", "d"),
        ("d", "visit/wash"),
        ("visit/wash", "visit/handover"),
    }


def test_a_listed_step_after_nothing_waits_for_the_visit_only() -> None:
    assert links(step("c"), step("d", after=[]), visit=VISIT) >= {("visit/reception", "d"), ("d", "visit/wash")}
    assert ("c", "d") not in links(step("c"), step("d", after=[]), visit=VISIT)


def test_a_step_may_name_a_step_of_another_package() -> None:
    work = ({"package": "ab"}, step("c"), step("d", after=[{"step": "ab/a"}]))
    assert links(*work) == {("ab/a", "ab/b"), ("ab/b", "c"), ("ab/a", "d")}


def test_the_first_step_after_the_work_waits_for_it_whatever_else_it_names() -> None:
    wash = step("wash", operation(3, kind=""), after=[{"step": "reception", "min_lag": "2 h"}])
    assert links(step("c"), visit={"before": VISIT["before"], "after": [wash]}) >= {
        ("visit/reception", "visit/wash"),
        ("c", "visit/wash"),
    }


def test_a_later_step_after_the_work_waits_for_what_it_names_only() -> None:
    after = [step("wash", operation(3, kind="")), step("handover", operation(1, kind=""), after=[{"step": "wash"}])]
    assert links(step("c"), visit={"after": after}) == {("c", "visit/wash"), ("visit/wash", "visit/handover")}


def test_a_second_package_of_a_kind_has_its_own_sequence() -> None:
    assert links({"package": "ab"}, {"package": "ab"}) == {
        ("ab/a", "ab/b"),
        ("ab/b", "ab#2/a"),
        ("ab#2/a", "ab#2/b"),
    }


def test_the_least_lag_rounds_up_and_the_most_down() -> None:
    """7 min are more than 1 tick of 5 min; 44 min are 8 whole ticks."""
    made = problem(order(step("a"), step("b", after=[{"step": "a", "min_lag": "7 min", "max_lag": "44 min"}])))
    assert [(link.min_lag, link.max_lag) for link in made.links] == [(2, 8)]


def test_a_lag_in_labour_units_is_one_tick_each() -> None:
    made = problem(order(step("a"), step("b", after=[{"step": "a", "min_lag": 3}])))
    assert [(link.min_lag, link.max_lag) for link in made.links] == [(3, None)]


def test_the_most_lag_is_at_least_the_least() -> None:
    line = only_fault(order(step("a"), step("b", after=[{"step": "a", "min_lag": 3, "max_lag": "10 min"}])))
    assert line.startswith("orders[0].work[1].after[0].max_lag: at most 10 min is less than at least 15 min")


def test_the_most_lag_may_be_the_least() -> None:
    made = problem(order(step("a"), step("b", after=[{"step": "a", "min_lag": 3, "max_lag": 3}])))
    assert [(link.min_lag, link.max_lag) for link in made.links] == [(3, 3)]


def test_a_circle_is_named() -> None:
    """a waits for c, b for a, c for b; d only hangs on to it."""
    work = (step("a", after=[{"step": "c"}]), step("b"), step("c"), step("d"))
    line = only_fault(order(*work))
    assert line.startswith("orders[0].work: steps wait for each other in a circle: a → b → c → a.")


def test_a_step_cannot_wait_for_itself() -> None:
    assert "in a circle: a → a." in only_fault(order(step("a", after=[{"step": "a"}])))


def test_an_unknown_predecessor_is_named_with_the_steps_there_are() -> None:
    assert only_fault(order(step("a"), step("b", after=[{"step": "c"}]))) == (
        'orders[0].work[1].after[0].step: there is no operation "c". Known: a, b.'
    )
    shop = workshop(packages=[package("ab", step("a"), step("b", after=[{"step": "c"}]))])
    assert only_fault(order({"package": "ab"}), shop=shop) == (
        'workshop.packages[0].steps[1].after[0].step: there is no step "c". Known: a, b.'
    )
