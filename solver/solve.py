"""Plan a problem: construct a complete plan at once, then search and prove side by side until the time is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scheduler.plan import Plan
from scheduler.ports import Ending, Outcome, Progress, SolveParams
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.explain import explain
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.seek import Seeker
from solver.team import side_by_side

SEEKING = 0.3
"""Share of a single worker's time for the search; what is left is for the proof."""


def solve(
    problem: Problem,
    params: SolveParams,
    report: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
    known: Sequence[Plan] = (),
) -> Outcome:
    """The best plan found within the time limit, judged, with what is proved of it.

    Parameters
    ----------
    params
        Time limit in seconds from the call, workers, seed, whether the same call has to give the same plan.
    report
        Called with every better plan or bound, possibly from another thread.
    stopped
        Asked often; once true, the best plan so far is returned.
    known
        Plans to begin from; what breaks a rule in them is planned anew.
    """
    pace = Pace(params.time_limit, stopped, counted=params.deterministic)
    compiled = Compiled(problem)
    construct = Construct(compiled)
    best = Incumbent(problem, construct.plan(next(sequences(problem))), report, pace)
    for plan in known:
        if (adapted := construct.adapted(plan)) is not None:
            best.offer(adapted, "known")
    _plan(compiled, construct, best, params, pace.until(1.0, lambda: best.is_proved))
    best.close()
    ending = Ending.PROVED if best.is_proved else Ending.STOPPED if stopped() else Ending.TIME
    return explain(construct, replace(best.outcome(), ending=ending))


def _plan(compiled: Compiled, construct: Construct, best: Incumbent, params: SolveParams, pace: Pace) -> None:
    """One worker searches first and proves then; more do both at the same time."""
    workers = 1 if params.deterministic else params.workers
    if workers == 1:
        Seeker(construct, best, params.seed).run(pace.until(SEEKING))
        _prove(compiled, best, pace, 1, params.seed)
        return
    seekers = [Seeker(construct, best, params.seed + number) for number in range(1, workers)]
    side_by_side(
        [
            *(lambda seeker=seeker: seeker.run(pace) for seeker in seekers),
            lambda: _prove(compiled, best, pace, 1, params.seed),
        ],
        pace.is_over,
    )


def _prove(compiled: Compiled, best: Incumbent, pace: Pace, workers: int, seed: int) -> None:
    from solver.prove import prove  # OR-Tools takes seconds to import: the first plans are shown before

    prove(compiled, best, pace, workers, seed)
