"""Compile all that is compiled and keep it on disk, so that no planner waits for it: ``python -m solver.warm``."""

from __future__ import annotations

import sys
import time

import numpy as np

from solver.bounds.schedules.cheapest import SIGNATURE, cheapest
from solver.jit import compile_for, forget_others
from solver.kernel.climb import climb, remember
from solver.kernel.decode import count_least, decode
from solver.kernel.layout import get, put
from solver.shop.anneal import anneal, restart
from solver.shop.layout import State, Tables

NUMBERS, WORDS, INTEGER = "int64[::1]", "uint64[:,::1]", "int64"
CALLED = (  # from Python, and with what; all others are called from these
    (get, (NUMBERS, INTEGER, INTEGER, INTEGER)),
    (put, (NUMBERS, INTEGER, INTEGER, INTEGER, INTEGER)),
    (count_least, (NUMBERS, WORDS)),
    (decode, (NUMBERS, WORDS)),
    (remember, (NUMBERS,)),
    (climb, (NUMBERS, WORDS, INTEGER)),
    (cheapest, SIGNATURE),
)


def main() -> None:
    """Compile what is not yet; say how long it took."""
    began = time.monotonic()
    for function, types in CALLED:
        compile_for(function, types)
    _anneal_nothing()
    forget_others([*(function for function, _ in CALLED), anneal])
    sys.stdout.write(f"compiled functions ready in {time.monotonic() - began:.1f} s\n")


def _anneal_nothing() -> None:
    """Called once, a function is compiled for what it was called with."""
    none = np.zeros(0, dtype=np.int64)
    tables = Tables._make([np.zeros(1, dtype=np.int64), *[none] * 11, 0])
    sizes = [2 if field == "makespan" else 1 if field in ("free", "random") else 0 for field in State._fields]
    state = State._make(np.zeros(size, dtype=np.int64) for size in sizes)
    restart(tables, state)
    anneal(tables, state, 0, 1.0)


if __name__ == "__main__":
    main()
