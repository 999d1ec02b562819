"""A trial that becomes the list, one that is dropped, and a list that is decoded from nothing."""

from __future__ import annotations

from solver.jit import Numbers, Words, jit
from solver.kernel import layout as f
from solver.kernel.layout import BLOCKS, LISTED, POSITIONS, SEATS, TIERS, TRIALS, get, put
from solver.kernel.seat import seat_block
from solver.kernel.walk import clean, take_block
from solver.kernel.worth import weigh


@jit
def keep(m: Numbers, w: Words, begin: int) -> None:
    """The trial, changed from position ``begin`` on, becomes the list."""
    for index in range(m[f.CHANGED_COUNT]):
        _keep_block(m, get(m, LISTED, index, f.CHANGED_BLOCK))
    for at in range(begin, m[f.BLOCK_COUNT]):
        _pass(m, w, at)


@jit
def drop(m: Numbers) -> None:
    """What the trial has seated is forgotten."""
    for index in range(m[f.CHANGED_COUNT]):
        block = get(m, LISTED, index, f.CHANGED_BLOCK)
        put(m, BLOCKS, block, f.CHANGED, 0)
        put(m, BLOCKS, block, f.TRIAL_PLACED, get(m, BLOCKS, block, f.PLACED))
        for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
            copy_seat(m, SEATS, TRIALS, operation)


@jit
def decode(m: Numbers, w: Words) -> None:
    """Decode the trial's list from nothing; it becomes the list."""
    clean(m, w)
    for at in range(m[f.BLOCK_COUNT]):
        block = get(m, POSITIONS, at, f.TRIAL_BLOCK)
        put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, at))
        weigh(m, block)
        _keep_block(m, block)
        _pass(m, w, at)


@jit
def count_least(m: Numbers, w: Words) -> None:
    """What every order costs that has the house to itself: it can hardly ever cost less."""
    clean(m, w)
    for block in range(m[f.BLOCK_COUNT]):
        put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, 0))
        weigh(m, block)
        put(m, BLOCKS, block, f.LEAST, get(m, BLOCKS, block, f.TRIAL_COST))


@jit
def _keep_block(m: Numbers, block: int) -> None:
    put(m, BLOCKS, block, f.CHANGED, 0)
    put(m, BLOCKS, block, f.PLACED, get(m, BLOCKS, block, f.TRIAL_PLACED))
    put(m, BLOCKS, block, f.SEEN, get(m, BLOCKS, block, f.TRIAL_SEEN))
    put(m, BLOCKS, block, f.COST, get(m, BLOCKS, block, f.TRIAL_COST))
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        copy_seat(m, TRIALS, SEATS, operation)
    for tier in range(m[f.TIER_COUNT]):
        new, old = get(m, f.TRIAL_WORTH, block, tier), get(m, f.WORTH, block, tier)
        put(m, TIERS, tier, f.TOTAL, get(m, TIERS, tier, f.TOTAL) + new - old)
        put(m, f.WORTH, block, tier, new)


@jit
def _pass(m: Numbers, w: Words, at: int) -> None:
    """What is free after position ``at`` of the list."""
    block = get(m, POSITIONS, at, f.TRIAL_BLOCK)
    put(m, POSITIONS, at, f.LISTED_BLOCK, block)
    put(m, BLOCKS, block, f.POSITION, at)
    before = m[f.SNAPSHOTS] + at * m[f.ROWS]
    for row in range(before, before + m[f.ROWS]):
        for word in range(m[f.WORDS]):
            w[row + m[f.ROWS], word] = w[row, word]
    if get(m, BLOCKS, block, f.PLACED):
        take_block(m, w, SEATS, block, at + 1)


@jit
def copy_seat(m: Numbers, source: int, target: int, operation: int) -> None:
    """One operation's seat from one table to another."""
    for field in range(f.SEAT_FIELDS):
        put(m, target, operation, field, get(m, source, operation, field))
