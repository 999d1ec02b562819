"""The goals, one module each: ``value(problem, plan)``, lower is better; and the score of a plan by tier."""

from __future__ import annotations

from types import ModuleType

from scheduler.goals import (
    bay_changes,
    calls,
    car_moves,
    early_finish,
    handovers,
    idle,
    lateness,
    left_out,
    load_spread,
    makespan,
    minutes_shifted,
    order_moves,
    overflow,
    overtime,
    people,
    preferences,
    prizes,
    promises,
    skill_waste,
    span,
    strangers,
    technician_changes,
    waiting,
)
from scheduler.plan import Plan, Score, TierScore
from scheduler.problem import Problem

GOALS: dict[str, ModuleType] = {
    "promises": promises,
    "lateness": lateness,
    "waiting": waiting,
    "calls": calls,
    "technician_changes": technician_changes,
    "bay_changes": bay_changes,
    "order_moves": order_moves,
    "minutes_shifted": minutes_shifted,
    "overtime": overtime,
    "overflow": overflow,
    "handovers": handovers,
    "car_moves": car_moves,
    "skill_waste": skill_waste,
    "preferences": preferences,
    "prizes": prizes,
    "load_spread": load_spread,
    "early_finish": early_finish,
    "makespan": makespan,
    "idle": idle,
    "left_out": left_out,
    "people": people,
    "span": span,
    "strangers": strangers,
}


def score(problem: Problem, plan: Plan) -> Score:
    """Value of every tier of the problem's profile."""
    tiers = []
    for tier in problem.tiers:
        goals = {term.goal: GOALS[term.goal].value(problem, plan) for term in tier.terms}
        value = sum(term.weight * goals[term.goal] for term in tier.terms)
        tiers.append(TierScore(tier.name, value, goals, tier.tolerance))
    return Score(tuple(tiers))
