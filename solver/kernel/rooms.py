"""Ticks at which what an operation needs beside its crew is free, in rows of scratch words."""

from __future__ import annotations

import numpy as np

from solver.jit import Numbers, Words, jit, trailing_zeros
from solver.kernel import layout as f
from solver.kernel.bits import FULL, at_least, free_until, take
from solver.kernel.layout import OPERATIONS, OPTIONS, ORDERS, RESOURCES, TRIALS, get

U = np.uint64


@jit
def is_dirty(m: Numbers, w: Words, resource: int) -> bool:
    """Its free time in the trial is another one than in the list."""
    return bool((w[m[f.DIRTY], resource >> 6] >> U(resource & 63) & U(1)) != U(0))


@jit
def notices(m: Numbers, w: Words, watched: int, until: int) -> bool:
    """One of the resources of a row of masks is dirty before a tick."""
    for word in range(m[f.MASKS]):
        both = w[m[f.DIRTY], word] & w[watched, word]
        while both != U(0):
            if get(m, RESOURCES, word * 64 + trailing_zeros(both), f.DIRTY_FROM) < until:
                return True
            both &= both - U(1)
    return False


@jit
def row_of(m: Numbers, w: Words, resource: int, at: int) -> int:
    """First row of a resource before position ``at``, the trial's own where it differs from the list's."""
    snapshot = m[f.OWN] if is_dirty(m, w, resource) else at
    return int(m[f.SNAPSHOTS] + snapshot * m[f.ROWS] + get(m, RESOURCES, resource, f.ROW))


@jit
def person_row(m: Numbers, w: Words, person: int, at: int) -> int:
    """The same of a person, whose number is that of the row."""
    snapshot = m[f.OWN] if is_dirty(m, w, person) else at
    return int(m[f.SNAPSHOTS] + snapshot * m[f.ROWS] + person)


@jit
def make_room(m: Numbers, w: Words, operation: int, slot: int, at: int, begin: int, end: int) -> None:
    """Words ``[begin, end)`` of the ticks at which the equipment, a bay of the class and the car are free."""
    room, place = m[f.ROOMS] + slot, get(m, f.SLOTS, get(m, OPERATIONS, operation, f.SLOT) + slot, 0)
    if place >= 0:
        row, digits = row_of(m, w, place, at), get(m, RESOURCES, place, f.DIGITS)
        for word in range(begin, end):
            w[room, word] = at_least(w, row, digits, 1, word)
    else:
        for word in range(begin, end):
            w[room, word] = FULL
    for need in range(get(m, OPERATIONS, operation, f.NEED), get(m, OPERATIONS, operation, f.NEED_END)):
        pool, count = get(m, f.NEEDS, need, f.RESOURCE), get(m, f.NEEDS, need, f.COUNT)
        row, digits = row_of(m, w, pool, at), get(m, RESOURCES, pool, f.DIGITS)
        for word in range(begin, end):
            w[room, word] &= at_least(w, row, digits, count, word)
    if get(m, ORDERS, get(m, OPERATIONS, operation, f.ORDER), f.LOOSE):
        for word in range(begin, end):
            w[room, word] &= w[m[f.CAR], word]


@jit
def with_others(m: Numbers, w: Words, slot: int, option: int, at: int, earliest: int) -> int:
    """The row of a room, and where there are more people than one, with those free who are not the first."""
    room = m[f.ROOMS] + slot
    if get(m, OPTIONS, option, f.PEOPLE) < 2:
        return int(room)
    for word in range(earliest >> 6, m[f.WORDS]):
        w[m[f.CREW], word] = w[room, word]
    for field in range(f.CREW_2, f.CREW_3 + 1):
        member = get(m, OPTIONS, option, field)
        if member >= 0:
            row = row_of(m, w, member, at)
            for word in range(earliest >> 6, m[f.WORDS]):
                w[m[f.CREW], word] &= w[row, word]
    return int(m[f.CREW])


@jit
def held_until(m: Numbers, w: Words, order: int, place: int, at: int, since: int) -> int:
    """Until when the stay in a class of bays can go on from ``since``."""
    row, digits = row_of(m, w, place, at), get(m, RESOURCES, place, f.DIGITS)
    for word in range(since >> 6, m[f.WORDS]):
        w[m[f.HOLD], word] = at_least(w, row, digits, 1, word)
        if get(m, ORDERS, order, f.LOOSE):
            w[m[f.HOLD], word] &= w[m[f.CAR], word]
    return free_until(w, m[f.HOLD], since, m[f.HORIZON])


@jit
def free_car(m: Numbers, w: Words, operation: int) -> None:
    """Where the car is in no operation and no stay seated before."""
    for word in range(m[f.WORDS]):
        w[m[f.CAR], word] = FULL
    order = get(m, OPERATIONS, operation, f.ORDER)
    for other in range(get(m, ORDERS, order, f.FIRST_OPERATION), operation):
        take(w, m[f.CAR], 1, get(m, TRIALS, other, f.HOLDS_FROM), get(m, TRIALS, other, f.STOP))
