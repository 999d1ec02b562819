"""Sets of ticks in words of 64: where work of a given length fits, and counters of alike resources in bit planes.

A row of words holds one tick per bit and ends with a word of zeros. How many of ``c`` alike bays are free at every tick
is one binary number per tick, stored by digit: plane 0 has the ones, plane 1 the twos. One person is one plane.
"""

from __future__ import annotations

import numpy as np

from solver.jit import Numbers, Words, jit, trailing_zeros

U = np.uint64
FULL = U(0xFFFFFFFFFFFFFFFF)
SHORT = 48
"""Work of at most so many ticks is looked for in windows of 64 ticks, longer work from gap to gap."""


@jit
def mask(low: int, high: int) -> np.uint64:
    """Bits ``[low, high)`` of a word, ``low`` before ``high``."""
    return (FULL >> U(64 - (high - low))) << U(low)


@jit
def window(w: Words, row: int, at: int) -> np.uint64:
    """The 64 ticks from ``at`` on."""
    i, shift = at >> 6, at & 63
    return U((w[row, i] >> U(shift)) | (w[row, i + 1] << U(63 - shift) << U(1)))


@jit
def run_starts(free: np.uint64, length: int) -> np.uint64:
    """Ticks of a word from which ``length`` in a row are free, each run doubling the one before."""
    have = 1
    while have * 2 <= length:
        free &= free >> U(have)
        have *= 2
    return free & free >> U(length - have)


@jit
def first_fit(w: Words, a: int, b: int, legal: int, earliest: int, last: int, elapsed: int) -> int:
    """First legal start in ``[earliest, last]`` from which both rows are free for ``elapsed`` ticks; -1: none."""
    if elapsed > SHORT:
        return gap_after_gap(w, a, b, legal, earliest, last, elapsed)
    at = earliest
    while at <= last:
        found = run_starts(window(w, a, at) & window(w, b, at), elapsed)
        if found != U(0):
            found &= window(w, legal, at)
            if found != U(0):
                at += trailing_zeros(found)
                return at if at <= last else -1
        at += 65 - elapsed
    return -1


@jit
def gap_after_gap(w: Words, a: int, b: int, legal: int, earliest: int, last: int, elapsed: int) -> int:
    """The same for long work: the next legal start that is free, and whether the gap it lies in is long enough."""
    at = earliest
    while at <= last:
        i = at >> 6
        found = (w[a, i] & w[b, i] & w[legal, i]) >> U(at & 63)
        if found == U(0):
            at = (i + 1) << 6
            continue
        at += trailing_zeros(found)
        end = at + 1
        while end < at + elapsed:
            i = end >> 6
            taken = ~(w[a, i] & w[b, i]) >> U(end & 63)
            if taken != U(0):
                end += trailing_zeros(taken)
                break
            end = (i + 1) << 6
        if end >= at + elapsed:
            return at if at <= last else -1
        at = end + 1
    return -1


@jit
def free_until(w: Words, row: int, tick: int, horizon: int) -> int:
    """End of the free run that holds ``tick``; ``tick`` itself when it is taken."""
    at = tick
    while at < horizon:
        taken = ~w[row, at >> 6] >> U(at & 63)
        if taken != U(0):
            return min(horizon, at + trailing_zeros(taken))
        at = ((at >> 6) + 1) << 6
    return horizon


@jit
def at_least(w: Words, row: int, digits: int, count: int, word: int) -> np.uint64:
    """Ticks of a word at which ``count`` are free: compare digit by digit, from the ones up."""
    found = U(0)
    for digit in range(digits):
        plane = w[row + digit, word]
        found = plane & found if (count - 1) >> digit & 1 else plane | found
    return found


@jit
def take(w: Words, row: int, digits: int, start: int, end: int) -> None:
    """One less in ``[start, end)``: subtract with borrow."""
    at = start
    while at < end:
        word = at >> 6
        stop = min(end, (word + 1) << 6)
        borrow = mask(at & 63, stop - (word << 6))
        for digit in range(digits):
            plane = w[row + digit, word]
            w[row + digit, word] = plane ^ borrow
            borrow &= ~plane
            if borrow == U(0):
                break
        at = stop


@jit
def first_difference(w: Words, a: int, b: int, digits: int, words: int) -> int:
    """First tick at which two states of a resource differ; -1: nowhere."""
    for word in range(words):
        different = U(0)
        for digit in range(digits):
            different |= w[a + digit, word] ^ w[b + digit, word]
        if different != U(0):
            return word * 64 + trailing_zeros(different)
    return -1


@jit
def draw(m: Numbers, at: int, below: int) -> int:
    """A number in ``[0, below)`` from a generator that any language counts alike (Park and Miller, 1988)."""
    m[at] = m[at] * 48271 % 2147483647
    return int(m[at] % below)
