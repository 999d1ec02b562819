"""One neighbourhood of a plan: the exact model of its free operations, with the plan as its complete hint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpSolver, FlatIntExpr, LinearExpr, LinearExprT

from scheduler.plan import Plan
from scheduler.profiles import Tier
from solver.compiled import Compiled
from solver.model.build import Model, build
from solver.model.decode import plan_of
from solver.model.interruptible import solved
from solver.neighbourhoods.held import merged, smaller
from solver.neighbourhoods.holding import hold


class Result(NamedTuple):
    """A better plan, if there is one, what it gains by tier, whether that is proved to be the most, and the work.

    ``work`` is in CP-SAT's deterministic seconds.
    """

    plan: Plan | None = None
    gains: tuple[int, ...] = ()
    is_proved: bool = False
    work: float = 0.0


class Neighbourhood:
    """Free operations of a plan, and the tiers that count: what comes before the last two must not get worse."""

    def __init__(
        self, compiled: Compiled, plan: Plan, free: Set[str], tiers: Sequence[Tier], is_over: Callable[[], bool]
    ) -> None:
        self.problem, self.plan, self.free = compiled.problem, plan, free
        self.goals = {term.goal for tier in tiers for term in tier.terms}
        self.model = build(compiled.part(smaller(compiled.problem, plan, free, self.goals)), tiers, is_over)
        self.before: tuple[int, ...] = ()
        if self.model is not None:
            hold(self.model, compiled.problem, plan, free)
            self._aim(self.model)

    def best(self, work: float, seed: int, is_over: Callable[[], bool]) -> Result:
        """What is found in so many deterministic seconds."""
        if self.model is None:
            return Result()
        solver = small_solver(work, seed)
        status = solved(solver, self.model.cp, is_over)
        if status is None:
            return Result()
        spent = solver.response_proto.deterministic_time
        if status not in (OPTIMAL, FEASIBLE):
            return Result(work=spent)
        gains = tuple(b - solver.value(tier) for b, tier in zip(self.before, self.model.tiers, strict=True))
        if not any(gains):
            return Result(None, gains, status == OPTIMAL, spent)
        part = plan_of(self.model.x, solver.value)
        plan = merged(self.problem, self.plan, self.free, self.goals, part)
        return Result(plan, gains, status == OPTIMAL, spent)

    def _aim(self, model: Model) -> None:
        """Minimise the last two tiers at once, the first of them weighed so that the last buys nothing of it.

        One that is worth nothing cannot get better: it is only kept so, for much is decided by that.
        """
        model.x.hint(self.plan)
        hint = model.cp.proto.solution_hint
        known = dict(zip(hint.vars, hint.values, strict=True))
        self.before = tuple(_worth(tier, known) for tier in model.tiers)
        free = 1 if self.before[-2:-1] in ((), (0,)) else 2
        for tier, value in zip(model.tiers[:-free], self.before, strict=False):
            model.cp.add(tier <= value)
        weights = (self.before[-1] + 1, 1)[-free:]
        model.cp.minimize(sum(w * tier for w, tier in zip(weights, model.tiers[-free:], strict=True)))


def _worth(tier: LinearExprT, known: Mapping[int, int]) -> int:
    flat = FlatIntExpr(LinearExpr.sum([tier]))
    return int(flat.offset + sum(c * known[v.index] for v, c in zip(flat.vars, flat.coeffs, strict=True)))


def small_solver(work: float, seed: int) -> CpSolver:
    """Small models: what would simplify large ones costs more than it saves here."""
    solver = CpSolver()
    solver.parameters.max_deterministic_time = work
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False
    solver.parameters.linearization_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_presolve_iterations = 1
    return solver
