"""From which starts the work of an operation fits the hours of its crew and bay, and how long it takes from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from scheduler.orders import Operation
from scheduler.overtime_cells import cells, ending_in
from scheduler.pieces import Piece, pieces, unpaused
from scheduler.plan import Placement
from scheduler.presence import Presence
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Spell:
    """Starts from which the work takes ``elapsed`` ticks; it advances at the ``working`` ones of them."""

    elapsed: int
    starts: int
    working: int
    overtime: bool = False


def spells(
    problem: Problem, operation: Operation, way: int, crew: tuple[str, ...], bay: str | None, *, overtime: bool
) -> tuple[Spell, ...]:
    """Every start that the hours allow, in one spell each.

    Where work can end both in regular hours and in permitted overtime, ``overtime`` says which it does.
    """
    place = Placement(operation.id, 0, 0, way, crew, bay)
    work = work_of(problem, operation, place)
    regular = _regular(problem, operation, place, work)
    staying = _staying(problem, operation, place, work)
    found, taken = list[Spell](), 0
    for spell in chain(staying, regular) if overtime else chain(regular, staying):
        if starts := spell.starts & ~taken:
            found.append(replace(spell, starts=starts))
            taken |= starts
    return tuple(found)


def work_of(problem: Problem, operation: Operation, place: Placement) -> int:
    """Ticks of work; the standard time for people who lack the skill, so that nobody knows how fast they are."""
    if problem.capable(operation, place):
        return problem.work(operation, place.way, place.crew, place.bay)
    return operation.ways[place.way].ticks


def _regular(problem: Problem, operation: Operation, place: Placement, work: int) -> Iterator[Spell]:
    found, working = _fitting(problem, operation, place, work, None)
    yield from (Spell(piece.elapsed, piece.legal, working) for piece in found)


def _staying(problem: Problem, operation: Operation, place: Placement, work: int) -> Iterator[Spell]:
    """Work that ends in overtime of somebody of its crew: one set of hours for each way to stay on."""
    for cell in cells(*_presences(problem, place, None)):
        found, working = _fitting(problem, operation, place, work, cell[0])
        yield from (Spell(piece.elapsed, piece.legal, working, overtime=True) for piece in ending_in(cell, found))


def _fitting(
    problem: Problem, operation: Operation, place: Placement, work: int, staying: int | None
) -> tuple[tuple[Piece, ...], int]:
    """The pieces, and the ticks at which the work advances."""
    working = problem.working(operation.ways[place.way], place.crew, place.bay, staying)
    forbidden = unpaused(operation, *_presences(problem, place, staying), problem.horizon)
    return pieces(work, working, *forbidden), working


def _presences(problem: Problem, place: Placement, staying: int | None) -> tuple[list[Presence], Presence | None]:
    """Of its crew, and of its bay."""
    crew = [problem.technicians[t].presence.staying(staying) for t in place.crew]
    return crew, None if place.bay is None else problem.bays[place.bay].presence.staying(staying)
