"""Starting one operation at this very moment: the first free suitable person, bay and equipment, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.peers.first_come.floor import Floor
from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.resources import Slot, Technician


def start_now(floor: Floor, operation: Operation, tick: int) -> Placement | None:
    """The first way, bay and crew that can start at ``tick`` and may go on to the end; nobody looks further."""
    problem = floor.problem
    units = _units(floor, operation, tick)
    if units is None:
        return None
    for bay in floor.bays(operation, tick):
        for way in range(len(operation.ways)):
            for crew in _crews(floor, operation, way, tick):
                segments = worked(problem, operation, way, crew, bay, tick)
                if segments is None or not _inside(floor, operation, tick, segments[-1][1]):
                    continue
                placement = Placement(operation.id, tick, segments[-1][1], way, crew, bay, units, segments)
                if not problem.must_be_supervised(placement):
                    return placement
                supervisor = _supervisor(floor, placement)
                if supervisor is not None:
                    return Placement(
                        operation.id, tick, placement.end, way, crew, bay, units, segments, supervisor=supervisor
                    )
    return None


def worked(
    problem: Problem, operation: Operation, way: int, crew: tuple[str, ...], bay: str | None, tick: int
) -> tuple[tuple[int, int], ...] | None:
    """When the work advances if it starts at ``tick``; None when it may not be done or paused like that."""
    spec = operation.ways[way]
    working = problem.working(spec, crew, bay) >> tick << tick
    need = problem.work(operation, way, crew, bay)
    found: list[tuple[int, int]] = []
    for start, end in runs(working):
        if not found and start != tick:
            return None
        found.append((start, min(end, start + need)))
        need -= found[-1][1] - start
        if need == 0:
            break
    if need or not found:
        return None
    whole = span(tick, found[-1][1])
    forbidden = 0
    for person in crew:
        presence = problem.technicians[person].presence
        forbidden |= presence.forbidden(
            pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=problem.horizon
        )
    if bay is not None:
        hours, pause_night = problem.bays[bay].presence, operation.pause_night or not crew
        forbidden |= hours.forbidden(pause_break=True, pause_night=pause_night, horizon=problem.horizon)
    return None if forbidden & whole else tuple(found)


def _units(floor: Floor, operation: Operation, tick: int) -> tuple[str, ...] | None:
    """Free units of all the equipment it needs."""
    taken: list[str] = []
    for pool, count in operation.equipment:
        free = [u for u in floor.problem.pools[pool].units if floor.is_free(u, tick)]
        if len(free) < count:
            return None
        taken += free[:count]
    return tuple(taken)


def _crews(floor: Floor, operation: Operation, way: int, tick: int) -> Iterator[tuple[str, ...]]:
    """Crews that are free and there: who did the work before if it has to be the same, else the plainest people."""
    spec, mate = operation.ways[way], floor.placed.get(operation.same_crew_as or "")

    def is_there(technician: Technician) -> bool:
        return (
            floor.is_free(technician.id, tick)
            and bool(technician.presence.working >> tick & 1)
            and (mate is None or technician.id in mate.crew)
            and not (spec.live and floor.is_in_charge(technician.id, tick))
        )

    def seated(slots: tuple[Slot, ...], taken: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if not slots:
            yield taken
            return
        for technician in floor.able(slots[0]):
            if technician.id not in taken and is_there(technician):
                yield from seated(slots[1:], (*taken, technician.id))

    if mate is None or len(mate.crew) == len(spec.crew):
        yield from seated(spec.crew, ())


def _inside(floor: Floor, operation: Operation, start: int, end: int) -> bool:
    """Within the opening hours, the day on which the car may stay, the order's latest time and the horizon."""
    problem, order = floor.problem, floor.problem.orders[operation.order]
    if end > min(problem.horizon, problem.horizon if order.latest is None else order.latest):
        return False
    if order.overnight and not operation.at_the_counter:
        return True
    window = next(((a, b) for a, b in problem.opening if a <= start < b), None)
    if window is None or end > window[1]:
        return False
    earlier = (floor.placed[o] for o in order.operations if o in floor.placed and o not in problem.facts)
    return order.overnight or all(window[0] <= p.start for p in earlier)


def _supervisor(floor: Floor, placement: Placement) -> str | None:
    ticks = sum(span(*segment) for segment in placement.segments)
    for technician in floor.problem.technicians.values():
        there = not ticks & ~technician.presence.working
        if technician.may_supervise and there and floor.may_take_charge(technician.id, placement.start):
            return technician.id
    return None
