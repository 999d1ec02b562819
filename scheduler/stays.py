"""Which stays a set of placements amounts to: as few as can be, so that a car moves as little as possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler.plan import Placement, Stay
from scheduler.presence import span
from scheduler.problem import Problem


def stays_of(problem: Problem, placements: Mapping[str, Placement]) -> tuple[Stay, ...]:
    """One stay per group and bay; joined where one may follow the other with no other car or closure between."""
    timelines: dict[str, list[tuple[Stay, int]]] = {}
    for stay, group in _single_stays(problem, placements):
        timelines.setdefault(stay.bay, []).append((stay, group))
    found = [
        stay
        for bay, timeline in timelines.items()
        for stay in _joined(problem, problem.bays[bay].presence.away, sorted(timeline, key=_by_start))
    ]
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.bay, s.order)))


def _by_start(entry: tuple[Stay, int]) -> tuple[int, int]:
    return entry[0].start, entry[0].end


def _single_stays(problem: Problem, placements: Mapping[str, Placement]) -> Iterator[tuple[Stay, int]]:
    for order in problem.orders.values():
        for index, group in enumerate(order.groups):
            by_bay: dict[str, list[Placement]] = {}
            for operation in group:
                placement = placements.get(operation)
                if placement is not None and placement.bay is not None:
                    by_bay.setdefault(placement.bay, []).append(placement)
            for bay, placed in by_bay.items():
                placed.sort(key=lambda p: (p.start, p.end))
                end = max(p.end for p in placed)
                yield Stay(order.id, bay, placed[0].start, end, tuple(p.operation for p in placed)), index


def _joined(problem: Problem, closed: int, timeline: list[tuple[Stay, int]]) -> Iterator[Stay]:
    open_stays: dict[str, tuple[Stay, int]] = {}
    for stay, group in timeline:
        earlier = open_stays.get(stay.order)
        if (
            earlier
            and (earlier[1], group) in problem.orders[stay.order].joins
            and _free(earlier[0], stay, closed, timeline)
        ):
            joined = Stay(stay.order, stay.bay, earlier[0].start, stay.end, earlier[0].operations + stay.operations)
            open_stays[stay.order] = (joined, group)
            continue
        if earlier:
            yield earlier[0]
        open_stays[stay.order] = (stay, group)
    for stay, _ in open_stays.values():
        yield stay


def _free(before: Stay, after: Stay, closed: int, timeline: list[tuple[Stay, int]]) -> bool:
    """Nobody else stands in the bay between two stays of one car."""
    if after.start < before.end or closed & span(before.end, after.start):
        return False
    return not any(s.start < after.start and s.end > before.end for s, _ in timeline if s.order != after.order)
