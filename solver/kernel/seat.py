"""Seating one block on what is free: every operation at its earliest end, stepping back where a stay cannot be kept.

A car is in one place at a time, so what an order takes never stands in its own way, and is taken when all is seated.
"""

from __future__ import annotations

from solver.jit import Numbers, Words, jit
from solver.kernel import layout as f
from solver.kernel.choose import seat_operation
from solver.kernel.layout import BLOCKS, FAR, OPERATIONS, OPTIONS, ORDERS, RESOURCES, SEATS, TRIALS, get, put
from solver.kernel.rooms import notices
from solver.kernel.worth import ready_at

TRIES = 24
"""Seats tried again per block and opening window before it is given up."""
STEP = 3
"""Ticks by which a stay is tried later when no bay holds it."""


@jit
def seat_block(m: Numbers, w: Words, block: int, at: int) -> bool:
    """Seat a block on the state before position ``at``; False: it does not fit.

    Without overtime if its promise is kept like this, else as it is ready first.
    """
    placed = _seat_block(m, w, block, at)
    order = get(m, BLOCKS, block, f.OF_ORDER)
    if not get(m, ORDERS, order, f.MAY_STAY) or (placed and not _is_late(m, order)):
        return placed
    ready, seen = ready_at(m, order) if placed else FAR, get(m, BLOCKS, block, f.TRIAL_SEEN)
    m[f.STAYING] = 1
    stays = _seat_block(m, w, block, at)
    m[f.STAYING] = 0
    seen = max(seen, get(m, BLOCKS, block, f.TRIAL_SEEN))
    if placed and (not stays or ready_at(m, order) >= ready):
        _seat_block(m, w, block, at)
    put(m, BLOCKS, block, f.TRIAL_SEEN, seen)
    return placed or stays


@jit
def _is_late(m: Numbers, order: int) -> bool:
    return get(m, ORDERS, order, f.HAS_DUE) > 0 and ready_at(m, order) > get(m, ORDERS, order, f.DUE)


@jit
def _stays(m: Numbers, block: int) -> bool:
    """It was seated with overtime; that does not mean that anybody works any."""
    for operation in range(get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)):
        stay = get(m, OPERATIONS, operation, f.STAY)
        if stay > get(m, OPERATIONS, operation, f.OPTION) and get(m, SEATS, operation, f.CHOSEN) >= stay:
            return True
    return False


@jit
def _seat_block(m: Numbers, w: Words, block: int, at: int) -> bool:
    """The same, with overtime or without."""
    order, begin = get(m, BLOCKS, block, f.OF_ORDER), get(m, BLOCKS, block, f.FIRST)
    first = get(m, ORDERS, order, f.FIRST_OPERATION)
    put(m, BLOCKS, block, f.TRIAL_SEEN, 0)
    if begin > first and not get(m, BLOCKS, block - 1, f.TRIAL_PLACED):
        return False
    m[f.STAMP] += 1
    for operation in range(first, begin):
        _get_to_know(m, operation)
    for window in range(get(m, ORDERS, order, f.WINDOW), get(m, ORDERS, order, f.WINDOW_END)):
        opens, closes = get(m, f.WINDOWS, window, f.OPENS), get(m, f.WINDOWS, window, f.CLOSES)
        if begin == first or opens <= get(m, TRIALS, first, f.START) < closes:
            if _seat_within(m, w, block, at, opens, closes):
                return True
            put(m, BLOCKS, block, f.TRIAL_SEEN, FAR)
    return False


@jit
def seat_again(m: Numbers, w: Words, block: int, at: int) -> bool:
    """Seat a block of the list in the trial; operations that can notice nothing stay. False: all is as it was."""
    begin = get(m, BLOCKS, block, f.FIRST)
    changed = not get(m, BLOCKS, block, f.BEGINS_ORDER) and get(m, BLOCKS, block - 1, f.CHANGED) > 0
    order, is_placed = get(m, BLOCKS, block, f.OF_ORDER), get(m, BLOCKS, block, f.PLACED)
    tries = is_placed and get(m, ORDERS, order, f.MAY_STAY) and (_is_late(m, order) or _stays(m, block))
    if changed or not is_placed or tries or get(m, BLOCKS, block, f.SEEN) == FAR:
        put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, at))
        return True
    first, window = get(m, ORDERS, order, f.FIRST_OPERATION), get(m, ORDERS, order, f.WINDOW)
    while get(m, TRIALS, first, f.START) >= get(m, f.WINDOWS, window, f.CLOSES):
        window += 1
    opens, closes = get(m, f.WINDOWS, window, f.OPENS), get(m, f.WINDOWS, window, f.CLOSES)
    m[f.STAMP] += 1
    seen = 0
    for operation in range(first, get(m, BLOCKS, block, f.END)):
        watched, until = m[f.WATCHED_OPERATIONS] + operation, get(m, SEATS, operation, f.STOP)
        if operation >= begin and (changed or notices(m, w, watched, until)):
            put(m, OPERATIONS, operation, f.FLOOR, 0)
            put(m, OPERATIONS, operation, f.BANNED, 0)
            if not seat_operation(m, w, operation, at, opens, closes, get(m, OPERATIONS, operation, f.WANTED)):
                put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, at))
                return True
            for field in range(f.SEAT_FIELDS):
                changed |= get(m, TRIALS, operation, field) != get(m, SEATS, operation, field)
        seen = max(seen, get(m, TRIALS, operation, f.STOP))
        _get_to_know(m, operation)
    if changed and get(m, ORDERS, order, f.MAY_STAY) and _is_late(m, order):
        put(m, BLOCKS, block, f.TRIAL_PLACED, seat_block(m, w, block, at))
        return True
    put(m, BLOCKS, block, f.TRIAL_SEEN, seen)
    return changed


@jit
def _get_to_know(m: Numbers, operation: int) -> None:
    """Whoever does this operation knows the car from now on."""
    option = get(m, TRIALS, operation, f.CHOSEN)
    first = get(m, OPTIONS, option, f.USE)
    for use in range(first, first + get(m, OPTIONS, option, f.PEOPLE)):
        put(m, RESOURCES, get(m, f.USES, use, f.RESOURCE), f.KNOWN, m[f.STAMP])


@jit
def _seat_within(m: Numbers, w: Words, block: int, at: int, opens: int, closes: int) -> bool:
    """Seat it in one opening window."""
    first, end = get(m, BLOCKS, block, f.FIRST), get(m, BLOCKS, block, f.END)
    tries = TRIES
    for operation in range(first, end):
        put(m, OPERATIONS, operation, f.FLOOR, 0)
        put(m, OPERATIONS, operation, f.BANNED, 0)
    operation = first
    while operation < end:
        wanted = get(m, OPERATIONS, operation, f.WANTED)
        found = seat_operation(m, w, operation, at, opens, closes, wanted)
        if not found and wanted >= 0:
            put(m, BLOCKS, block, f.TRIAL_SEEN, FAR)
            found = seat_operation(m, w, operation, at, opens, closes, -1)
        if found:
            seen = max(get(m, BLOCKS, block, f.TRIAL_SEEN), get(m, TRIALS, operation, f.STOP))
            put(m, BLOCKS, block, f.TRIAL_SEEN, seen)
            _get_to_know(m, operation)
            operation += 1
            continue
        back = _step_back(m, operation, first)
        if back < 0 or tries == 0:
            return False
        put(m, BLOCKS, block, f.TRIAL_SEEN, FAR)
        tries -= 1
        operation = back
    return True


@jit
def _step_back(m: Numbers, failed: int, first: int) -> int:
    """The operation to seat elsewhere, in another class of bays or later, so that a failed one may fit; -1: none."""
    back = -1
    if get(m, OPERATIONS, failed, f.BANNED):
        back = failed
    elif get(m, OPERATIONS, failed, f.PREVIOUS) >= 0:
        back = get(m, OPERATIONS, failed, f.HEAD)
    else:
        for link in range(get(m, OPERATIONS, failed, f.LINK), get(m, OPERATIONS, failed, f.LINK_END)):
            if get(m, f.LINKS, link, f.MOST_LAG) < FAR:
                back = get(m, f.LINKS, link, f.BEFORE)
    if back < first:
        return -1
    for later in range(back + 1, failed + 1):
        put(m, OPERATIONS, later, f.FLOOR, 0)
        put(m, OPERATIONS, later, f.BANNED, 0)
    banned = get(m, OPERATIONS, back, f.BANNED) | _slot_bit(m, back)
    slots = get(m, OPERATIONS, back, f.SLOT_END) - get(m, OPERATIONS, back, f.SLOT)
    if back == failed or banned == (1 << slots) - 1:
        banned = 0
        put(m, OPERATIONS, back, f.FLOOR, get(m, TRIALS, back, f.START) + STEP)
    put(m, OPERATIONS, back, f.BANNED, banned)
    return back


@jit
def _slot_bit(m: Numbers, operation: int) -> int:
    """Bit of the class of bays in which an operation is seated."""
    slot, place = get(m, OPERATIONS, operation, f.SLOT), get(m, TRIALS, operation, f.PLACE)
    while get(m, f.SLOTS, slot, 0) != place:
        slot += 1
    return 1 << (slot - get(m, OPERATIONS, operation, f.SLOT))
