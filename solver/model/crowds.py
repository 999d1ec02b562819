r"""Never are more people at work than there are, for sets of people that crews take several skills from.

Redundant, but CP-SAT does not see it: who can fill one seat can often fill the next, and a crew needs them all. With
:math:`n_o(U)` = seats of operation o that only people of U can fill, in the way that has fewest:

.. math::
    \sum_{o : s_o \le t < e_o} n_o(U) \le |U| \quad \forall t, \; U = A \cup B

for all sets A, B able to fill some seat of which one crew has both, and for U able to fill any of its seats (Hall,
1935).
"""

from __future__ import annotations

from itertools import combinations_with_replacement

from solver.choices import Place
from solver.compiled import Compiled
from solver.model.variables import Variables

People = frozenset[str]


def add(x: Variables) -> None:
    """One cumulative for every set that could be asked for too much."""
    for people in sorted(crowds(x.compiled), key=sorted):
        needs = [(o.id, need) for o in x.problem.planned if (need := _need(x.compiled, o.id, people))]
        if sum(need for _, need in needs) > len(people):
            x.model.add_cumulative([x.interval(o) for o, _ in needs], [need for _, need in needs], len(people))


def crowds(compiled: Compiled) -> set[People]:
    """Those able to fill a place, one of two, or any, of a crew with two or more."""
    found = set[People]()
    for operation in compiled.problem.planned:
        for way in compiled.choices[operation.id].places:
            if len(way) > 1:
                able = [_able(place) for place in way]
                found.update(a | b for a, b in combinations_with_replacement(able, 2))
                found.add(frozenset().union(*able))
    return found


def _need(compiled: Compiled, operation: str, people: People) -> int:
    """Seats that only they can fill, in any way."""
    ways = compiled.choices[operation].places
    return min((sum(place.count for place in way if _able(place) <= people) for way in ways), default=0)


def _able(place: Place) -> People:
    return frozenset(t for profile in place.profiles for t in profile.members)
