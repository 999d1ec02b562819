"""Plan a problem: construct a complete plan at once, then improve and prove it on the exact model."""

from __future__ import annotations

import time
from collections.abc import Callable

from scheduler.ports import Outcome, Progress, SolveParams
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.explain import explain
from solver.incumbent import Incumbent
from solver.search.construct import Construct
from solver.search.priorities import sequences


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
    deadline = began + params.time_limit
    compiled = Compiled(problem)
    construct = Construct(compiled)
    first, *others = sequences(problem)
    best = Incumbent(problem, construct.plan(first), report, began)
    for orders in others:
        if stopped() or time.monotonic() >= deadline:
            break
        best.offer(construct.plan(orders), "construct")
    if not stopped() and time.monotonic() < deadline:
        from solver.prove import prove  # OR-Tools takes seconds to import: the first plans are shown before

        prove(compiled, best, params, deadline, stopped)
    best.offer(construct.fill(best.plan, best.plan.left_out), "construct")
    return explain(construct, best.outcome())
