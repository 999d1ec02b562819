"""What would come of an order if one kind of resource were free: whoever frees the most was the scarce one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from scheduler.plan import Placement, Plan
from scheduler.presence import span
from scheduler.why import Cause
from solver.search.timeline import Timeline
from solver.search.tracks import Track
from solver.why.rescue import Rescue

KINDS: Mapping[Cause, Callable[[Timeline], Iterable[Track]]] = {
    Cause.TECHNICIAN: lambda timeline: (*timeline.people.values(), *timeline.supervision.tracks),
    Cause.BAY: lambda timeline: timeline.bays.values(),
    Cause.EQUIPMENT: lambda timeline: timeline.units.values(),
    Cause.BOOTH: lambda timeline: timeline.booths.values(),
}
"""What other orders can hold. Loaners are lent, not taken tick by tick."""


@contextmanager
def freed(timeline: Timeline, *kinds: Cause) -> Iterator[None]:
    """Within: nobody holds anything of these kinds, but closed is closed."""
    shut = {id(timeline.bays[b.id]): b.presence.away for b in timeline.problem.bays.values()}
    shut |= {id(timeline.booths[b.id]): b.closed for b in timeline.problem.booths.values()}
    tracks = [track for kind in kinds for track in KINDS[kind](timeline)]
    held = [track.free for track in tracks]
    for track in tracks:
        track.restore(span(0, timeline.problem.horizon) & ~shut.get(id(track), 0))
    try:
        yield
    finally:
        for track, free in zip(tracks, held, strict=True):
            track.restore(free)


@contextmanager
def without(timeline: Timeline, plan: Plan, placements: Iterable[Placement]) -> Iterator[None]:
    """Within: nobody holds anything for these placements. Booth cycles and who is in charge stay as they are."""
    gone = {placement.operation: placement for placement in placements}
    stays = (stay for stay in plan.stays if not gone.keys().isdisjoint(stay.operations))
    held = [(timeline.bays[stay.bay], stay.start, stay.end) for stay in stays]
    for placement in gone.values():
        tracks = [timeline.people[t] for t in placement.crew] + [timeline.units[u] for u in placement.equipment]
        held += [(track, placement.start, placement.end) for track in tracks]
    before = [(track, track.free) for track, _, _ in held]
    for track, start, end in held:
        track.restore(track.free | span(start, end))
    try:
        yield
    finally:
        for track, free in reversed(before):
            track.restore(free)


def would_save(rescue: Rescue, kind: Cause) -> bool:
    """The order is saved if nobody else needs anything of this kind; if not, one more of it does not help either."""
    case = rescue.case
    with freed(case.gaps.seats.timeline, kind):
        return rescue.reaches(rescue.problem, case.end_of(case.gaps.probe(case.order.id)))
