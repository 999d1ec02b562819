"""The kernel's memory of one search, laid out from the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from math import log
from operator import or_
from typing import NamedTuple

import numpy as np

from scheduler.presence import span
from solver.jit import Numbers, Words
from solver.kernel import layout
from solver.kernel.build import Builder
from solver.kernel.layout import NOISES

WORD = span(0, 64)


class Memory(NamedTuple):
    """Numbers and words; see the layout."""

    numbers: Numbers
    words: Words

    def copy(self, seed: int) -> Memory:
        """The same for a search of its own."""
        numbers = self.numbers.copy()
        numbers[layout.RANDOM] = seed * 7919 % 2147483646 + 1
        return Memory(numbers, self.words.copy())


def memory(builder: Builder) -> Memory:
    """Everything a search begins with; its list is not decoded yet."""
    rows = dict(builder.rows)
    n, operations, tiers = (len(rows[t]) for t in (layout.BLOCKS, layout.OPERATIONS, layout.TIERS))
    for table in (layout.SEATS, layout.TRIALS, layout.BEST_SEATS):
        rows[table] = [(0,) * layout.SEAT_FIELDS] * operations
    rows[layout.WORTH] = rows[layout.TRIAL_WORTH] = [(0,) * tiers] * n
    rows[layout.POSITIONS] = [(0,) * 3] * n
    rows[layout.LISTED] = [(0, 0)] * (n + 2)
    rows[layout.NOISE] = [(round(-1024 * log((i + 0.5) / NOISES)),) for i in range(NOISES)]
    rows[layout.KINDS] = [(0,)] * layout.CHANCES
    head = [0] * (layout.SINGLE + 2 * len(layout.TABLES))
    body: list[int] = []
    for table in layout.TABLES:
        head[table], head[table + 1] = len(head) + len(body), len(rows[table][0]) if rows[table] else 0
        body += (number for row in rows[table] for number in row)
    words = _fill_head(head, builder)
    return Memory(np.array(head + body, dtype=np.int64), words)


def _fill_head(head: list[int], builder: Builder) -> Words:
    """The single numbers, and the rows of words they tell of."""
    rows = builder.rows
    n = len(rows[layout.BLOCKS])
    slots = max((row[layout.SLOT_END] - row[layout.SLOT] for row in rows[layout.OPERATIONS]), default=0)
    free = [ticks for digits in builder.pools.free for ticks in digits]
    masks = len(builder.pools.free) // 64 + 1
    ticks = (builder.end - builder.origin) // 64 + 1
    legal = _rows((x >> builder.origin for x in builder.legal), ticks)
    watched = _rows([*_watched_by_block(builder), *_watched(builder)], masks)
    first = _rows((x >> builder.origin for x in free), ticks)
    sizes = (len(legal), len(watched), 1, slots + 3, len(free) * (n + 2))
    begins = [sum(sizes[:i]) for i in range(len(sizes))]
    words = np.zeros((sum(sizes), max(masks, ticks + 2)), dtype=np.uint64)
    for begin, part in zip((0, begins[1], begins[4]), (legal, watched, first), strict=True):
        words[begin : begin + len(part), : part.shape[1]] = part
    known = {
        layout.BLOCK_COUNT: n,
        layout.OPERATION_COUNT: len(rows[layout.OPERATIONS]),
        layout.TIER_COUNT: len(rows[layout.TIERS]),
        layout.TERM_COUNT: len(rows[layout.TERMS]),
        layout.HORIZON: builder.end - builder.origin,
        layout.REST: builder.problem.horizon - builder.end,
        layout.WORDS: ticks,
        layout.MASKS: masks,
        layout.ROWS: len(free),
        layout.WATCHED: begins[1],
        layout.WATCHED_OPERATIONS: begins[1] + n,
        layout.DIRTY: begins[2],
        layout.ROOMS: begins[3],
        layout.SNAPSHOTS: begins[4],
        layout.CAR: begins[3] + slots,
        layout.HOLD: begins[3] + slots + 1,
        layout.CREW: begins[3] + slots + 2,
        layout.OWN: n + 1,
        layout.WISHING: -1,
    }
    for single, value in known.items():
        head[single] = value
    return words


def _watched_by_block(builder: Builder) -> Iterator[int]:
    """The resources that any operation of a block could use."""
    watched = list(_watched(builder))
    for block in builder.rows[layout.BLOCKS]:
        yield reduce(or_, watched[block[layout.FIRST] : block[layout.END]], 0)


def _watched(builder: Builder) -> Iterator[int]:
    """By operation, one bit for every resource that any of its options uses."""
    uses, options = builder.rows[layout.USES], builder.rows[layout.OPTIONS]
    for operation in builder.rows[layout.OPERATIONS]:
        places = builder.rows[layout.SLOTS][operation[layout.SLOT] : operation[layout.SLOT_END]]
        mask = sum(1 << place for (place,) in places if place >= 0)
        for option in options[operation[layout.STAY] : operation[layout.STAY_END]]:
            for use in uses[option[layout.USE] : option[layout.USE_END]]:
                mask |= 1 << use[layout.RESOURCE]
        yield mask


def _rows(sets: Iterable[int], words: int) -> Words:
    """Python sets of ticks as rows of words."""
    found = [[x >> 64 * i & WORD for i in range(words)] for x in sets]
    return np.array(found, dtype=np.uint64).reshape(-1, words)
