"""Least ticks before and after every operation along links, of whatever orders, in a plan that leaves nothing out."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.orders import Link
from scheduler.problem import Problem
from solver.compiled import Compiled


class Chains:
    """``shortest``: least ticks of every operation that has to be placed; ``heads`` and ``tails`` before and after it.

    Where somebody must do work that nobody can, it counts as nothing.
    """

    def __init__(self, compiled: Compiled) -> None:
        problem = compiled.problem
        self.shortest = {o: _shortest(compiled, o) for o in _sure(compiled)}
        self.links = [k for k in problem.links if k.before in self.shortest and k.after in self.shortest]
        sequence = _sequence(list(self.shortest), self.links)
        self.heads, self.tails = {o: problem.operations[o].release for o in sequence}, dict.fromkeys(sequence, 0)
        into: dict[str, list[Link]] = {o: [] for o in sequence}
        for link in self.links:
            into[link.after].append(link)
        for operation in sequence:
            ready = (self.heads[k.before] + self.shortest[k.before] + k.min_lag for k in into[operation])
            self.heads[operation] = max(self.heads[operation], *ready, 0)
        for operation in reversed(sequence):
            for link in into[operation]:
                after = link.min_lag + self.shortest[operation] + self.tails[operation]
                self.tails[link.before] = max(self.tails[link.before], after)

    @property
    def longest(self) -> int:
        """No plan that leaves nothing out ends before this tick."""
        return max((self.heads[o] + ticks + self.tails[o] for o, ticks in self.shortest.items()), default=0)


def _sure(compiled: Compiled) -> list[str]:
    """Operations with a crew of their own that every plan has in which no order is left out."""
    problem: Problem = compiled.problem
    return [
        o.id
        for o in problem.planned
        if o.paint is None and o.id not in problem.option_of and not problem.orders[o.order].carries_over
    ]


def _shortest(compiled: Compiled, operation: str) -> int:
    return min((option.elapsed for option in compiled.choices[operation].all_options), default=0)


def _sequence(operations: list[str], links: list[Link]) -> list[str]:
    """Every operation after those before it; those that wait for each other are left away."""
    waits: dict[str, int] = dict.fromkeys(operations, 0)
    afters: Mapping[str, list[str]] = {o: [] for o in operations}
    for link in links:
        waits[link.after] += 1
        afters[link.before].append(link.after)
    found = [o for o in operations if not waits[o]]
    for operation in found:
        for after in afters[operation]:
            waits[after] -= 1
            if not waits[after]:
                found.append(after)
    return found
