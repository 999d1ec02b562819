"""What keeps the interpreter from stopping all requests for a tenth of a second: few searches for garbage."""

from __future__ import annotations

import gc

YOUNG, MIDDLE, ALL = 20_000, 10, 1_000
"""New objects after which the young are searched; then so many times over: the middle-aged, and everything."""


def postpone() -> None:
    """While programs are loaded hardly anything becomes garbage, and searching for it takes a third of a second."""
    gc.disable()


def settle() -> None:
    """Everything is loaded: it stays, and is not searched any more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, ALL)
    gc.enable()
