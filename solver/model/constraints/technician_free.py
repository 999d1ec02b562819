r"""A technician works on one operation at a time, from its start to its end.

With :math:`a_{ot}` = technician t works on o, :math:`q_{lpt}` = he works in phase p, :math:`[\sigma_p, \sigma_p + n_p)`
ticks after its start, of the booth cycle that l leads, and :math:`F_t` facts (clashes between them waived):

.. math::
    \mathrm{NoOverlap}\big(\{[s_o, e_o) : a_{ot}\} \cup
    \{[s_l + \sigma_p, s_l + \sigma_p + n_p) : q_{lpt}\} \cup F_t\big) \quad \forall t
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntervalVar

from solver.model.cycles import painted, seats
from solver.model.fixed import blocked
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """One optional interval per operation, or phase, and technician who can do it."""
    intervals: dict[str, list[IntervalVar]] = {t: [] for t in x.problem.technicians}
    for operation in x.problem.planned:
        start, elapsed, end = x.start(operation.id), x.elapsed(operation.id), x.end(operation.id)
        for technician, literal in x.works(operation.id).items():
            name = f"by[{operation.id}/{technician}]"
            intervals[technician].append(x.model.new_optional_interval_var(start, elapsed, end, literal, name))
    _add_phases(x, intervals)
    for technician, found in intervals.items():
        facts = [(f.start, f.end) for f in x.problem.facts.values() if technician in f.crew]
        facts += [(p.start, p.end) for c in x.problem.fact_cycles for p in c.phases if technician in p.crew]
        x.model.add_no_overlap(found + blocked(x.model, facts))


def _add_phases(x: Variables, intervals: dict[str, list[IntervalVar]]) -> None:
    for leader in painted(x):
        for literal, place, technician in seats(x, leader):
            begins = x.start(leader.id) + sum(phase.ticks for phase in place.phases[: place.phase])
            ticks, name = place.phases[place.phase].ticks, f"sprays[{literal.name}]"
            intervals[technician].append(x.model.new_optional_fixed_size_interval_var(begins, ticks, literal, name))
