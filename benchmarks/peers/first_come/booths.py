"""A paint booth by hand: as soon as it is free, what is ready for the same programme goes in together."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.first_come.floor import Floor
from scheduler.cycles import cycle_at
from scheduler.orders import Operation, Paint
from scheduler.plan import Cycle
from scheduler.presence import span
from scheduler.resources import Booth, Programme


def cycle_now(floor: Floor, ready: Sequence[Operation], tick: int) -> Cycle | None:
    """A cycle that starts at ``tick`` with the first of the operations that are ready and what fits beside it."""
    first = ready[0].paint
    for booth in floor.problem.booths.values():
        for programme in booth.programmes.values() if floor.is_free(booth.id, tick) else ():
            if first is None or programme.id not in first.programmes or tick + programme.ticks > floor.problem.horizon:
                continue
            crews = _crews(floor, programme, tick)
            if crews is not None and not booth.closed & span(tick, tick + programme.ticks):
                return cycle_at(booth, programme, tick, _loaded(booth, programme, ready), crews)
    return None


def _loaded(booth: Booth, programme: Programme, ready: Sequence[Operation]) -> tuple[str, ...]:
    """In the order in which their cars came, as long as there is room, in one colour."""
    members: list[str] = []
    room, colour = booth.panels, None
    for operation in ready:
        paint = operation.paint
        if paint is not None and programme.id in paint.programmes and paint.panels <= room and _matches(paint, colour):
            members.append(operation.id)
            room -= paint.panels
            colour = colour or paint.colour
    return tuple(members)


def _matches(paint: Paint, colour: str | None) -> bool:
    return paint.colour is None or colour in (None, paint.colour)


def _crews(floor: Floor, programme: Programme, tick: int) -> list[tuple[str, ...]] | None:
    """People who are free now and there in every phase that somebody works in; they stay with the cycle till then."""
    attended = 0
    for offset, phase in zip(programme.offsets, programme.phases, strict=True):
        attended |= span(tick + offset, tick + offset + phase.ticks) if phase.crew else 0
    there = [
        t
        for t in floor.problem.technicians.values()
        if floor.is_free(t.id, tick) and not attended & ~t.presence.working
    ]
    crews: list[tuple[str, ...]] = []
    for phase in programme.phases:
        crew: list[str] = []
        for slot in phase.crew:
            able = [t.id for t in there if t.fills(slot) and t.id not in crew]
            if not able:
                return None
            crew.append(able[0])
        crews.append(tuple(crew))
    return crews
