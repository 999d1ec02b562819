"""Plans from order lists: who comes first, what fills the gaps, what is remembered between two lists."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.completion import completed
from scheduler.judge import judge
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import Link, bay, operation, place, plan, problem, technician
from tests.strategies import problems, replanned

RELAXED = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def construct(day: Problem) -> Construct:
    return Construct(Compiled(day))


def starts(found: Plan) -> dict[str, int]:
    return {name: placement.start for name, placement in found.placements.items()}


@RELAXED
@given(problems() | replanned(), st.randoms(use_true_random=False))
def test_every_list_gives_a_complete_valid_plan_the_same_whatever_was_decoded_before(
    day: Problem, random: Random
) -> None:
    """The decoder keeps what two lists begin with; a new one knows nothing of the list before."""
    decoder = construct(day).decoder()
    orders = list(next(sequences(day)))
    for _ in range(4):
        fresh = construct(day).plan(orders)
        assert judge(day, fresh).valid
        assert completed(day, decoder.decode(orders)) == fresh
        random.shuffle(orders)


def test_who_comes_first_in_the_list_is_seated_first() -> None:
    """One technician, 4 ticks, three orders of 2: the third is left out."""
    day = problem([operation(name) for name in ("a1", "b1", "c1")], horizon=4)
    found = construct(day).plan(["b", "c", "a"])
    assert starts(found) == {"b1": 0, "c1": 2}
    assert found.left_out.keys() == {"a"}


def test_what_is_changed_at_the_end_of_a_list_is_seated_anew() -> None:
    """b and c change places behind a, then a comes last."""
    day = problem([operation(name) for name in ("a1", "b1", "c1")])
    decoder = construct(day).decoder()
    for orders in (["a", "b", "c"], ["a", "c", "b"], ["c", "b", "a"], ["c", "b", "a"]):
        assert starts(decoder.decode(orders)) == {f"{order}1": 2 * i for i, order in enumerate(orders)}


def test_gaps_are_filled_and_what_finds_none_stays_left_out() -> None:
    """a1 at 2–4 leaves 0–2: b, 2 ticks, fits, and c, 3 ticks, does not; nothing that was planned moves."""
    day = problem([operation("a1"), operation("b1"), operation("c1", 3)])
    before = plan(day, place(day, "a1", 2, 4, "t"), left_out=["b", "c"])
    found = construct(day).fill(before, ["b", "c"])
    assert starts(found) == {"a1": 2, "b1": 0}
    assert found.left_out.keys() == {"c"}
    assert judge(day, found).valid
    assert construct(day).fill(before, []) == before


def test_an_order_that_was_never_planned_and_fits_nowhere_is_left_out() -> None:
    day = problem([operation("a1", 6), operation("b1", 1)])
    found = construct(day).fill(plan(day, place(day, "a1", 0, 6, "t")), ["b"])
    assert found.left_out.keys() == {"b"}


def test_an_order_is_stuck_at_the_operation_that_finds_no_place() -> None:
    """The technician is busy from 2 on: b1 is done at 0, b2 at 1, b3 finds no place."""
    day = problem(
        [operation("a1", 4), operation("b1", 1), operation("b2", 1), operation("b3", 1)],
        links=[Link("b1", "b2"), Link("b2", "b3")],
    )
    busy = plan(day, place(day, "a1", 2, 6, "t"), left_out=["b"])
    stuck = construct(day).gaps(busy).probe("b").stuck
    assert stuck is not None
    assert stuck.id == "b3"
    assert construct(day).gaps(Plan({})).probe("b").fits


@pytest.mark.parametrize(("listed", "first"), [(("a1", "a2"), "a1"), (("a2", "a1"), "a2")])
def test_operations_that_no_link_orders_are_seated_as_listed(listed: tuple[str, str], first: str) -> None:
    day = problem([operation(name, 1) for name in listed])
    assert starts(construct(day).plan(["a"]))[first] == 0


def test_links_come_before_the_list_and_a_stay_is_not_interrupted() -> None:
    """a3 comes first although listed last; a1 begins a stay that a4 ends, so a2, another stay, waits for both."""
    day = problem(
        [operation(name, 1, in_bay=True) for name in ("a1", "a2", "a3", "a4")],
        bays=[bay("x", 6)],
        links=[Link("a3", "a1")],
        orders={"a": {"groups": (("a1", "a4"), ("a2",), ("a3",))}},
    )
    # Ready at first are a2, a3 and a4, in the order listed: a2; then a3, which makes a1 ready; a1 and a4 stay together.
    visits = construct(day).visits
    assert [o.id for o in visits.sequences["a"]] == ["a2", "a3", "a1", "a4"]
    # Without the link a1 is ready at once, and its stay ends before a2 begins.
    free = problem(list(day.operations.values()), bays=[bay("x", 6)], orders={"a": {"groups": day.orders["a"].groups}})
    assert [o.id for o in construct(free).visits.sequences["a"]] == ["a1", "a4", "a2", "a3"]


def test_those_who_must_be_the_same_people_know_of_each_other() -> None:
    """a1 says that a2's people do it; a2, seated first by t, and a1 when it is seated first, bind the other."""
    people = [technician("t", 6), technician("u", 6, skill="check")]
    day = problem([operation("a1", 1, same_crew_as="a2"), operation("a2", 1)], technicians=people)
    assert construct(day).visits.mates == {"a1": {"a2"}, "a2": {"a1"}}


def test_a_most_lag_that_cannot_be_kept_any_more_is_nothing_to_step_back_for() -> None:
    """a1 ended at 1, a2 within 1 tick is released at 4: hopeless; b1 and b2 are still ahead."""
    day = problem(
        [operation("a1", 1), operation("a2", 1, release=4), operation("b1", 1), operation("b2", 1)],
        links=[Link("a1", "a2", 0, 1), Link("b1", "b2", 0, 1)],
        facts=[Placement("a1", 0, 1, 0, ("t",))],
        as_of=1,
    )
    assert construct(day).visits.capped == {"b1"}


def test_what_was_published_is_kept_and_the_rest_goes_into_its_gaps() -> None:
    """a at 2 as published; of b only half was published, so it is planned anew, after a; the fact c1 stands at 0."""
    old = [Placement("a1", 2, 3, 0, ("t",), None, (), ((2, 3),)), Placement("b1", 4, 5, 0, ("t",))]
    fact = Placement("c1", 0, 2, 0, ("t",))
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("b2", 1), operation("c1", 2)],
        links=[Link("b1", "b2")],
        facts=[fact],
        published=Plan({p.operation: p for p in (*old, Placement("c1", 3, 5, 0, ("t",)))}),
    )
    found = construct(day).published()
    assert found is not None
    assert starts(found) == {"a1": 2, "b1": 3, "b2": 4, "c1": 0}
    assert found.placements["c1"] == fact
    assert not found.left_out
    assert judge(day, found).valid


def test_without_a_published_plan_there_is_nothing_to_keep() -> None:
    assert construct(problem([operation("a1", 1)])).published() is None


def test_orders_that_break_a_rule_by_now_are_planned_anew_and_all_others_stay() -> None:
    """Published at 2, 3 and 4; the technician is away at 2 by now: a goes first into the gap at 0, b and c stay."""
    names = ("a1", "b1", "c1")
    old = {o: Placement(o, at, at + 1, 0, ("t",), None, (), ((at, at + 1),)) for at, o in enumerate(names, 2)}
    gone = technician("t", 6, away=(2, 3))
    day = problem([operation(name, 1) for name in names], technicians=[gone], published=Plan(old))
    found = construct(day).published()
    assert found is not None
    assert starts(found) == {"a1": 0, "b1": 3, "c1": 4}
    assert judge(day, found).valid


def test_an_order_that_is_taken_out_leaves_the_others_and_what_is_a_fact_of_it() -> None:
    """a1 has begun, a2 and b1 are planned: without a, b stays and so does a1."""
    operations = [operation("a1", 1), operation("a2", 1), operation("b1", 1)]
    placed = [Placement(o.id, at, at + 1, 0, ("t",), None, (), ((at, at + 1),)) for at, o in enumerate(operations)]
    day = problem(operations, facts=placed[:1], as_of=1)
    found = construct(day).without(Plan({p.operation: p for p in placed}), {"a"})
    assert starts(found) == {"a1": 0, "b1": 2}
    assert found.left_out.keys() == {"a"}


def test_whom_begun_work_is_in_the_way_of_makes_room() -> None:
    """Published one after the other; a1 takes three ticks instead of one: b at 1 cannot stay, c at 3 can."""
    names = ("a1", "b1", "c1")
    old = {o: Placement(o, at, at + 1, 0, ("t",)) for at, o in zip((0, 1, 3), names, strict=True)}
    late = Placement("a1", 0, 3, 0, ("t",), None, (), ((0, 3),))
    old["c1"] = replace(old["c1"], segments=((3, 4),))
    day = problem([operation(name, 1) for name in names], facts=[late], as_of=1, published=Plan(old))
    found = construct(day).published()
    assert found is not None
    assert starts(found) == {"a1": 0, "b1": 4, "c1": 3}


def test_nothing_is_planned_into_the_stay_of_forced_work_that_clashes() -> None:
    """a1 is forced 1–2 into a bay that is closed then, or where b stands for a fact: a2 cannot share its stay."""
    operations = [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)]
    forced = Placement("a1", 1, 2, 0, ("t",), "x")
    fields = {"a": {"groups": (("a1", "a2"),)}}
    closed = problem(operations[:2], bays=[bay("x", 6, closed=(1, 2))], orders=fields, facts=[forced])
    standing = Placement("b1", 0, 2, 0, ("t",), "x")
    clash = problem(operations, bays=[bay("x", 6)], orders=fields, facts=[forced, standing])
    for day in (closed, clash):
        found = Construct(Compiled(day)).plan(["a"])
        assert set(found.left_out) == {"a"}
        assert judge(day, found).valid
