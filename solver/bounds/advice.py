"""Order lists from programs of work that reckon with idle time: what real plans reach, they say in which sequence.

Work that may be split at will fills every gap. With a share of everybody's time, the program leaves the room that whole
operations need, and gives up the orders that are worth it: decoded, its lists beat the priority rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from solver.bounds.solving import Solved, solve
from solver.bounds.tiers import GRIDS, program_of
from solver.bounds.work import Work
from solver.compiled import Compiled
from solver.pace import Pace

SHARES = (0.85, 0.8, 0.75, 0.9, 0.95)
"""Of everybody's time, the most promising first."""


def advised(compiled: Compiled, pace: Pace) -> Iterator[tuple[str, ...]]:
    """One list of all orders per share: by the mean time of their work, those that are given up last."""
    for share in SHARES:
        work = None if pace.is_over() else program_of(compiled, 0, (), pace.is_over, GRIDS[1:], share)
        if work is None:
            return
        solved = solve(work.program, "GLOP", pace.left, pace.is_over, relaxed=True)
        if solved.values is not None:
            yield _listed(work, solved)


def _listed(work: Work, solved: Solved) -> tuple[str, ...]:
    values = solved.values or {}

    def key(order: str) -> tuple[bool, float]:
        ladder = work.ladders.get(order)
        is_given_up = ladder is not None and values.get(ladder[0].variable, 0) < 0.5
        return is_given_up, _mean_time(work, order, solved)

    return tuple(sorted(work.problem.orders, key=key))


def _mean_time(work: Work, order: str, solved: Solved) -> float:
    """Tick around which its work lies; that of its release where nothing says more."""
    done = moment = 0.0
    for operation in work.problem.orders[order].operations:
        for stint in work.stints.get(operation, ()):
            part = (solved.values or {}).get(stint.variable, 0.0) * stint.share
            done += part
            moment += part * (stint.start + stint.end) / 2
    return moment / done if done else work.problem.orders[order].arrival
