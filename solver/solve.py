"""Plan a problem: construct a complete plan at once, then search and prove side by side until the time is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from scheduler.plan import Plan
from scheduler.ports import Ending, Outcome, Progress, SolveParams
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import COUNTED_SECOND, Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.team import side_by_side
from solver.why.left_out import with_reasons

PROVER = 1000
"""Added to the seed when the proving worker goes on searching."""
SEEKING = 0.3
"""Share of a single worker's time for the search; what is left is for the proof."""
MANY, MOMENT = 2000, 0.05
"""Operations beyond which nothing is told for a proof before the search climbs, for two that run Python are as slow as
one; and seconds between two looks at whether it does."""


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
    limit = params.time_limit * (COUNTED_SECOND if params.deterministic else 1.0)
    pace = Pace(limit, stopped, counted=params.deterministic)
    compiled = Compiled(problem)
    construct = Construct(compiled)
    best = Incumbent(problem, construct.plan(next(sequences(problem))), report, pace)
    for plan in known:
        if (adapted := construct.adapted(plan)) is not None:
            best.offer(adapted, "known")
    _plan(construct, best, params, pace.until(1.0, lambda: best.is_proved))
    best.close()
    ending = Ending.PROVED if best.is_proved else Ending.STOPPED if stopped() else Ending.TIME
    return with_reasons(construct, replace(best.outcome(), ending=ending))


def _plan(construct: Construct, best: Incumbent, params: SolveParams, pace: Pace) -> None:
    """One worker searches first and proves then; of more, one proves beside the others, and searches if it is done."""
    from solver.prove import Prover  # OR-Tools and the compiler take seconds to import: the first plan is shown before
    from solver.seek import Seeker

    def prove() -> None:
        Prover(construct, best, params.seed).run(pace)
        Seeker(construct, best, params.seed + PROVER).run(pace)

    def prove_beside() -> None:
        if len(construct.problem.planned) > MANY:
            while not all(seeker.has_begun.wait(MOMENT) for seeker in seekers) and not pace.is_over():
                pass
        prove()

    workers = 1 if params.deterministic else params.workers
    seekers = [Seeker(construct, best, params.seed + number) for number in range(max(1, workers - 1))]
    if workers == 1:
        seekers[0].run(pace.until(SEEKING))
        prove()
    else:
        side_by_side([*(partial(seeker.run, pace) for seeker in seekers), prove_beside], pace.is_over)
