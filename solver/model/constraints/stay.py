r"""One car stands in a bay at a time, waiting included, and operations that share a stay keep their bay.

With :math:`[\underline{s}_g, \overline{e}_g)` from first start to last end of group g, drawn out to
:math:`\underline{s}_h` where h follows in the same stay (:math:`J_{gh}`), :math:`F_j` facts and closures of bay j:

.. math::
    \mathrm{NoOverlap}\big(\{[\underline{s}_g, \overline{e}_g) : b_{gj}\} \cup F_j\big) \quad \forall j, \qquad
    J_{gh} \Rightarrow \overline{e}_g = \underline{s}_h \wedge b_{gj} = b_{hj}

Bays that nothing tells apart are one class c of :math:`n_c` bays: at most :math:`n_c` cars at any time, for intervals
that never overlap more than n-fold can always be coloured with n bays.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import or_

from ortools.sat.python.cp_model import IntervalVar

from scheduler.plan import Plan
from scheduler.presence import runs, span
from solver.model.fixed import blocked
from solver.model.stays import Join, extent, fact_stays, joins, occupied, planned_groups, stands
from solver.model.variables import Group, Variables


def add(x: Variables) -> None:
    """One literal per group and bay keeps a group together; forced work of a left-out order still takes its bay."""
    intervals: dict[str, list[IntervalVar]] = {bay: [] for bay in x.bay_classes}
    for group in planned_groups(x):
        span = occupied(x, group)
        for bay, literal in x.bays(group).items():
            name = f"stay[{group[0]}/{group[1]}/{bay}]"
            intervals[bay].append(x.model.new_optional_interval_var(span.start, span.length, span.end, literal, name))
    _hold_after_facts(x, intervals)
    for bay, found in intervals.items():
        found += _forced_of_left_out(x, bay)
        blocks, count = blocked(x.model, _taken(x, bay)), len(x.bay_classes[bay])
        if count == 1:
            x.model.add_no_overlap(found + blocks)
        else:
            x.model.add_cumulative(found + blocks, [1] * len(found) + [count] * len(blocks), count)


def _forced_of_left_out(x: Variables, bay: str) -> list[IntervalVar]:
    """Forced work of a stay that is left out takes its bay all the same; where several clash, one interval for all."""
    forced = list(_forced_stays(x, bay))
    taken = reduce(or_, (span(*taken) for taken in _taken(x, bay)), 0)
    times = sorted({t for a, b, _ in forced for t in (a, b)})
    found = []
    for start, end in pairwise(times):
        groups = sorted({group for a, b, group in forced if a <= start < b})
        for a, b in runs(span(start, end) & ~taken) if groups else ():
            name = f"forced[{bay}/{a}]"
            left_out = [~stands(x, group) for group in groups]
            literal = left_out[0] if len(left_out) == 1 else x.any_of(name, left_out)
            found.append(x.model.new_optional_fixed_size_interval_var(a, b - a, literal, name))
    return found


def _forced_stays(x: Variables, bay: str) -> Iterator[tuple[int, int, Group]]:
    """(start, end, group) of facts with forced work among them, of groups still decided: one stay, waiting included."""
    for group in planned_groups(x):
        members = x.problem.orders[group[0]].groups[group[1]]
        facts = [f for o in members if (f := x.problem.facts.get(o)) is not None and f.bay == bay]
        if any(f.start >= x.problem.as_of for f in facts):
            yield min(f.start for f in facts), max(f.end for f in facts), group


def _hold_after_facts(x: Variables, intervals: dict[str, list[IntervalVar]]) -> None:
    """A car that stands in its bay after facts alone, and is joined by what follows, holds it until then."""
    for join in joins(x):
        if (join.order, join.before) in planned_groups(x):
            continue
        [bay] = x.compiled.group_bays[join.order, join.before]
        intervals[bay].append(_hold(x, join))


def _hold(x: Variables, join: Join) -> IntervalVar:
    name = f"{join.order}/{join.before}"
    begins = max(x.problem.facts[o].end for o in x.problem.orders[join.order].groups[join.before])
    ends = extent(x, (join.order, join.after)).start

    def held(plan: Plan) -> int:
        return x.known(ends, plan) - begins if x.known(join.literal, plan) else 0

    length = x.new_int(0, x.problem.horizon, f"held[{name}]", held)
    return x.model.new_optional_interval_var(begins, length, ends, join.literal, f"hold[{name}]")


def _taken(x: Variables, bay: str) -> list[tuple[int, int]]:
    """Closures, and stays of facts but for forced work that belongs to a stay still decided."""
    own = x.once(
        "forced", "", lambda _: {f.operation for group in planned_groups(x) for f in x.problem.forced_in(group)}
    )
    here = [s for s in fact_stays(x) if s.bay == bay]
    stays = [s for s in here if own.isdisjoint(s.operations)]
    mixed = [s for s in here if not own.isdisjoint(s.operations)]
    history = [x.problem.facts[o] for s in mixed for o in s.operations if o not in own]
    return [
        *runs(x.problem.bays[bay].presence.away),
        *((s.start, s.end) for s in stays),
        *((f.start, f.end) for f in history),
    ]
