r"""One car stands in a bay at a time, waiting included, and operations that share a stay keep their bay.

With :math:`[\underline{s}_g, \overline{e}_g)` from first start to last end of group g, :math:`J_{ghj}` = groups g, h
are one stay in bay j, which is then held between them, and :math:`F_j` facts and closures:

.. math::
    \mathrm{NoOverlap}\big(\{[\underline{s}_g, \overline{e}_g) : b_{gj}\}
    \cup \{[\overline{e}_g, \underline{s}_h) : J_{ghj}\} \cup F_j\big) \quad \forall j
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntervalVar

from scheduler.presence import runs
from solver.model.fixed import blocked
from solver.model.stays import fact_stays, interval, joins, planned_groups
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """One literal per group and bay keeps a group together; forced work of a left-out order still takes its bay."""
    intervals: dict[str, list[IntervalVar]] = {bay: [] for bay in x.problem.bays}
    for group in planned_groups(x):
        for bay in x.bays(group):
            intervals[bay].append(interval(x, group, bay))
        for fact in x.problem.forced_in(group):
            if fact.bay is not None:
                left_out = ~x.present(group[0])
                intervals[fact.bay].append(
                    x.model.new_optional_fixed_size_interval_var(
                        fact.start, fact.end - fact.start, left_out, f"forced[{fact.operation}]"
                    )
                )
    for join in joins(x):
        intervals[join.bay].append(join.hold)
    for bay, found in intervals.items():
        x.model.add_no_overlap(found + blocked(x.model, _taken(x, bay)))


def _taken(x: Variables, bay: str) -> list[tuple[int, int]]:
    """Closures, and stays of facts but for forced work that belongs to a stay still decided."""
    own = {f.operation for group in planned_groups(x) for f in x.problem.forced_in(group)}
    stays = [s for s in fact_stays(x) if s.bay == bay and own.isdisjoint(s.operations)]
    mixed = [s for s in fact_stays(x) if s.bay == bay and not own.isdisjoint(s.operations)]
    history = [x.problem.facts[o] for s in mixed for o in s.operations if o not in own]
    return [
        *runs(x.problem.bays[bay].presence.away),
        *((s.start, s.end) for s in stays),
        *((f.start, f.end) for f in history),
    ]
