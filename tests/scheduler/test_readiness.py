"""When a car is ready, asked again and again of one plan."""

from __future__ import annotations

from dataclasses import replace

from scheduler.judge import judge
from scheduler.plan import LeftOut
from scheduler.readiness import ready
from tests.builders import Link, operation, place, plan, problem


def test_a_plan_remembers_ready_times_for_one_problem_only() -> None:
    """a2 ends at 4 and counts as work, and does not as a handover: ready at 4, at 1, and at 4 again."""
    work = problem([operation("a1", 1), operation("a2", 1)], links=[Link("a1", "a2")])
    handed = replace(work, operations={**work.operations, "a2": operation("a2", 1, kind="handover")})
    made = plan(work, place(work, "a1", 0, 1, "t"), place(work, "a2", 3, 4, "t"))
    assert [ready(day, made, day.orders["a"]) for day in (work, handed, work)] == [4, 1, 4]


def test_a_changed_plan_remembers_nothing_of_the_one_it_was_made_from() -> None:
    """Due at 3, weight 4: late with its end at 4, then left out at three times its weight, then in time."""
    day = problem([operation("a1", 1)], orders={"a": {"due": 3}})
    late = plan(day, place(day, "a1", 3, 4, "t"))
    gone = replace(late, placements={}, left_out={"a": LeftOut("a")})
    in_time = replace(late, placements={"a1": place(day, "a1", 2, 3, "t")})
    assert [judge(day, made).score.values[0] for made in (late, gone, in_time, late)] == [4, 12, 0, 4]
    assert ready(day, gone, day.orders["a"]) is None
