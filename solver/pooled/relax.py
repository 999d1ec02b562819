"""Bounds of the first tiers from the pooled relaxation, and plans from its solutions."""

from __future__ import annotations

from solver.incumbent import Incumbent
from solver.model.decode import Value
from solver.model.running import run
from solver.pace import Pace
from solver.pooled.build import build, pools
from solver.pooled.seating import seated
from solver.pooled.ways import People
from solver.search.construct import Construct


def relax(construct: Construct, index: int, best: Incumbent, pace: Pace, workers: int, seed: int) -> None:
    """Raise the bound of a tier, given the limits of those before, until it is proved or over.

    Whose work finds nobody in the best solution is named in the next round. Nothing happens where the tier has goals
    for which names matter.
    """
    people: People = frozenset()
    while not pace.is_over() and pools(construct.problem.tiers) > index and best.bounds[index] != best.values[index]:
        wanted = _round(construct, index, best, pace, workers, seed, people)
        if wanted <= people:
            return
        people |= wanted


def _round(
    construct: Construct, index: int, best: Incumbent, pace: Pace, workers: int, seed: int, people: People
) -> People:
    """Solve the relaxation; whom its best solution wants."""
    model = build(construct.compiled, construct.problem.tiers[: index + 1], pace.is_over, people=people)
    if model is None:
        return people
    wanted = people
    for value, limit in zip(model.tiers[:index], best.limits, strict=True):
        model.cp.add(value <= limit)

    def offer(value: Value) -> None:
        """Orders that find nobody, or break a rule the relaxation does not know, go into the gaps of the others."""
        nonlocal wanted
        found = seated(model.x, value, seed)
        wanted = found.wanted
        plan = construct.adapted(found.plan)
        if plan is not None:
            best.offer(plan, "prove")

    model.cp.minimize(model.tiers[index])
    model.cp.add(model.tiers[index] >= (best.bounds[index] or 0))
    model.x.hint(best.plan)
    run(model.cp, pace, workers, seed, offer, lambda bound: best.raise_bound(index, bound))
    return wanted
