"""Which operations share a bay stay, and which stays may become one."""

from __future__ import annotations

from typing import Any

from scheduler.orders import Order
from tests.scheduler.translate.days import bay, only_fault, operation, order, package, problem, step, workshop


def made(*work: Any, **more: Any) -> Order:
    """The order in the problem, its operations without the order's id."""
    return problem(order(*work, **more)).orders["4711"]


def groups(*work: Any) -> list[str]:
    """``a+c`` for one stay of a and c."""
    return ["+".join(o.removeprefix("4711/") for o in group) for group in made(*work).groups]


def test_operations_keep_their_bay_together_and_the_others_have_a_stay_each() -> None:
    """The test drive c needs no bay; d keeps the bay of a by way of b."""
    work = (
        step("a"),
        step("b", same_bay_as="a"),
        step("c", operation(kind="")),
        step("d", same_bay_as="b"),
        step("e"),
    )
    assert groups(*work) == ["a+b+d", "e"]


def test_groups_are_in_the_order_of_the_visit() -> None:
    assert groups(step("a"), step("b"), step("c", same_bay_as="a")) == ["a+c", "b"]


def test_neighbours_in_a_sequence_may_share_one_stay() -> None:
    """a → b → c: from a to c the car goes by b."""
    assert made(step("a"), step("b"), step("c")).joins == ((0, 1), (1, 2))


def test_nothing_joins_what_may_come_in_any_order() -> None:
    """a and b in any order, then c: after c's stay with a, b may still have to come before it."""
    assert made(step("a"), step("b", after=[]), step("c", after=[{"step": "a"}, {"step": "b"}])).joins == ()


def test_a_group_around_another_joins_nothing() -> None:
    """a+c lies around b: neither is entirely before the other."""
    assert made(step("a"), step("b"), step("c", same_bay_as="a")).joins == ()


def test_work_without_a_bay_does_not_part_two_stays() -> None:
    assert made(step("a"), step("b", operation(kind="")), step("c")).joins == ((0, 1),)


def test_what_may_be_left_out_alone_cannot_share_a_stay() -> None:
    """b is optional and a is not; two optional steps are two options; an optional package is one."""
    lone = step("b", optional=True, same_bay_as="a")
    line = "orders[0].work[1].same_bay_as: b keeps the bay of a, and one may be done without the other."
    for work in ((step("a"), lone), (step("a", optional=True), lone)):
        assert only_fault(order(*work)).startswith(line)
    both = package("extra", step("x"), step("y", same_bay_as="x"))
    day = problem(order({"package": "extra", "optional": True}), shop=workshop(packages=[both]))
    assert day.orders["4711"].groups == (("4711/extra/x", "4711/extra/y"),)


def test_a_step_without_a_bay_cannot_keep_one() -> None:
    line = only_fault(order(step("a"), step("b", operation(kind=""), same_bay_as="a")))
    assert line.startswith("orders[0].work[1].same_bay_as: b needs no bay.")


def test_one_bay_must_serve_all_that_share_it() -> None:
    work = (step("a"), step("b", operation(skill="reception", kind="reception"), same_bay_as="a"))
    line = only_fault(order(*work))
    assert line.startswith("orders[0].work[1]: no bay serves both a and b.")


def test_a_bay_of_two_kinds_serves_both() -> None:
    work = (step("a"), step("b", operation(skill="reception", kind="reception"), same_bay_as="a"))
    shop = workshop(bays=[bay("b-1", "lift", "reception")])
    assert problem(order(*work), shop=shop).orders["4711"].groups == (("4711/a", "4711/b"),)


def test_a_bay_reserved_for_others_does_not_serve() -> None:
    shop = workshop(bays=[bay("b-1", "lift", reserved_for=["hvc"]), bay("r-1", "reception")])
    line = only_fault(order(), shop=shop)
    assert line.startswith("orders[0].order_class: no bay for pads is open to class booked: b-1 reserved for others.")
    assert problem(order(order_class="hvc"), shop=shop).orders["4711"].groups == (("4711/pads",),)
