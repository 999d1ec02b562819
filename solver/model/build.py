"""The model of a problem: variables, constraints, one expression per tier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, LinearExpr, LinearExprT

from scheduler.profiles import Tier
from solver.compiled import Compiled
from solver.model.constraints import CONSTRAINTS
from solver.model.objectives import OBJECTIVES
from solver.model.variables import Variables


@dataclass(frozen=True)
class Model:
    """A CP-SAT model with its variables and the expressions to minimise, tier by tier."""

    cp: CpModel
    x: Variables
    tiers: tuple[LinearExprT, ...]


class OutOfTime(Exception):
    """Whoever is asked for one more variable gives up."""


def build(compiled: Compiled, tiers: Sequence[Tier], is_over: Callable[[], bool] = lambda: False) -> Model | None:
    """Tell CP-SAT every rule, and the goals of these tiers; None when time is over before it is told."""

    def watch() -> None:
        if is_over():
            raise OutOfTime

    cp = CpModel()
    x = Variables(cp, compiled, {term.goal for tier in tiers for term in tier.terms}, watch)
    try:
        for constraint in CONSTRAINTS:
            watch()
            constraint.add(x)
        return Model(cp, x, tuple(expression(x, tier) for tier in tiers))
    except OutOfTime:
        return None


def expression(x: Variables, tier: Tier) -> LinearExprT:
    """What a tier is worth."""
    return LinearExpr.sum([term.weight * OBJECTIVES[term.goal].term(x) for term in tier.terms])
