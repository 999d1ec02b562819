"""Bounds on any tier that has promises, lateness or waiting in it, from a program of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from solver.bounds import estimates
from solver.bounds.program import Program
from solver.bounds.solving import Solved, solve, whole
from solver.bounds.work import Work
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace

GRIDS = (6, 12, 24, 48, 96, 288)
"""Ticks of the grids from fine to coarse: half an hour to a day."""
MOST, LARGEST = 600_000, 5_000_000
"""Factors above which a program is told on a coarser grid, as it takes minutes, and on the coarsest not at all."""
MANY = 2000
"""Operations beyond which only the two coarsest grids are tried: telling what turns out too much takes seconds, too."""


class _TooMuch(Exception):
    """Raised in the middle of telling a program."""


def raise_bound(
    compiled: Compiled, index: int, best: Incumbent, pace: Pace, seed: int, *, relaxed: bool = False
) -> None:
    """Raise the bound of a tier, given what the tiers before are worth by now, until it is solved, proved or over.

    ``relaxed``: by the program's fractions alone, which take seconds where the whole program takes minutes. Nothing is
    done where work is counted: HiGHS knows only the clock.
    """
    if pace.counted:
        return
    before = zip(best.values[:index], compiled.problem.tiers, strict=False)
    limits = [value + tier.tolerance for value, tier in before]
    work = program_of(compiled, index, limits, pace.is_over)
    if work is not None:
        raise_by(work, index, best, pace, seed, relaxed=relaxed)


def raise_by(work: Work, index: int, best: Incumbent, pace: Pace, seed: int, *, relaxed: bool = False) -> Solved:
    """The same with a given program: at once by its fractions, then with every order on one rung."""

    def is_over() -> bool:
        return pace.is_over() or best.bounds[index] == best.values[index]

    def tell(bound: float) -> None:
        if (known := whole(bound)) is not None:
            best.raise_bound(index, known)

    solve(work.program, "GLOP", pace.left, is_over, tell, relaxed=True, seed=seed)
    if relaxed or is_over():
        return Solved()
    return solve(work.program, "HIGHS", pace.left, is_over, tell, seed=seed)


def program_of(
    compiled: Compiled,
    index: int,
    limits: Sequence[int],
    is_over: Callable[[], bool],
    grids: Sequence[int] = GRIDS,
) -> Work | None:
    """Minimise what is known of a tier while the tiers before keep to their limits, on the finest grid that will do.

    None: nothing is known of this tier, the program is too large on every grid, or it is over.
    """
    if not estimates.ESTIMATES.keys() & {term.goal for term in compiled.problem.tiers[index].terms}:
        return None
    for grid in grids if len(compiled.problem.planned) <= MANY else grids[-2:]:
        most = LARGEST if grid == grids[-1] else MOST
        if (work := _work(compiled, grid, most, is_over)) is not None:
            for tier, limit in zip(compiled.problem.tiers[:index], limits, strict=True):
                constant, terms = estimates.of(work, tier)
                work.program.at_most(limit - constant, terms)
            work.program.constant, terms = estimates.of(work, compiled.problem.tiers[index])
            for variable, price in terms.items():
                work.program.charge(variable, price)
            return work
    return None


def _work(compiled: Compiled, grid: int, most: int, is_over: Callable[[], bool]) -> Work | None:
    def watch(program: Program) -> None:
        if is_over() or program.size > most:
            raise _TooMuch

    try:
        return Work(compiled, grid, watch)
    except _TooMuch:
        return None
