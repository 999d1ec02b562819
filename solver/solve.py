"""Plan a problem: construct a complete plan at once, improve it, then improve and prove it on the exact model.

A published plan is mended first, and searched anew only where promises stay broken, so that little of it changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from scheduler.ports import Outcome, Progress, SolveParams
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.explain import explain
from solver.incumbent import Incumbent
from solver.search.construct import Construct
from solver.search.improve import improve
from solver.search.priorities import sequences
from solver.search.repair import repair

SEARCH_SHARE = 0.2
"""Share of the time limit for the search; the exact model has the rest, and more where it ends early."""
MENDING = 0.5
"""Share of the search for mending a published plan that breaks a promise; lists may keep it, at the price of calm."""
MODEL_SECONDS = 0.002
"""Seconds that it takes to tell CP-SAT one operation."""
WORTHWHILE = 2
"""So many times as long must be left, or the search goes on instead."""


def solve(
    problem: Problem,
    params: SolveParams,
    report: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """The best plan found within the time limit, judged, with what is proved of it.

    Parameters
    ----------
    params
        Time limit in seconds from the call, workers, seed.
    report
        Called with every better plan or bound, possibly from another thread.
    stopped
        Asked often; once true, the best plan so far is returned.
    """
    began = time.monotonic()
    compiled = Compiled(problem)
    construct = Construct(compiled)
    lists = sequences(problem)
    first = next(lists)
    best = Incumbent(problem, construct.plan(first), report, began)

    published = construct.published()

    def is_over(share: float) -> bool:
        return stopped() or time.monotonic() - began >= share * params.time_limit

    telling = MODEL_SECONDS * len(problem.planned)
    is_worthwhile = params.time_limit - (time.monotonic() - began) > WORTHWHILE * telling
    share = SEARCH_SHARE if is_worthwhile else 1.0
    if published is not None:
        best.offer(published, "published")
        mending = share if not best.values[0] else MENDING * share
        repair(construct, published, lambda plan: best.offer(plan, "repair"), lambda: is_over(mending), params.seed)
    if published is None or best.values[0]:
        _improve(construct, best, first, lists, params.seed, lambda: is_over(share))
    if is_worthwhile and not is_over(1.0):
        from solver.prove import prove  # OR-Tools takes seconds to import: the first plans are shown before

        prove(compiled, best, params, began + params.time_limit, stopped)
        best.offer(construct.fill(best.plan, best.plan.left_out), "construct")
    return explain(construct, best.outcome())


def _improve(
    construct: Construct,
    best: Incumbent,
    winner: tuple[str, ...],
    others: Iterable[tuple[str, ...]],
    seed: int,
    is_over: Callable[[], bool],
) -> None:
    """Try every priority rule, then search around the best one's list."""
    for orders in others:
        if is_over():
            return
        if best.offer(construct.plan(orders), "construct"):
            winner = orders
    improve(construct, winner, lambda plan: best.offer(plan, "improve"), is_over, seed)
