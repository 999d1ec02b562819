"""How many units of each class an operation holds, where its pools overlap others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.values import value_of
from solver.model.variables import Variables
from solver.units import Units, shared_classes

Classes = Mapping[str, tuple[Units, ...]]


def classes(x: Variables) -> Classes:
    """The classes of every pool that overlaps another."""
    return x.once("classes", None, lambda _: shared_classes(x.problem))


def holds(x: Variables, operation: str) -> Mapping[Units, IntVar]:
    """Units by class; of each pool that it asks for as many as it needs."""
    return x.once("holds", operation, lambda name: _holds(x, name))


def held(x: Variables, operation: str, value: Callable[[IntVar], int]) -> Units:
    """The first units of each class: as many as the values say."""
    return tuple(unit for alike, count in holds(x, operation).items() for unit in alike[: value(count)])


def _holds(x: Variables, operation: str) -> Mapping[Units, IntVar]:
    found: dict[Units, IntVar] = {}
    for pool, count in x.problem.operations[operation].equipment:
        mine = {alike: _amount(x, operation, alike, count) for alike in classes(x).get(pool, ())}
        if mine:
            x.model.add(LinearExpr.sum(list(mine.values())) == count * x.placed(operation))
        found |= mine
    return found


def _amount(x: Variables, operation: str, alike: Units, count: int) -> IntVar:
    known = value_of(operation, lambda placement: len(set(alike).intersection(placement.equipment)))
    return x.new_int(0, min(count, len(alike)), f"holds[{operation}/{alike[0]}]", known)
