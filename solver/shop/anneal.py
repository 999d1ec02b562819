"""Simulated annealing over lists of operations and what each is done with (Kirkpatrick et al., 1983), compiled.

A list is timed from front to back: each operation starts when those before it have ended and its resources are free of
what stands before it in the list. Only critical operations are moved: nothing else can make the end come sooner. A list
is given up as soon as it cannot be accepted any more.
"""

from __future__ import annotations

from math import log

from solver.jit import Numbers, jit
from solver.shop.layout import State, Tables

CURRENT, BEST = range(2)
LAST = 2147483647
"""The generator's numbers are below."""
REACH = 40
"""Places in the list that an operation is moved at most."""
TRIES = 4
"""Places in the list looked at for one where the order of two operations on a resource changes."""
ELSEWHERE = 10
"""One move of so many takes any operation, critical or not."""


@jit
def anneal(t: Tables, s: State, moves: int, heat: float) -> bool:
    """Try so many moves at one heat, in ticks; True if the best list got better."""
    best, criticals, is_stale = s.makespan[BEST], 0, True
    for _ in range(moves):
        if is_stale:
            criticals = _find_critical(t, s)
            is_stale = False
        low = _change(t, s, criticals)
        if low < 0:
            continue
        limit = int(s.makespan[CURRENT] - heat * log((draw(s.random, LAST) + 1.0) / LAST))
        end = timed(t, s, low, limit)
        if end < 0:
            _take_back(s, low)
        else:
            _accept(s, low, end)
            is_stale = True
    return bool(s.makespan[BEST] < best)


@jit
def timed(t: Tables, s: State, low: int, limit: int) -> int:
    """When the trial ends, of which the list before ``low`` is the current one; -1: after the limit."""
    s.free[:] = 0
    last = 0
    for at in range(low):
        operation = s.listed[at]
        end = s.end[operation]
        choice = s.choice[operation]
        s.free[t.first[choice]] = end
        s.free[t.second[choice]] = end
        s.trial_end[operation] = end
        last = max(last, end)
    for at in range(low, s.listed.shape[0]):
        operation = s.trial_listed[at]
        choice = s.trial_choice[operation]
        first, second = t.first[choice], t.second[choice]
        s.free[t.resources] = 0
        start = max(t.earliest[choice], s.free[first], s.free[second])
        for row in range(t.into_of[operation], t.into_of[operation + 1]):
            start = max(start, s.trial_end[t.into[row]] + t.into_lag[row])
        end = start + t.ticks[choice]
        if end + t.tail[operation] > limit:
            return -1
        s.trial_end[operation] = s.free[first] = s.free[second] = end
        last = max(last, end)
    return int(last)


@jit
def _find_critical(t: Tables, s: State) -> int:
    """How many operations may not end later than they do, kept in ``critical``."""
    s.free[:] = 0
    found = 0
    for at in range(s.listed.shape[0] - 1, -1, -1):
        operation = s.listed[at]
        choice = s.choice[operation]
        first, second = t.first[choice], t.second[choice]
        s.free[t.resources] = 0
        after = max(s.free[first], s.free[second])
        for row in range(t.out_of[operation], t.out_of[operation + 1]):
            other = t.out[row]
            after = max(after, s.after[other] + t.out_lag[row])
        if s.end[operation] + after == s.makespan[CURRENT]:
            s.critical[found] = operation
            found += 1
        s.after[operation] = s.free[first] = s.free[second] = after + t.ticks[choice]
    return found


@jit
def _change(t: Tables, s: State, criticals: int) -> int:
    """Move an operation, or do it with something else, rather in a short time; the first position changed, -1: none."""
    operation = (
        s.critical[draw(s.random, criticals)] if draw(s.random, ELSEWHERE) else draw(s.random, s.listed.shape[0])
    )
    at = s.position[operation]
    low, high = max(0, at - REACH), min(s.listed.shape[0] - 1, at + REACH)
    rows = t.choices_of[operation + 1] - t.choices_of[operation]
    if rows > 1 and draw(s.random, 2):
        s.trial_choice[operation] = t.choices_of[operation] + draw(s.random, 1 + draw(s.random, rows))
    choice, to = s.trial_choice[operation], at
    if choice == s.choice[operation] or draw(s.random, 2):
        to = _place(t, s, choice, low, high)
    if to == at and choice == s.choice[operation]:
        return -1
    _shift(t, s, at, to)
    return int(min(at, to))


@jit
def _place(t: Tables, s: State, choice: int, low: int, high: int) -> int:
    """A position, if it can be one of an operation that takes one of the same resources."""
    to = low + draw(s.random, high - low + 1)
    for _ in range(TRIES):
        other = s.choice[s.listed[to]]
        if t.first[other] == t.first[choice] or t.second[other] == t.second[choice]:
            return int(to)
        to = low + draw(s.random, high - low + 1)
    return int(to)


@jit
def _shift(t: Tables, s: State, at: int, to: int) -> None:
    """One operation elsewhere in the list; those between that have to follow, or to come before, go with it."""
    step = 1 if at < to else -1
    of, others = (t.into_of, t.into) if at < to else (t.out_of, t.out)
    place = at
    for position in range(at, to + step, step):
        operation = s.listed[position]
        moves = position == at
        for row in range(of[operation], of[operation + 1]):
            moves = moves or s.marked[others[row]] != 0
        if moves:
            s.marked[operation] = 1
        else:
            s.trial_listed[place] = operation
            place += step
    for position in range(at, to + step, step):
        operation = s.listed[position]
        if s.marked[operation]:
            s.marked[operation] = 0
            s.trial_listed[place] = operation
            place += step


@jit
def _take_back(s: State, low: int) -> None:
    for at in range(low, s.listed.shape[0]):
        operation = s.listed[at]
        s.trial_listed[at] = operation
        s.trial_choice[operation] = s.choice[operation]


@jit
def _accept(s: State, low: int, end: int) -> None:
    for at in range(low, s.listed.shape[0]):
        operation = s.trial_listed[at]
        s.listed[at] = operation
        s.choice[operation] = s.trial_choice[operation]
        s.end[operation] = s.trial_end[operation]
        s.position[operation] = at
    s.makespan[CURRENT] = end
    if end < s.makespan[BEST]:
        s.makespan[BEST] = end
        s.best_listed[:] = s.listed
        s.best_choice[:] = s.choice


@jit
def restart(t: Tables, s: State) -> None:
    """The best list is the current one."""
    s.trial_listed[:] = s.best_listed
    s.trial_choice[:] = s.best_choice
    _accept(s, 0, timed(t, s, 0, 1 << 60))


@jit
def draw(random: Numbers, below: int) -> int:
    """A number in ``[0, below)`` (Park and Miller, 1988)."""
    random[0] = random[0] * 48271 % LAST
    return int(random[0] % below)
