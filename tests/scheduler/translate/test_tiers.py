"""Goal profiles by name and written out."""

from __future__ import annotations

from scheduler.profiles import PROFILES, Term, Tier
from tests.scheduler.translate.days import only_fault, order, problem


def test_a_profile_is_known_by_name() -> None:
    assert problem(order()).tiers == PROFILES["dealer"]
    assert problem(order(), goals="makespan").tiers == PROFILES["makespan"]


def test_tiers_may_be_written_out() -> None:
    goals = [{"name": "late", "terms": [{"goal": "lateness", "weight": 3}, {"goal": "waiting"}], "tolerance": 5}]
    assert problem(order(), goals=goals).tiers == (Tier("late", (Term("lateness", 3), Term("waiting")), 5),)


def test_an_unknown_goal_is_named_with_the_known_ones() -> None:
    goals = [{"name": "late", "terms": [{"goal": "lateness"}, {"goal": "profit"}]}]
    line = only_fault(order(), goals=goals)
    assert line.startswith('goals[0].terms[1].goal: there is no goal "profit". Known: bay_changes, calls, ')
