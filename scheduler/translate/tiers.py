"""The goal profile of a day: one by name, or its tiers written out."""

from __future__ import annotations

from scheduler.documents.day import Day
from scheduler.goals import GOALS
from scheduler.profiles import PROFILES, Term, Tier
from scheduler.translate.directory import Directory


def to_tiers(directory: Directory, day: Day) -> tuple[Tier, ...]:
    """The tiers in order; an unknown goal is a fault."""
    if isinstance(day.goals, str):
        return PROFILES[day.goals]
    for i, tier in enumerate(day.goals):
        for j, term in enumerate(tier.terms):
            directory.knows(f"goals[{i}].terms[{j}].goal", "goal", term.goal, GOALS)
    return tuple(Tier(t.name, tuple(Term(g.goal, g.weight) for g in t.terms), t.tolerance) for t in day.goals)
