"""Variables of who is in charge of supervised work."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar

from solver.model.values import ValueIn, value_of
from solver.model.variables import Variables


def supervises(x: Variables, operation: str) -> dict[str, IntVar]:
    """By technician with 2S: the literal that says he or she is in charge of a planned operation."""
    return x.once("supervises", operation, lambda _: _supervises(x, operation))


def _supervises(x: Variables, operation: str) -> dict[str, IntVar]:
    if not x.problem.operations[operation].supervised:
        return {}
    able = (t.id for t in x.problem.technicians.values() if t.may_supervise)
    return {t: x.new_bool(f"supervises[{operation}/{t}]", _is_in_charge(operation, t)) for t in able}


def _is_in_charge(operation: str, technician: str) -> ValueIn:
    return value_of(operation, lambda p: p.supervisor == technician)
