r"""Minutes that people are there and do not work, the overtime they stay for included.

With :math:`\pi` the ticks of presence that facts leave, :math:`u_{tr}` the ticks stayed on, and :math:`\omega_k` the
ticks of work of kind of party k with :math:`n_k` people, and :math:`\ell_{op}` = o leads a booth cycle of programme p,
whose crews work :math:`\omega_p` ticks in all:

.. math::
    5 \Big( \pi + \sum_{t,r} u_{tr} - \sum_{o,k,l} n_k \omega_k z_{okl} - \sum_{o,p} \omega_p \ell_{op} \Big)
"""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from solver.model.cycles import leads, painted
from solver.model.staying import stayed, worked_of_facts
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In minutes."""
    facts = worked_of_facts(x)
    present = sum(t.presence.working.bit_count() for t in x.problem.technicians.values())
    free = present - sum(ticks.bit_count() for ticks in facts.values())
    worked = LinearExpr.sum([ticks * literal for literal, ticks in _worked(x)])
    return TICK_MINUTES * (free + LinearExpr.sum(stayed(x)) - worked)


def _worked(x: Variables) -> Iterator[tuple[IntVar, int]]:
    """What may be done, and the ticks that all its people together work."""
    for operation in x.problem.planned:
        for literal, kind, _ in x.chosen(operation.id):
            yield literal, kind.work * len(operation.ways[kind.way].crew)
    for leader in painted(x):
        for lead in leads(x, leader):
            yield lead.literal, sum(phase.ticks * len(phase.crew) for phase in lead.programme.phases)
