r"""Times known by technician and bay: a literal per technician, per bay and per time, none per pair.

Kinds of party that take as long from the same starts are one. With :math:`z_{ok}` = operation o takes as long as k
says, :math:`a_{ot}` = technician t does it, :math:`b_{oj}` = in bay j, :math:`R_k` the pairs (t, j) k holds for:

.. math::
    z_{ok} \Rightarrow \bigvee_{t : (t, j) \in R_k} a_{ot}, \qquad
    z_{ok} \wedge a_{ot} \Rightarrow \bigvee_{j : (t, j) \in R_k} b_{oj}

That is exact, for one k, one t and one j hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.orders import Operation
from scheduler.pieces import Piece
from scheduler.plan import Placement
from solver.choices import Choices, Kind
from solver.model.values import ValueIn, value_of


def has_pairs(operation: Operation) -> bool:
    """It is done by one person in a bay, and for some of its ways times are known by both."""
    is_simple = bool(operation.bay_kinds) and all(len(way.crew) == 1 for way in operation.ways)
    return is_simple and any(None not in pair for way in operation.ways for pair in way.times)


def alike(choices: Choices) -> list[tuple[Kind, ...]]:
    """Kinds that differ in nothing but who and where."""
    found: dict[object, list[Kind]] = {}
    for kind in choices.kinds:
        same = (kind.way, kind.pieces, kind.working, kind.overtime, kind.supervised, kind.live)
        found.setdefault(same, []).append(kind)
    return [tuple(kinds) for kinds in found.values() if kinds[0].pieces]


def members(choices: Choices, kinds: Sequence[Kind]) -> dict[str, set[str]]:
    """By technician of these kinds: the bays."""
    found: dict[str, set[str]] = {}
    for kind in kinds:
        [place] = choices.places[kind.way]
        [[profile]] = kind.chosen
        for technician in place.profiles[profile].members:
            found.setdefault(technician, set()).update(choices.bays[kind.bay or 0].members)
    return found


def is_one_of(choices: Choices, operation: str, kinds: Sequence[Kind], piece: Piece) -> ValueIn:
    """The operation is done by a party of one of these kinds, from a start of this piece."""
    bays, kind = members(choices, kinds), kinds[0]

    def value(placement: Placement) -> bool:
        if placement.way != kind.way or placement.end - placement.start != piece.elapsed:
            return False
        if not piece.starts >> placement.start & 1 or placement.overtime != (kind.overtime is not None):
            return False
        return placement.bay in bays.get(placement.crew[0], ())

    return value_of(operation, value)
