"""Searches side by side, each in a thread of its own; none of them can keep the others waiting when time is over."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable, Sequence

GRACE = 0.04
"""Seconds for which those that have not noticed that time is over are waited for."""
LAST_GRACE = 5.0
"""Seconds for which a process that ends waits for those that were left behind."""
_left_behind: list[threading.Thread] = []


def side_by_side(searches: Sequence[Callable[[], None]], is_over: Callable[[], bool]) -> None:
    """Run all of them until they have ended, or it is over: who is still busy then (presolving, say) is left behind.

    Raises
    ------
    Exception
        The first that one of them raised.
    """
    failures: list[Exception] = []

    def guarded(search: Callable[[], None]) -> None:
        try:
            search()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=(search,), daemon=True) for search in searches]
    for thread in threads:
        thread.start()
    while any(t.is_alive() for t in threads) and not failures and not is_over():
        _wait(threads, 0.01)
    _wait(threads, GRACE)
    _left_behind[:] = [t for t in (*_left_behind, *threads) if t.is_alive()]
    if failures:
        raise failures[0]


def _wait(threads: Sequence[threading.Thread], seconds: float) -> None:
    until = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


@atexit.register
def _wait_for_those_left_behind() -> None:
    """Native code that still runs while the interpreter goes away may crash it."""
    _wait(_left_behind, LAST_GRACE)
