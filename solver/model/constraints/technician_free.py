r"""A technician works on one operation at a time, from its start to its end.

With :math:`a_{ot}` = technician t works on o, and :math:`F_t` the intervals of facts (clashes between them waived):

.. math::
    \mathrm{NoOverlap}\big(\{[s_o, e_o) : a_{ot}\} \cup F_t\big) \quad \forall t
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntervalVar

from solver.model.fixed import blocked
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """One optional interval per operation and technician who can do it."""
    intervals: dict[str, list[IntervalVar]] = {t: [] for t in x.problem.technicians}
    for operation in x.problem.planned:
        start, elapsed, end = x.start(operation.id), x.elapsed(operation.id), x.end(operation.id)
        for technician, literal in x.works(operation.id).items():
            name = f"by[{operation.id}/{technician}]"
            intervals[technician].append(x.model.new_optional_interval_var(start, elapsed, end, literal, name))
    for technician, found in intervals.items():
        facts = [(f.start, f.end) for f in x.problem.facts.values() if technician in f.crew]
        x.model.add_no_overlap(found + blocked(x.model, facts))
