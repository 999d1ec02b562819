r"""What a person has decided stays: the technicians, the bay, the start, the way.

With pinned people T, bay j, start t, way w' (each only where pinned):

.. math::
    P_o \Rightarrow a_{ot} = [t \in T] \wedge b_{gj} \wedge s_o = t \wedge W_{ow'}, \qquad
    P_w \Rightarrow P_o \quad \text{where t is pinned}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr

from scheduler.orders import Operation, Pin
from solver.model.cycles import booths
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Each part of a pin binds alone; what is pinned to a time is neither carried over nor an option not taken."""
    add_times(x)
    for operation in x.problem.planned:
        if operation.pin is not None and operation.pin.crew is not None:
            _pin_crew(x, operation, operation.pin.crew)


def add_times(x: Variables) -> None:
    """All of the pins but who."""
    for operation in x.problem.planned:
        if operation.pin is not None:
            _pin(x, operation, operation.pin)


def _pin(x: Variables, operation: Operation, pin: Pin) -> None:
    present = x.placed(operation.id)
    if pin.start is not None:
        x.model.add_implication(x.present(operation.order), x.placed(operation.id))
        x.model.add(x.start(operation.id) == pin.start).only_enforce_if(present)
    if pin.bay is not None:
        x.model.add(_places(x, operation).get(pin.bay, 0) == 1).only_enforce_if(present)
    if pin.way is not None:
        ways = [c.literal for c in x.chosen(operation.id) if c.kind.way == pin.way]
        x.model.add(LinearExpr.sum(ways) == 1).only_enforce_if(present)


def _pin_crew(x: Variables, operation: Operation, crew: frozenset[str]) -> None:
    works = x.works(operation.id)
    for technician in works.keys() | crew:
        pinned = x.model.add(works.get(technician, 0) == int(technician in crew))
        pinned.only_enforce_if(x.placed(operation.id))


def _places(x: Variables, operation: Operation) -> dict[str, IntVar]:
    if operation.paint:
        return booths(x, operation)
    return x.bays(x.problem.group_of[operation.id]) if operation.bay_kinds else {}
