"""The search loop: change the list, decode it, take it or not.

Simulated annealing in cycles (Kirkpatrick et al., 1983): each begins at the best list so far, hot, and cools down; each
is longer than the one before. The noise that decides is drawn before a trial is decoded, so that the decoding can
stop as soon as a trial costs too much.
"""

from __future__ import annotations

from solver.jit import Numbers, Words, jit
from solver.kernel import layout as f
from solver.kernel.bits import draw
from solver.kernel.decode import copy_seat, decode, drop, keep
from solver.kernel.layout import BEST_SEATS, BLOCKS, NOISE, NOISES, OPERATIONS, POSITIONS, SEATS, TIERS, get, put
from solver.kernel.moves import move, put_back, unmark
from solver.kernel.walk import walk

LEVELS = 128
"""Steps in which a cycle cools."""
GROWTH = 3
"""Every cycle is longer than the one before by one ``GROWTH``-th."""


@jit
def climb(m: Numbers, w: Words, moves: int) -> bool:
    """Try so many moves; True if the best list got better."""
    better = False
    for _ in range(moves):
        _cool(m, w)
        begin = move(m, get(m, f.KINDS, draw(m, f.RANDOM, f.CHANCES), 0))
        if begin < m[f.BLOCK_COUNT]:
            m[f.TRIED] += 1
            most = m[f.HEAT] * get(m, NOISE, draw(m, f.RANDOM, NOISES), 0) // 1024
            if m[f.WISHING] >= 0 and get(m, OPERATIONS, m[f.WISHING], f.WANTED) >= 0:
                most = -1  # a wish narrows what later moves can do, so it has to earn something
            if walk(m, w, begin, most):
                keep(m, w, begin)
                if _is_better(m):
                    remember(m)
                    better = True
            else:
                drop(m)
                put_back(m)
        unmark(m)
    return better


@jit
def _cool(m: Numbers, w: Words) -> None:
    """One move further in the cycle; at its end a new one from the best list."""
    m[f.SINCE] += 1
    if m[f.SINCE] * LEVELS < m[f.LENGTH]:
        return
    m[f.SINCE] = 0
    m[f.LEVEL] += 1
    m[f.HEAT] = m[f.HEAT] * m[f.COLD] // 1024
    if m[f.LEVEL] == LEVELS:
        m[f.LEVEL] = 0
        m[f.HEAT] = m[f.HOT]
        m[f.LENGTH] += m[f.LENGTH] // GROWTH
        recall(m)
        decode(m, w)


@jit
def _is_better(m: Numbers) -> bool:
    """Tier by tier."""
    for tier in range(m[f.TIER_COUNT]):
        total, best = get(m, TIERS, tier, f.TOTAL), get(m, TIERS, tier, f.BEST_TOTAL)
        if total != best:
            return total < best
    return False


@jit
def remember(m: Numbers) -> None:
    """The list is the best so far."""
    for tier in range(m[f.TIER_COUNT]):
        put(m, TIERS, tier, f.BEST_TOTAL, get(m, TIERS, tier, f.TOTAL))
    for block in range(m[f.BLOCK_COUNT]):
        put(m, POSITIONS, block, f.BEST_BLOCK, get(m, POSITIONS, block, f.LISTED_BLOCK))
        put(m, BLOCKS, block, f.BEST_PLACED, get(m, BLOCKS, block, f.PLACED))
    for operation in range(m[f.OPERATION_COUNT]):
        put(m, OPERATIONS, operation, f.BEST_WANTED, get(m, OPERATIONS, operation, f.WANTED))
        copy_seat(m, SEATS, BEST_SEATS, operation)


@jit
def recall(m: Numbers) -> None:
    """The best list is the trial's."""
    for at in range(m[f.BLOCK_COUNT]):
        put(m, POSITIONS, at, f.TRIAL_BLOCK, get(m, POSITIONS, at, f.BEST_BLOCK))
    for operation in range(m[f.OPERATION_COUNT]):
        put(m, OPERATIONS, operation, f.WANTED, get(m, OPERATIONS, operation, f.BEST_WANTED))
