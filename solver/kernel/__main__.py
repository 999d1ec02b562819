"""Compile the kernel and keep it on disk, so that no planner has to wait for it: ``python -m solver.kernel``."""

from __future__ import annotations

import sys
import time

from solver.kernel.climb import climb, remember
from solver.kernel.decode import count_least, decode
from solver.kernel.jit import compile_for, forget_others
from solver.kernel.layout import get, put

NUMBERS, WORDS, INTEGER = "int64[::1]", "uint64[:,::1]", "int64"
CALLED = (  # from Python, and with what; all others are called from these
    (get, (NUMBERS, INTEGER, INTEGER, INTEGER)),
    (put, (NUMBERS, INTEGER, INTEGER, INTEGER, INTEGER)),
    (count_least, (NUMBERS, WORDS)),
    (decode, (NUMBERS, WORDS)),
    (remember, (NUMBERS,)),
    (climb, (NUMBERS, WORDS, INTEGER)),
)


def main() -> None:
    """Compile what is not yet; say how long it took."""
    began = time.monotonic()
    for function, types in CALLED:
        compile_for(function, types)
    forget_others()
    sys.stdout.write(f"kernel ready in {time.monotonic() - began:.1f} s\n")


if __name__ == "__main__":
    main()
