"""The way to do one operation that ends first, with what is free: who, in which class of bays, from when."""

from __future__ import annotations

import numpy as np

from solver.jit import Numbers, Words, jit, trailing_zeros
from solver.kernel import layout as f
from solver.kernel.bits import SHORT, first_fit, free_until, mask, run_starts, window
from solver.kernel.layout import FAR, OPERATIONS, OPTIONS, ORDERS, RESOURCES, TRIALS, get, put
from solver.kernel.rooms import free_car, held_until, make_room, person_row, with_others

U = np.uint64
PERSON, STRANGER = 1 << 24, 1 << 20
"""What one more person, and one who does not know the car yet, cost in the rank of crews that end together."""


@jit
def seat_operation(m: Numbers, w: Words, operation: int, at: int, opens: int, closes: int, wanted: int) -> bool:
    """Seat it where it ends first; among equals with the smallest crew that knows the car best. False: nowhere."""
    order = get(m, OPERATIONS, operation, f.ORDER)
    earliest = max(get(m, OPERATIONS, operation, f.RELEASE), opens, get(m, OPERATIONS, operation, f.FLOOR))
    last = closes - 1
    for link in range(get(m, OPERATIONS, operation, f.LINK), get(m, OPERATIONS, operation, f.LINK_END)):
        end = get(m, TRIALS, get(m, f.LINKS, link, f.BEFORE), f.STOP)
        earliest = max(earliest, end + get(m, f.LINKS, link, f.LEAST_LAG))
        last = min(last, end + get(m, f.LINKS, link, f.MOST_LAG))
    if get(m, ORDERS, order, f.LOOSE):
        free_car(m, w, operation)
    since, until, place, party = -1, m[f.HORIZON], -1, -1
    previous, mate = get(m, OPERATIONS, operation, f.PREVIOUS), get(m, OPERATIONS, operation, f.MATE)
    if previous >= 0:
        since, place = get(m, TRIALS, previous, f.STOP), get(m, TRIALS, previous, f.PLACE)
        earliest = max(earliest, since)
        until = held_until(m, w, order, place, at, since)
    if mate >= 0:
        party = get(m, OPTIONS, get(m, TRIALS, mate, f.CHOSEN), f.PARTY)
    if earliest > last:
        return False
    slots = _look(m, w, operation, place, at, earliest)
    put(m, TRIALS, operation, f.HOLDS_FROM, since)
    found = _choose(m, w, operation, at, earliest, last, until, party, wanted, slots)
    if not found:
        return False
    if since < 0:
        put(m, TRIALS, operation, f.HOLDS_FROM, get(m, TRIALS, operation, f.START))
    return True


@jit
def _look(m: Numbers, w: Words, operation: int, place: int, at: int, earliest: int) -> int:
    """The classes of bays to choose from, one bit each; of each the first 64 ticks are looked at."""
    slots, first, word = 0, get(m, OPERATIONS, operation, f.SLOT), earliest >> 6
    banned = get(m, OPERATIONS, operation, f.BANNED)
    for slot in range(get(m, OPERATIONS, operation, f.SLOT_END) - first):
        if not banned >> slot & 1 and (place < 0 or get(m, f.SLOTS, first + slot, 0) == place):
            slots |= 1 << slot
            make_room(m, w, operation, slot, at, word, min(word + 2, m[f.WORDS]))
            w[m[f.ROOMS] + slot, m[f.WORDS] + 1] = window(w, m[f.ROOMS] + slot, earliest)
    return slots


@jit
def _choose(
    m: Numbers,
    w: Words,
    operation: int,
    at: int,
    earliest: int,
    last: int,
    until: int,
    party: int,
    wanted: int,
    slots: int,
) -> bool:
    """The best option: first among what begins within 64 ticks, only then among the rest."""
    best_start, best_end, best_rank, best = 0, FAR, 0, -1
    begin, end = get(m, OPERATIONS, operation, f.OPTION), get(m, OPERATIONS, operation, f.OPTION_END)
    if m[f.STAYING]:
        begin, end = get(m, OPERATIONS, operation, f.STAY), get(m, OPERATIONS, operation, f.STAY_END)
    is_filled = False
    for is_far in range(2):
        same, places, room, first, free = -1, 0, U(0), -1, U(0)
        if is_far and best_end <= earliest + 64:
            break
        for option in range(begin, end):
            row = m[OPTIONS] + option * m[OPTIONS + 1]
            elapsed = m[row + f.ELAPSED]
            if earliest + elapsed > best_end:
                break
            limit = min(last, until - elapsed, best_end - elapsed)
            if limit < earliest or (party >= 0 and m[row + f.PARTY] != party):
                continue
            if (
                wanted >= 0
                and m[row + f.CREW_1] != wanted
                and m[row + f.CREW_2] != wanted
                and m[row + f.CREW_3] != wanted
            ):
                continue
            if is_far or elapsed > SHORT:
                if not is_filled:
                    _look_further(m, w, operation, slots, at, earliest)
                    is_filled = True
                start = _far_fit(m, w, option, slots, at, earliest, limit)
                if start < 0:
                    continue
            else:
                if elapsed != same or m[row + f.PLACES] != places:
                    same, places, first = elapsed, m[row + f.PLACES], -1
                    room = _starts(m, w, slots & places, elapsed)
                found = room & window(w, m[row + f.LEGAL], earliest)
                if limit - earliest < 63:
                    found &= mask(0, limit - earliest + 1)
                if found == U(0):
                    continue
                if m[row + f.CREW_1] != first:
                    first = m[row + f.CREW_1]
                    free = run_starts(window(w, person_row(m, w, first, at), earliest), elapsed)
                found &= free
                if m[row + f.PEOPLE] > 1 and found != U(0):
                    found &= _others_starts(m, w, option, at, earliest, elapsed)
                if found == U(0):
                    continue
                start = earliest + trailing_zeros(found)
            rank = _rank(m, row)
            if start + elapsed < best_end or rank < best_rank:
                best_start, best_end, best_rank, best = start, start + elapsed, rank, option
    if best < 0:
        return False
    put(m, TRIALS, operation, f.CHOSEN, best)
    put(m, TRIALS, operation, f.START, best_start)
    put(m, TRIALS, operation, f.STOP, best_end)
    if not is_filled and best_end - earliest > 64:
        _look_further(m, w, operation, slots, at, earliest)
    put(m, TRIALS, operation, f.PLACE, _choose_place(m, w, operation, slots & get(m, OPTIONS, best, f.PLACES)))
    return True


@jit
def _look_further(m: Numbers, w: Words, operation: int, slots: int, at: int, earliest: int) -> None:
    """All ticks of the same classes."""
    for slot in range(get(m, OPERATIONS, operation, f.SLOT_END) - get(m, OPERATIONS, operation, f.SLOT)):
        if slots >> slot & 1:
            make_room(m, w, operation, slot, at, (earliest >> 6) + 2, m[f.WORDS])


@jit
def _starts(m: Numbers, w: Words, slots: int, elapsed: int) -> np.uint64:
    """Of the first 64 ticks those from which some class of bays has room for so long."""
    found, slot = U(0), 0
    while slots >> slot:
        if slots >> slot & 1:
            found |= run_starts(w[m[f.ROOMS] + slot, m[f.WORDS] + 1], elapsed)
        slot += 1
    return found


@jit
def _others_starts(m: Numbers, w: Words, option: int, at: int, earliest: int, elapsed: int) -> np.uint64:
    """Of the first 64 ticks those from which everybody but the first of a crew is free for so long."""
    free = window(w, person_row(m, w, get(m, OPTIONS, option, f.CREW_2), at), earliest)
    if get(m, OPTIONS, option, f.PEOPLE) > 2:
        free &= window(w, person_row(m, w, get(m, OPTIONS, option, f.CREW_3), at), earliest)
    return run_starts(free, elapsed)


@jit
def _far_fit(m: Numbers, w: Words, option: int, slots: int, at: int, earliest: int, limit: int) -> int:
    """First start of an option beyond what has been looked at; -1: none."""
    slots &= get(m, OPTIONS, option, f.PLACES)
    elapsed, legal = get(m, OPTIONS, option, f.ELAPSED), get(m, OPTIONS, option, f.LEGAL)
    row = person_row(m, w, get(m, OPTIONS, option, f.CREW_1), at)
    begin, best, slot = earliest if elapsed > SHORT else earliest + 65 - elapsed, -1, 0
    while slots >> slot:
        if slots >> slot & 1:
            start = first_fit(w, row, with_others(m, w, slot, option, at, begin), legal, begin, limit, elapsed)
            if start >= 0:
                best, limit = start, start - 1
        slot += 1
    return best


@jit
def _choose_place(m: Numbers, w: Words, operation: int, slots: int) -> int:
    """The least special class of bays that has room."""
    start, stop, slot = get(m, TRIALS, operation, f.START), get(m, TRIALS, operation, f.STOP), 0
    while not (slots >> slot & 1 and free_until(w, m[f.ROOMS] + slot, start, stop) == stop):
        slot += 1
    return get(m, f.SLOTS, get(m, OPERATIONS, operation, f.SLOT) + slot, 0)


@jit
def _rank(m: Numbers, row: int) -> int:
    """What is against the crew of an option."""
    people, first = m[row + f.PEOPLE], m[row + f.USE]
    rank = m[row + f.RANK] + PERSON * people
    for use in range(first, first + people):
        if get(m, RESOURCES, get(m, f.USES, use, f.RESOURCE), f.KNOWN) != m[f.STAMP]:
            rank += STRANGER
    return int(rank)
