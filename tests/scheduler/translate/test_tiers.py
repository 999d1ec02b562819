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


def test_an_unknown_goal_is_named_with_those_most_like_it() -> None:
    goals = [{"name": "late", "terms": [{"goal": "lateness"}, {"goal": "profit"}]}]
    line = only_fault(order(), goals=goals)
    assert line.startswith('goals[0].terms[1].goal: there is no goal "profit". Known: promises, prizes')


def test_a_first_tier_that_does_not_reward_planning_is_refused() -> None:
    """The shortest makespan is that of the empty plan."""
    makespan = {"name": "short", "terms": [{"goal": "makespan"}]}
    promises = {"name": "promises", "terms": [{"goal": "promises"}]}
    for goals, path in (([makespan, promises], "goals[0].terms"), ([], "goals")):
        line = only_fault(order(), goals=goals)
        assert line.startswith(f"{path}: nothing in the first tier rewards planning an order")
        assert line.endswith("Put lateness or promises into it.")
    assert problem(order(), goals=[promises, makespan]).tiers
