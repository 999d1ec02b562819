"""Decoding a changed list: only blocks that could notice a change are seated anew.

The trial walks along the list it came from. A resource is *dirty* where its free time differs from the list's at the
same position; all others are read from the list's snapshots. A block that looks at no dirty resource, or only at ticks
before the first difference, is seated as before: so the price of a move is what it changes, and a rejected one costs
nothing more.
"""

from __future__ import annotations

import numpy as np

from solver.jit import Numbers, Words, jit
from solver.kernel import layout as f
from solver.kernel.bits import first_difference, take
from solver.kernel.layout import BLOCKS, LISTED, OPTIONS, POSITIONS, RESOURCES, SEATS, TRIALS, USES, get, put
from solver.kernel.rooms import is_dirty, notices, row_of
from solver.kernel.seat import seat_again, seat_block
from solver.kernel.worth import weigh

U = np.uint64


@jit
def walk(m: Numbers, w: Words, begin: int, most: int) -> bool:
    """Decode the trial's list from position ``begin`` on; False as soon as it costs more by more than ``most``.

    What later blocks might still gain is not waited for: measured, giving up at once finds better plans in the same
    time than any bound on it.
    """
    n = m[f.BLOCK_COUNT]
    old, cost = begin, 0
    m[f.CHANGED_COUNT] = m[f.OPEN] = 0
    clean(m, w)
    for new in range(begin, n + 1):
        while old < n and get(m, BLOCKS, get(m, POSITIONS, old, f.LISTED_BLOCK), f.MOVED):
            block = get(m, POSITIONS, old, f.LISTED_BLOCK)
            _leave(m, w, block, old)
            m[f.LEFT] -= 1
            old += 1
        if new == n or (m[f.LEFT] == 0 and m[f.OPEN] == 0 and m[f.DIRTY_COUNT] == 0):
            break
        block = get(m, POSITIONS, new, f.TRIAL_BLOCK)
        if get(m, BLOCKS, block, f.MOVED):
            put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, old))
            cost += _change(m, block)
            _enter(m, w, block, old)
            m[f.LEFT] -= 1
        else:
            if _notices(m, w, block, old):
                cost += _change(m, block)
                _replace(m, w, block, old)
            elif m[f.DIRTY_COUNT] and get(m, BLOCKS, block, f.PLACED):
                _follow(m, w, block)
            old += 1
        if cost > most:
            return False
    return cost <= most


@jit
def clean(m: Numbers, w: Words) -> None:
    """No resource is dirty."""
    m[f.DIRTY_COUNT] = 0
    for word in range(m[f.MASKS]):
        w[m[f.DIRTY], word] = U(0)


@jit
def _notices(m: Numbers, w: Words, block: int, at: int) -> bool:
    """It is seated differently now, or has to be seated anew in any case."""
    if get(m, BLOCKS, block, f.FORCED):
        m[f.LEFT] -= 1
        put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, at))
        return True
    follows = not get(m, BLOCKS, block, f.BEGINS_ORDER) and get(m, BLOCKS, block - 1, f.CHANGED) > 0
    if not follows and not notices(m, w, m[f.WATCHED] + block, get(m, BLOCKS, block, f.SEEN)):
        return False
    return seat_again(m, w, block, at)


@jit
def _change(m: Numbers, block: int) -> int:
    """A block is seated anew: what that costs."""
    if not get(m, BLOCKS, block, f.BEGINS_ORDER) and get(m, BLOCKS, block - 1, f.CHANGED):
        m[f.OPEN] -= 1
    weigh(m, block)
    put(m, LISTED, m[f.CHANGED_COUNT], f.CHANGED_BLOCK, block)
    m[f.CHANGED_COUNT] += 1
    put(m, BLOCKS, block, f.CHANGED, 1)
    if not get(m, BLOCKS, block, f.ENDS_ORDER):
        m[f.OPEN] += 1
    return get(m, BLOCKS, block, f.TRIAL_COST) - get(m, BLOCKS, block, f.COST)


@jit
def _leave(m: Numbers, w: Words, block: int, at: int) -> None:
    """The list has a moved block here and the trial has not."""
    if get(m, BLOCKS, block, f.PLACED):
        _lift(m, w, SEATS, block, at)
        _compare(m, w, SEATS, block, at + 1)


@jit
def _enter(m: Numbers, w: Words, block: int, at: int) -> None:
    """The trial has a moved block here and the list has not."""
    if get(m, BLOCKS, block, f.TRIAL_PLACED):
        _lift(m, w, TRIALS, block, at)
        take_block(m, w, TRIALS, block, m[f.OWN])
        _compare(m, w, TRIALS, block, at)


@jit
def _replace(m: Numbers, w: Words, block: int, at: int) -> None:
    """Both have it, perhaps seated differently."""
    was, is_now = get(m, BLOCKS, block, f.PLACED), get(m, BLOCKS, block, f.TRIAL_PLACED)
    if was:
        _lift(m, w, SEATS, block, at)
    if is_now:
        _lift(m, w, TRIALS, block, at)
        take_block(m, w, TRIALS, block, m[f.OWN])
        _compare(m, w, TRIALS, block, at + 1)
    if was:
        _compare(m, w, SEATS, block, at + 1)


@jit
def _lift(m: Numbers, w: Words, seats: int, block: int, at: int) -> None:
    """What a block uses becomes the trial's own, as it is before position ``at``."""
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        option, place = get(m, seats, operation, f.CHOSEN), get(m, seats, operation, f.PLACE)
        for use in range(get(m, OPTIONS, option, f.USE), get(m, OPTIONS, option, f.USE_END)):
            _own(m, w, get(m, USES, use, f.RESOURCE), at)
        if place >= 0:
            _own(m, w, place, at)


@jit
def _own(m: Numbers, w: Words, resource: int, at: int) -> None:
    if is_dirty(m, w, resource):
        return
    source = row_of(m, w, resource, at)
    w[m[f.DIRTY], resource >> 6] |= U(1) << U(resource & 63)
    m[f.DIRTY_COUNT] += 1
    target = row_of(m, w, resource, at)
    for digit in range(get(m, RESOURCES, resource, f.DIGITS)):
        for word in range(m[f.WORDS]):
            w[target + digit, word] = w[source + digit, word]


@jit
def take_block(m: Numbers, w: Words, seats: int, block: int, snapshot: int) -> None:
    """Occupy what a block uses in a snapshot."""
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        option, place = get(m, seats, operation, f.CHOSEN), get(m, seats, operation, f.PLACE)
        start, stop = get(m, seats, operation, f.START), get(m, seats, operation, f.STOP)
        for use in range(get(m, OPTIONS, option, f.USE), get(m, OPTIONS, option, f.USE_END)):
            for _ in range(get(m, USES, use, f.COUNT)):
                _take(m, w, get(m, USES, use, f.RESOURCE), snapshot, start, stop)
        if place >= 0:
            _take(m, w, place, snapshot, get(m, seats, operation, f.HOLDS_FROM), stop)


@jit
def _follow(m: Numbers, w: Words, block: int) -> None:
    """Both have the block at the same place: dirty resources lose the same."""
    own = m[f.OWN]
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        option, place = get(m, SEATS, operation, f.CHOSEN), get(m, SEATS, operation, f.PLACE)
        start, stop = get(m, SEATS, operation, f.START), get(m, SEATS, operation, f.STOP)
        for use in range(get(m, OPTIONS, option, f.USE), get(m, OPTIONS, option, f.USE_END)):
            if is_dirty(m, w, get(m, USES, use, f.RESOURCE)):
                for _ in range(get(m, USES, use, f.COUNT)):
                    _take(m, w, get(m, USES, use, f.RESOURCE), own, start, stop)
        if place >= 0 and is_dirty(m, w, place):
            _take(m, w, place, own, get(m, SEATS, operation, f.HOLDS_FROM), stop)


@jit
def _take(m: Numbers, w: Words, resource: int, snapshot: int, start: int, stop: int) -> None:
    row = m[f.SNAPSHOTS] + snapshot * m[f.ROWS] + get(m, RESOURCES, resource, f.ROW)
    take(w, row, get(m, RESOURCES, resource, f.DIGITS), start, stop)


@jit
def _compare(m: Numbers, w: Words, seats: int, block: int, at: int) -> None:
    """What of the resources of a block differs from the list's state before position ``at``, and from when on."""
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        option, place = get(m, seats, operation, f.CHOSEN), get(m, seats, operation, f.PLACE)
        for use in range(get(m, OPTIONS, option, f.USE), get(m, OPTIONS, option, f.USE_END)):
            _compare_one(m, w, get(m, USES, use, f.RESOURCE), at)
        if place >= 0:
            _compare_one(m, w, place, at)


@jit
def _compare_one(m: Numbers, w: Words, resource: int, at: int) -> None:
    if not is_dirty(m, w, resource):
        return
    own = row_of(m, w, resource, at)
    listed = own + (at - m[f.OWN]) * m[f.ROWS]
    differs = first_difference(w, own, listed, get(m, RESOURCES, resource, f.DIGITS), m[f.WORDS])
    put(m, RESOURCES, resource, f.DIRTY_FROM, differs)
    if differs < 0:
        w[m[f.DIRTY], resource >> 6] ^= U(1) << U(resource & 63)
        m[f.DIRTY_COUNT] -= 1
