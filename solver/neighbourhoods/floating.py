"""Neighbourhoods in which all times float: held work keeps its people, its bay and its turn, but no longer its time.

A plan as a partial order (Policella et al., 2007; Godard, Laborie and Nuijten, 2005): where some work is free, all
other moves aside for it, so gaps that are spread over the day come together. One model of the whole is told once, and
copied for every neighbourhood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from random import Random

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, BoundedLinearExpression, CpModel

from scheduler.plan import Placement, Plan
from solver.compiled import Compiled
from solver.model.build import Model, build
from solver.model.decode import plan_of
from solver.model.interruptible import solved
from solver.model.stays import extent, planned_groups
from solver.model.variables import Group
from solver.neighbourhoods.neighbourhood import Result, small_solver

Kept = BoundedLinearExpression | bool
OTHERS = 0.3
"""Chance of everybody else who could do an operation that he or she may."""


class Floating:
    """The neighbourhoods of one tier, given what the tiers before are worth."""

    def __init__(self, compiled: Compiled, index: int, is_over: Callable[[], bool]) -> None:
        self.index = index
        self._model = build(compiled, compiled.problem.tiers[: index + 1], is_over)
        self._hinted: Plan | None = None
        if self._model is not None:
            self._model.cp.minimize(self._model.tiers[index])

    def best(
        self,
        plan: Plan,
        free: Set[str],
        values: Sequence[int],
        work: float,
        random: Random,
        is_over: Callable[[], bool],
    ) -> Result:
        """What is found in so many deterministic seconds, if these operations and orders are free.

        ``values``: what the tiers are worth; those before must not get worse.
        """
        if self._model is None:
            return Result()
        cp = self._copied(self._model, plan, free, random)
        for tier, value in zip(self._model.tiers[: self.index], values, strict=False):
            cp.add(tier <= value)
        solver = small_solver(work, random.randrange(2**31))
        status = solved(solver, cp, is_over)
        if status is None:
            return Result()
        spent = solver.response_proto.deterministic_time
        if status not in (OPTIMAL, FEASIBLE):
            return Result(work=spent)
        gain = values[self.index] - solver.value(self._model.tiers[self.index])
        found = plan_of(self._model.x, solver.value) if gain > 0 else None
        return Result(found, (0,) * self.index + (gain,), status == OPTIMAL, spent)

    def _copied(self, model: Model, plan: Plan, free: Set[str], random: Random) -> CpModel:
        """The whole model, with the plan as its hint, and what is kept of it."""
        kept = [*_kept(model, plan, free), *_thinned(model, plan, free, random)]
        if self._hinted is not plan:
            model.x.hint(plan)
            self._hinted = plan
        cp: CpModel = model.cp.clone()
        for constraint in kept:
            cp.add(constraint)
        return cp


def _kept(model: Model, plan: Plan, free: Set[str]) -> Iterator[Kept]:
    """Who is planned; of held work who does it, where, and after what; orders without work are free by their names."""
    x = model.x
    for order in x.problem.orders:
        if order not in free:
            present = x.present(order)
            yield present == x.known(present, plan)
    held = [p for o, p in plan.placements.items() if _is_held(model, o, free)]
    for placement in held:
        for technician, works in x.works(placement.operation).items():
            yield works == (technician in placement.crew)
    yield from _turns_of_people(model, held)
    yield from _turns_of_bays(model, plan, free)


def _thinned(model: Model, plan: Plan, free: Set[str], random: Random) -> Iterator[Kept]:
    """Who else may do free work, by chance: the fewer, the sooner CP-SAT comes to an end."""
    placements = plan.placements
    for operation in sorted(o for o in free & placements.keys() if _is_open(model, o)):
        crew = placements[operation].crew
        for technician, works in model.x.works(operation).items():
            if technician not in crew and random.random() > OTHERS:
                yield works == 0


def _is_open(model: Model, operation: str) -> bool:
    """Work in booth cycles is free always: its cycle decides."""
    problem = model.x.problem
    known = problem.operations.get(operation)
    return known is not None and not known.paint and operation not in problem.facts


def _is_held(model: Model, operation: str, free: Set[str]) -> bool:
    return operation not in free and _is_open(model, operation)


def _turns_of_people(model: Model, held: Sequence[Placement]) -> Iterator[Kept]:
    by_technician: dict[str, list[Placement]] = {}
    for placement in sorted(held, key=lambda p: (p.start, p.end)):
        for technician in placement.crew:
            by_technician.setdefault(technician, []).append(placement)
    for before, after in (pair for placements in by_technician.values() for pair in pairwise(placements)):
        if before.end <= after.start:
            yield model.x.end(before.operation) <= model.x.start(after.operation)


def _turns_of_bays(model: Model, plan: Plan, free: Set[str]) -> Iterator[Kept]:
    x, stays = model.x, dict[str, list[tuple[int, int, Group]]]()
    for group in planned_groups(x):
        placed = [plan.placements[o] for o in _work_of(model, group) if o in plan.placements]
        if not placed or not all(_is_held(model, p.operation, free) for p in placed):
            continue
        for bay in x.bays(group).values():
            yield bay == x.known(bay, plan)
        if placed[0].bay is not None:
            stay = (min(p.start for p in placed), max(p.end for p in placed), group)
            stays.setdefault(placed[0].bay, []).append(stay)
    for found in stays.values():
        for (_, end, before), (start, _, after) in pairwise(sorted(found)):
            if end <= start:
                yield extent(x, before).end <= extent(x, after).start


def _work_of(model: Model, group: Group) -> list[str]:
    problem = model.x.problem
    return [o for o in problem.orders[group[0]].groups[group[1]] if o not in problem.facts]
