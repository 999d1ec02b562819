"""The goal profile of a day: one by name, or its tiers written out."""

from __future__ import annotations

from scheduler.documents.day import Day
from scheduler.goals import GOALS
from scheduler.profiles import PROFILES, Term, Tier
from scheduler.translate.directory import Directory

REWARD_PLANNING = {"promises", "lateness"}
"""Goals to which a left-out order costs something."""


def to_tiers(directory: Directory, day: Day) -> tuple[Tier, ...]:
    """The tiers in order; an unknown goal is a fault."""
    if isinstance(day.goals, str):
        return PROFILES[day.goals]
    for i, tier in enumerate(day.goals):
        for j, term in enumerate(tier.terms):
            directory.knows(f"goals[{i}].terms[{j}].goal", "goal", term.goal, GOALS)
    if not day.goals or REWARD_PLANNING.isdisjoint(term.goal for term in day.goals[0].terms):
        wanted = " or ".join(sorted(REWARD_PLANNING))
        message = "nothing in the first tier rewards planning an order: the best plan would be empty."
        directory.fault("goals[0].terms" if day.goals else "goals", message, f"Put {wanted} into it.")
    return tuple(Tier(t.name, tuple(Term(g.goal, g.weight) for g in t.terms), t.tolerance) for t in day.goals)
