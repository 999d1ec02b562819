"""Steps that may be left out, and what then waits for what."""

from __future__ import annotations

import pytest

from scheduler.orders import Link, Option
from tests.scheduler.translate.days import Json, only_fault, operation, order, package, problem, step, workshop

PACKAGES = [package("extra", step("x"), step("y", prize=5)), package("oil", step("drain"))]


def options(*work: Json) -> tuple[Option, ...]:
    """The options of an order."""
    return problem(order(*work), shop=workshop(packages=PACKAGES)).orders["4711"].options


def links(*work: Json) -> set[Link]:
    """What waits for what in an order."""
    return set(problem(order(*work), shop=workshop(packages=PACKAGES)).links)


def test_nothing_is_optional_unless_it_is_said_to_be() -> None:
    assert options(step("a"), {"package": "oil"}) == ()


def test_an_optional_step_is_an_option_of_its_own_with_its_prize() -> None:
    assert options(step("a"), step("b", optional=True, prize=30), step("c", optional=True)) == (
        Option(("4711/b",), 30),
        Option(("4711/c",), 0),
    )


def test_an_optional_package_is_one_option_with_the_sum_of_its_prizes() -> None:
    """60 for the package and 5 for its step y."""
    assert options({"package": "extra", "optional": True, "prize": 60}) == (
        Option(("4711/extra/x", "4711/extra/y"), 65),
    )


def test_what_follows_an_optional_step_follows_what_is_before_it() -> None:
    assert links(step("a"), step("b", optional=True), step("c")) == {
        Link("4711/a", "4711/b"),
        Link("4711/b", "4711/c"),
        Link("4711/a", "4711/c"),
    }


def test_a_chain_of_optional_steps_is_bridged_as_a_whole_and_in_part() -> None:
    """a → b → c → d with b and c optional: a → c, b → d and a → d are added."""
    made = links(step("a"), step("b", optional=True), step("c", optional=True), step("d"))
    names = {(link.before[-1], link.after[-1]) for link in made}
    assert names == {("a", "b"), ("b", "c"), ("c", "d"), ("a", "c"), ("b", "d"), ("a", "d")}


def test_the_lag_after_a_step_holds_for_whatever_comes_next() -> None:
    """a dries for 30 min (6 ticks) before b, and so before c; the hour after b and the most lags go with b."""
    drying = [{"step": "a", "min_lag": "30 min", "max_lag": "4 h"}]
    made = links(step("a"), step("b", optional=True, after=drying), step("c", after=[{"step": "b", "min_lag": "1 h"}]))
    assert Link("4711/a", "4711/c", 6) in made


def test_a_longer_wait_that_is_there_already_is_enough() -> None:
    both = [{"step": "b"}, {"step": "a", "min_lag": "30 min"}]
    made = links(step("a"), step("b", optional=True), step("c", after=both))
    assert made == {Link("4711/a", "4711/b"), Link("4711/b", "4711/c"), Link("4711/a", "4711/c", 6)}


def test_a_shorter_wait_that_is_there_already_is_not_enough() -> None:
    """c waits for a directly, and 30 min for what dries after a, whether b is done or not."""
    made = links(
        step("a"),
        step("b", optional=True, after=[{"step": "a", "min_lag": "30 min"}]),
        step("c", after=[{"step": "b"}, {"step": "a"}]),
    )
    assert {Link("4711/a", "4711/c"), Link("4711/a", "4711/c", 6)} < made


def test_a_prize_for_what_is_not_optional_is_a_fault() -> None:
    assert only_fault(order(step("a", prize=30))) == (
        "orders[0].work[0].prize: a has a prize of 30 and is not optional. Set optional, or take the prize out."
    )
    shop = workshop(packages=[package("oil", step("drain"))])
    assert only_fault(order({"package": "oil", "prize": 60}), shop=shop) == (
        "orders[0].work[0].prize: oil has a prize of 60 and is not optional. Set optional, or take the prize out."
    )


@pytest.mark.parametrize("kind", ["reception", "handover", "collection", "return"])
def test_coming_and_going_are_never_optional(kind: str) -> None:
    spec = operation() | {"kind": kind}
    assert only_fault(order(step("a", spec, optional=True))) == (
        f"orders[0].work[0].optional: a is a {kind}: every visit has it. Take optional out, or the step out of the"
        " package."
    )
    shop = workshop(packages=[package("oil", step("drain", spec))])
    line = only_fault(order({"package": "oil", "optional": True}), shop=shop)
    assert line.startswith(f"orders[0].work[0].optional: oil/drain is a {kind}: every visit has it.")
