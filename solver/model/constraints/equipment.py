r"""An operation holds as many units of each equipment pool as it needs, and a unit serves one operation at a time.

Units of a pool are alike, so counting them is enough: intervals can always be coloured with as many units as overlap.
With :math:`n_{oq}` units of pool q needed, :math:`c_q` units in it and :math:`f_q(t)` taken by facts:

.. math::
    \sum_{o : s_o \le t < e_o} n_{oq} + \min(f_q(t), c_q) \le c_q \quad \forall q, t

Where pools overlap, alike are only the units of a class k: those that lie in the same pools and that the same facts
hold. An operation that is placed (:math:`p_o`) holds :math:`h_{ok}` of them, and classes are counted as well:

.. math::
    \sum_{k \subseteq q} h_{ok} = n_{oq} p_o \quad \forall o, q \qquad
    \sum_{o : s_o \le t < e_o} h_{ok} + f_k(t) \le c_k \quad \forall k, t
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar

from solver.model.holding import classes, holds
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Facts beyond the capacity are waived: they count up to it."""
    for pool in x.problem.pools.values():
        _limit(x, pool.units, [(o.id, n) for o in x.problem.planned for p, n in o.equipment if p == pool.id])
    held = [(o.id, holds(x, o.id)) for o in x.problem.planned]
    for units in dict.fromkeys(alike for found in classes(x).values() for alike in found):
        _limit(x, units, [(o, found[units]) for o, found in held if units in found])


def _limit(x: Variables, units: tuple[str, ...], users: Sequence[tuple[str, int | IntVar]]) -> None:
    """Operations and how many of the units they hold."""
    if not users:
        return
    facts = [
        (x.model.new_fixed_size_interval_var(start, end - start, f"fact[{units[0]}/{start}]"), count)
        for start, end, count in _profile(x, units)
    ]
    intervals = [x.interval(o) for o, _ in users] + [i for i, _ in facts]
    x.model.add_cumulative(intervals, [n for _, n in users] + [n for _, n in facts], len(units))


def _profile(x: Variables, units: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """(start, end, units taken by facts), where any are."""
    facts = x.problem.facts.values()
    holders = [(f, held) for f in facts if f.equipment and (held := set(f.equipment).intersection(units))]
    times = sorted({t for f, _ in holders for t in (f.start, f.end)})
    steps = [(a, b, len({u for f, held in holders if f.start <= a < f.end for u in held})) for a, b in pairwise(times)]
    return [step for step in steps if step[2]]
