"""What a trial changes: where a block stands in the list, or who has to be in the crew of an operation.

Every move returns the first position that it changes (the list's length: nothing), and marks what it moved or forced.
"""

from __future__ import annotations

from solver.jit import Numbers, jit
from solver.kernel import layout as f
from solver.kernel.bits import draw
from solver.kernel.layout import BLOCKS, LISTED, OPERATIONS, POSITIONS, get, put

FORWARD, NEAR, ANYWHERE, SWAP, CREW = range(5)
"""Kinds of moves."""
SAMPLE = 4
"""So many blocks are looked at for the one that squeaks most."""
REACH = 12
"""Positions that a near move goes at most."""


@jit
def move(m: Numbers, kind: int) -> int:
    """Change the trial's list or its wishes; the first position that changes, the list's length if nothing does."""
    n = m[f.BLOCK_COUNT]
    if kind == CREW:
        return _wish(m)
    squeaks = kind == FORWARD or (kind == SWAP and draw(m, f.RANDOM, 2) > 0)
    at = _squeaking(m) if squeaks else draw(m, f.RANDOM, n)
    block = get(m, POSITIONS, at, f.LISTED_BLOCK)
    low, high = _low(m, block), _high(m, block)
    if kind == FORWARD:
        high = at - 1
        if draw(m, f.RANDOM, 2):
            low = max(low, at - REACH)
    elif kind == NEAR:
        low, high = max(low, at - REACH), min(high, at + REACH)
    if high < low:
        return int(n)
    to = low + draw(m, f.RANDOM, high - low + 1)
    return _swap(m, at, to) if kind == SWAP else _insert(m, at, to)


@jit
def _squeaking(m: Numbers) -> int:
    """The position, among a few at random, of the block that costs most above its least."""
    most, found = -1, 0
    for _ in range(SAMPLE):
        at = draw(m, f.RANDOM, m[f.BLOCK_COUNT])
        block = get(m, POSITIONS, at, f.LISTED_BLOCK)
        cost = get(m, BLOCKS, block, f.COST) - get(m, BLOCKS, block, f.LEAST)
        if cost > most:
            most, found = cost, at
    return found


@jit
def _low(m: Numbers, block: int) -> int:
    """First position at which a block can stand: after the one before it of its order."""
    return 0 if get(m, BLOCKS, block, f.BEGINS_ORDER) else get(m, BLOCKS, block - 1, f.POSITION) + 1


@jit
def _high(m: Numbers, block: int) -> int:
    """Last position at which a block can stand."""
    if get(m, BLOCKS, block, f.ENDS_ORDER):
        return int(m[f.BLOCK_COUNT] - 1)
    return get(m, BLOCKS, block + 1, f.POSITION) - 1


@jit
def _insert(m: Numbers, at: int, to: int) -> int:
    """One block elsewhere."""
    if at == to:
        return int(m[f.BLOCK_COUNT])
    block = get(m, POSITIONS, at, f.LISTED_BLOCK)
    step = 1 if at < to else -1
    for position in range(at, to, step):
        put(m, POSITIONS, position, f.TRIAL_BLOCK, get(m, POSITIONS, position + step, f.LISTED_BLOCK))
    put(m, POSITIONS, to, f.TRIAL_BLOCK, block)
    _mark(m, block, f.MOVED)
    return _mark_range(m, at, to)


@jit
def _swap(m: Numbers, at: int, to: int) -> int:
    """Two blocks change places."""
    low, high = min(at, to), max(at, to)
    first, second = get(m, POSITIONS, low, f.LISTED_BLOCK), get(m, POSITIONS, high, f.LISTED_BLOCK)
    if low == high or _low(m, second) > low or _high(m, first) < high:
        return int(m[f.BLOCK_COUNT])
    put(m, POSITIONS, low, f.TRIAL_BLOCK, second)
    put(m, POSITIONS, high, f.TRIAL_BLOCK, first)
    _mark(m, first, f.MOVED)
    _mark(m, second, f.MOVED)
    return _mark_range(m, at, to)


@jit
def _mark(m: Numbers, block: int, field: int) -> None:
    """Moved: met at its old place and at its new one; forced: met once."""
    put(m, BLOCKS, block, field, 1)
    put(m, LISTED, m[f.MARKED_COUNT], f.MARKED_BLOCK, block)
    m[f.MARKED_COUNT] += 1
    m[f.LEFT] += 2 if field == f.MOVED else 1


@jit
def _mark_range(m: Numbers, at: int, to: int) -> int:
    m[f.LOW], m[f.HIGH] = min(at, to), max(at, to) + 1
    return min(at, to)


@jit
def _wish(m: Numbers) -> int:
    """Somebody has to be in the crew of an operation, or anybody may."""
    operation = draw(m, f.RANDOM, m[f.OPERATION_COUNT])
    first, end = get(m, OPERATIONS, operation, f.OPTION), get(m, OPERATIONS, operation, f.OPTION_END)
    before, wanted = get(m, OPERATIONS, operation, f.WANTED), -1
    if end > first and (before < 0 or draw(m, f.RANDOM, 2)):
        wanted = get(m, f.OPTIONS, first + draw(m, f.RANDOM, end - first), f.CREW_1)
    if wanted == before:
        return int(m[f.BLOCK_COUNT])
    m[f.WISHING], m[f.WISHED] = operation, before
    put(m, OPERATIONS, operation, f.WANTED, wanted)
    block = get(m, OPERATIONS, operation, f.BLOCK)
    _mark(m, block, f.FORCED)
    return get(m, BLOCKS, block, f.POSITION)


@jit
def unmark(m: Numbers) -> None:
    """Nothing is marked as moved or forced any more."""
    for index in range(m[f.MARKED_COUNT]):
        block = get(m, LISTED, index, f.MARKED_BLOCK)
        put(m, BLOCKS, block, f.MOVED, 0)
        put(m, BLOCKS, block, f.FORCED, 0)
    m[f.MARKED_COUNT] = m[f.LEFT] = m[f.LOW] = m[f.HIGH] = 0
    m[f.WISHING] = -1


@jit
def put_back(m: Numbers) -> None:
    """The trial's list and wishes as the list's own."""
    for at in range(m[f.LOW], m[f.HIGH]):
        put(m, POSITIONS, at, f.TRIAL_BLOCK, get(m, POSITIONS, at, f.LISTED_BLOCK))
    if m[f.WISHING] >= 0:
        put(m, OPERATIONS, m[f.WISHING], f.WANTED, m[f.WISHED])
