"""Nothing is called proved that is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from scheduler.clock import Clock
from scheduler.goals import promises
from scheduler.orders import Operation, Order, Way
from scheduler.plan import Judgement, LeftOut, Placement, Plan, Score, TierScore
from scheduler.ports import Ending, Outcome
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from scheduler.status import LEFT_OUT_COUNTS, status_in_words

DUE = 120
TIERS = (
    Tier("promises", (Term("promises"),)),
    Tier("lateness", (Term("lateness"),)),
    Tier("calm", (Term("calls"),)),
    Tier("cost", (Term("handovers"),)),
)


def problem(weights: Sequence[int], unpromised: int = 0, tiers: tuple[Tier, ...] = TIERS) -> Problem:
    """Orders ``0``, ``1``, … with a promise and these weights, then some without."""
    orders = [
        Order(str(i), str(i), f"P-{i}", (f"{i}/work",), weight=weight, due=DUE if i < len(weights) else None)
        for i, weight in enumerate([*weights, *[4] * unpromised])
    ]
    operations = {f"{o.id}/work": Operation(f"{o.id}/work", o.id, "work", (Way(300),)) for o in orders}
    clock = Clock("Asia/Shanghai", date(2026, 11, 24))
    return Problem(clock, 288, {}, {}, {o.id: o for o in orders}, operations, tiers=tiers)


def plan(task: Problem, late: int = 0, left_out: Sequence[str] = ()) -> Plan:
    """The first ``late`` orders are 20 minutes late, some are left out, the others in time."""
    ends = {o: DUE + 4 if int(o) < late else DUE for o in task.orders if o not in left_out}
    placements = {f"{o}/work": Placement(f"{o}/work", end - 1, end) for o, end in ends.items()}
    return Plan(placements, left_out={o: LeftOut(o) for o in left_out})


def said(task: Problem, made: Plan, values: Sequence[int], bounds: Sequence[int | None]) -> str:
    tiers = tuple(TierScore(tier.name, value, {}) for tier, value in zip(task.tiers, values, strict=True))
    return status_in_words(task, Outcome(made, Judgement((), (), Score(tiers)), tuple(bounds), 1.0, 0.1))


def test_everything_kept_and_proved_on_every_tier() -> None:
    task = problem([4] * 41)
    assert said(task, plan(task), (0, 0, 0, 7), (0, 0, 0, 7)) == "All 41 promises are kept. Proved: no plan is better."


def test_the_first_tier_that_is_not_proved_is_named_with_its_gap() -> None:
    """120 where 90 is not excluded: 30 of 120 is 25 %."""
    task = problem([4] * 41)
    assert said(task, plan(task), (0, 0, 0, 120), (0, 0, 0, 90)) == (
        "All 41 promises are kept. Proved: no plan is better on promises, lateness, calm. "
        "Cost 120, no plan is below 90 (gap 25%)."
    )


def test_a_tier_without_a_bound_says_so() -> None:
    task = problem([4] * 2)
    assert said(task, plan(task), (0, 50, 0, 0), (0, None, None, None)) == (
        "All 2 promises are kept. Proved: no plan is better on promises. Lateness 50, no bound yet."
    )


def test_no_later_tier_is_called_proved_while_an_earlier_one_is_open() -> None:
    task = problem([4] * 2)
    assert "calm" not in said(task, plan(task), (0, 50, 0, 0), (0, 30, 0, 0))


def test_a_number_is_proved_only_where_it_follows_from_the_weight() -> None:
    """A bound of 9 cannot be reached by one order of weight 3 (left out: 9), one more is needed for 10."""
    task = problem([3] * 41)
    late = plan(task, late=2)
    assert said(task, late, (6, 0, 0, 0), (6, 0, 0, 0)).startswith(
        "This plan keeps 39 of 41 promises (2 late); no plan breaks less weight than 6: proved."
    )
    out = plan(task, left_out=("0", "1"))
    assert said(task, out, (18, 0, 0, 0), (18, 0, 0, 0)).startswith(
        "39 of 41 promises can be kept; this plan keeps 39: proved."
    )
    assert said(task, out, (18, 0, 0, 0), (9, 0, 0, 0)).startswith("This plan keeps 39 of 41 promises (2 left out).")


def test_the_number_may_be_proved_while_the_weight_is_not() -> None:
    """Bound 10: one order weighs 9 at most, so two are broken in every plan; 18 may still be too much."""
    task = problem([3] * 41)
    assert said(task, plan(task, left_out=("0", "1")), (18, 0, 0, 0), (10, None, None, None)) == (
        "39 of 41 promises can be kept; this plan keeps 39: proved. Weight of broken promises 18, no plan is below 10."
    )


def test_the_heaviest_orders_decide_how_few_could_be_broken() -> None:
    """Bound 13 with weights 2, 4, 2: leaving out the one of 4 weighs 12, not enough; so one of three is the best."""
    task = problem([2, 4, 2])
    made = plan(task, left_out=("0", "1"))
    assert said(task, made, (18, 0, 0, 0), (13, 0, 0, 0)).startswith("1 of 3 promises can be kept")
    assert said(task, made, (18, 0, 0, 0), (12, 0, 0, 0)).startswith("This plan keeps 1 of 3")


def test_an_open_first_tier_is_all_that_is_said() -> None:
    task = problem([4] * 41)
    made = plan(task, late=3, left_out=("10", "11"))
    assert said(task, made, (36, 0, 0, 0), (6, 0, 0, 0)) == (
        "This plan keeps 36 of 41 promises (3 late, 2 left out). "
        "A better plan is not excluded: weight of broken promises 36, no plan is below 6."
    )


@pytest.mark.parametrize("bound", [None, 0])
def test_no_bound_and_the_bound_zero_say_the_same(bound: int | None) -> None:
    task = problem([4] * 2)
    assert said(task, plan(task, late=1), (4, 0, 0, 0), (bound, None, None, None)) == (
        "This plan keeps 1 of 2 promises (1 late). "
        "A better plan is not excluded: weight of broken promises 4, no bound yet."
    )


def test_orders_without_a_promise_left_out_are_told_and_weigh() -> None:
    """Leaving out an order of weight 4 counts 12."""
    task = problem([4, 4], unpromised=1)
    out = plan(task, left_out=("2",))
    assert said(task, out, (12, 0, 0, 0), (0, 0, 0, 0)) == (
        "All 2 promises are kept; 1 order without a promise left out. Weight of orders left out 12, no bound yet."
    )
    assert said(task, out, (12, 0, 0, 0), (12, 0, 0, 0)).endswith("left out. Proved: no plan is better.")


def test_weight_that_orders_without_a_promise_can_carry_breaks_no_promise() -> None:
    """Bound 12 may be the left-out order without a promise: all promises might still be kept."""
    task = problem([4, 4], unpromised=1)
    assert said(task, plan(task, left_out=("0",)), (12, 0, 0, 0), (12, 0, 0, 0)).startswith(
        "This plan keeps 1 of 2 promises (1 left out); no plan breaks less weight than 12: proved."
    )


@pytest.mark.parametrize(("number", "words"), [(0, "Nothing is promised."), (1, "The promise is kept.")])
def test_none_and_one_are_not_all(number: int, words: str) -> None:
    task = problem([4] * number)
    assert said(task, plan(task), (0, 0, 0, 0), (0, 0, 0, 0)) == f"{words} Proved: no plan is better."


def test_another_profile_counts_promises_but_proves_only_its_tiers() -> None:
    task = problem([4] * 2, tiers=(Tier("makespan", (Term("makespan"),)),))
    assert said(task, plan(task, late=1), (124,), (124,)) == (
        "This plan keeps 1 of 2 promises (1 late). Proved: no plan is better."
    )
    assert said(task, plan(task, late=1), (124,), (None,)) == (
        "This plan keeps 1 of 2 promises (1 late). Makespan 124, no bound yet."
    )


def test_a_left_out_order_weighs_what_the_goal_says() -> None:
    """The number of promises that can be kept is derived from it."""
    task = problem([5])
    assert promises.value(task, plan(task, left_out=("0",))) == 5 * LEFT_OUT_COUNTS


def test_a_carried_over_order_is_planned_and_its_promise_counts_by_when_it_would_be_ready() -> None:
    """The tick of work that is left is done from tick 300 on: ready at 301, due at 301, or a tick too late."""
    task = problem([4])
    for due, sentence in ((301, "The promise is kept."), (300, "This plan keeps 0 of 1 promises (1 late)")):
        order = replace(task.orders["0"], due=due, carries_over=True)
        later = replace(task, orders={"0": order}, later=((300, 400),))
        made = Plan({}, carried_over=frozenset({"0"}))
        assert said(later, made, [0, 0, 0, 0], [None, None, None, None]).startswith(sentence)


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.STOPPED, " Stopped: this is the best plan so far."),
        (Ending.TIME, " The time limit ended the search."),
        (Ending.PROVED, ""),
        (None, ""),
    ],
)
def test_why_the_search_ended_is_told_unless_there_was_nothing_left_to_find(ending: Ending | None, words: str) -> None:
    task = problem([4])
    tiers = tuple(TierScore(tier.name, 0, {}) for tier in task.tiers)
    outcome = Outcome(plan(task), Judgement((), (), Score(tiers)), (0,) * 4, 1.0, 0.1, ending)
    assert status_in_words(task, outcome) == f"The promise is kept. Proved: no plan is better.{words}"
