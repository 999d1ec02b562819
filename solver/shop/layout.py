"""The arrays that the compiled search reads and changes."""

from __future__ import annotations

from typing import NamedTuple

from solver.jit import Numbers


class Tables(NamedTuple):
    """What does not change. Operations and choices are rows; ``*_of`` begins the rows of each operation, one more ends.

    ``first``, ``second``: the resources of a choice, the last one is nobody. ``tail``: least ticks after an operation.
    """

    choices_of: Numbers
    ticks: Numbers
    earliest: Numbers
    first: Numbers
    second: Numbers
    into_of: Numbers
    into: Numbers
    into_lag: Numbers
    out_of: Numbers
    out: Numbers
    out_lag: Numbers
    tail: Numbers
    resources: int


class State(NamedTuple):
    """A list of operations with the choice and the end of each: current, on trial, best.

    ``free``: by resource, while a list is timed; ``after``: ticks from an operation's start to the end; ``marked``:
    what goes with an operation that moves; ``makespan``: current, best; ``random``: state of the generator.
    """

    listed: Numbers
    choice: Numbers
    end: Numbers
    position: Numbers
    trial_listed: Numbers
    trial_choice: Numbers
    trial_end: Numbers
    best_listed: Numbers
    best_choice: Numbers
    free: Numbers
    after: Numbers
    critical: Numbers
    marked: Numbers
    makespan: Numbers
    random: Numbers
