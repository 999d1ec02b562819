"""What a plan newly breaks, what it is worth, and whose promise it touches."""

from __future__ import annotations

from scheduler.consequences import consequences
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Standing
from tests.builders import operation, place, plan, problem, technician

DUE = 4
DAY = problem(
    [operation(name) for name in ("a1", "b1", "c1")],
    technicians=[technician("t", 8), technician("u", 8)],
    horizon=8,
    orders={name: {"due": DUE, "weight": 4} for name in "abc"},
)


def planned(day: Problem, a: int, b: int, c: int) -> Plan:
    """a and b by t, c by u."""
    seats = (("a1", a, "t"), ("b1", b, "t"), ("c1", c, "u"))
    return plan(day, *(place(day, name, start, start + 2, who) for name, start, who in seats))


def test_only_violations_that_were_not_there_before_are_told() -> None:
    """a1 and b1 clash in both plans of the first pair, which differ in c1."""
    clashing = planned(DAY, 0, 1, 0)
    assert consequences(DAY, clashing, planned(DAY, 0, 1, 2)).violations == ()
    (found,) = consequences(DAY, planned(DAY, 0, 2, 0), clashing).violations
    assert (found.rule, found.operations) == ("technician_free", ("a1", "b1"))


def test_the_score_is_told_before_and_after() -> None:
    """b is ready at 6 instead of 4, its promise is due at 4: 2 ticks late, at a weight of 4."""
    found = consequences(DAY, planned(DAY, 0, 2, 0), planned(DAY, 0, 4, 0))
    assert [tier.value for tier in found.before.tiers[:2]] == [0, 0]
    assert [tier.value for tier in found.after.tiers[:2]] == [4, 4 * 10]


def test_promises_are_told_that_stand_otherwise() -> None:
    found = consequences(DAY, planned(DAY, 0, 2, 0), planned(DAY, 0, 4, 1))
    ((before, after),) = found.promises
    assert (before.order.id, before.standing, after.standing) == ("b", Standing.KEPT, Standing.LATE)
    assert (before.ready, after.ready) == (4, 6)


def test_clashes_of_facts_alone_are_told_apart() -> None:
    """Both have begun: nothing planned could mend it."""
    facts = [place(DAY, "a1", 0, 2, "t"), place(DAY, "b1", 1, 3, "t")]
    day = problem([operation("a1"), operation("b1")], facts=facts, as_of=1)
    found = consequences(day, Plan({}), plan(day))
    assert [violation.rule for violation in found.waived] == ["technician_free"]
