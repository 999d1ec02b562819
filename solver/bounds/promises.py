"""Which promises can be kept: the best set that the work allows, tried on a model of the whole day, and cut if refuted.

Logic-based Benders decomposition (Hooker and Ottosson, 2003): the program of work chooses a set of promises; CP-SAT is
asked whether those orders alone can be ready in time; what it refutes is cut off, and the program chooses again. The
program's bound holds at every moment.
"""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.promises import Standing, prospects
from solver.bounds.refuting import Refuting, Verdict
from solver.bounds.solving import Solved
from solver.bounds.tiers import program_of, raise_by
from solver.bounds.work import Rung, Work
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct

BROKEN = (Standing.LATE, Standing.LEFT_OUT)
"""Promises that are not kept."""


class Promises:
    """``chosen``: the orders whose promises are to be kept, by the best answer so far; all of them at first."""

    def __init__(self, construct: Construct) -> None:
        self.problem = construct.problem
        self.chosen = frozenset(construct.problem.orders)
        self._construct = construct

    def run(self, best: Incumbent, pace: Pace, workers: int, seed: int) -> None:
        """Raise the bound of the first tier, and offer plans, until it is proved or over.

        Nothing is done where work is counted: HiGHS knows only the clock.
        """
        work = None if pace.counted else program_of(self._construct.compiled, 0, (), pace.is_over)
        if work is None:
            return
        refuting = Refuting(self._construct, best, workers, seed)
        is_cut = True
        while is_cut and not pace.is_over() and best.bounds[0] != best.values[0]:
            is_cut = self._round(work, refuting, best, pace, seed)
        if best.bounds[0] == best.values[0]:
            standing = prospects(self.problem, best.plan).values()
            self.chosen = frozenset(p.order.id for p in standing if p.standing not in BROKEN)

    def _round(self, work: Work, refuting: Refuting, best: Incumbent, pace: Pace, seed: int) -> bool:
        """Choose a set, ask for it, and cut it off if it is refuted; whether it was."""
        rungs = _kept(work, raise_by(work, 0, best, pace, seed))
        if not rungs:
            return False
        self.chosen = frozenset(order for order, rung in rungs.items() if rung == work.ladders[order][0])
        verdict, refuted = refuting.ask({o: _deadline(work, o, rung) for o, rung in rungs.items()}, pace)
        if verdict is not Verdict.REFUTED:
            return False
        work.program.at_most(len(refuted) - 1, {rungs[order].variable: 1 for order in refuted})
        return True


def _deadline(work: Work, order: str, rung: Rung) -> int:
    """Tick by which an order on this rung is ready; where that is open, by the horizon unless facts last longer."""
    if rung.ready is not None:
        return rung.ready
    return max(work.problem.horizon, work.spans.ready(work.problem.orders[order]))


def _kept(work: Work, solved: Solved) -> Mapping[str, Rung]:
    """The hardest rung that each order reaches."""
    if solved.values is None:
        return {}
    reached = {o: [r for r in ladder if solved.values.get(r.variable, 0) > 0.5] for o, ladder in work.ladders.items()}
    return {order: rungs[0] for order, rungs in reached.items() if rungs}
