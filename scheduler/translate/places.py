"""Where an operation could go, as the document that people read."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.clock import Clock
from scheduler.documents.places import PlaceEntry, Places, WindowEntry
from scheduler.errors import InvalidDocument
from scheduler.places import Place, Window, places
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.translate.moves import movable


def places_of(problem: Problem, plan: Plan, operation: str) -> Places:
    """Everywhere that an operation can go while everything else stays where it is.

    Raises
    ------
    InvalidDocument
        There is no such operation, or it cannot be moved by hand.
    """
    if faults := list(movable(problem, plan, operation)):
        raise InvalidDocument(faults)
    return to_places(operation, places(problem, plan, operation), problem.clock)


def to_places(operation: str, found: Iterable[Place], clock: Clock) -> Places:
    """The places of an operation in local time."""
    return Places(operation=operation, places=tuple(_place(place, clock) for place in found))


def _place(place: Place, clock: Clock) -> PlaceEntry:
    windows = tuple(_window(window, clock) for window in place.windows)
    return PlaceEntry(way=place.way, technicians=place.crew, bay=place.bay, windows=windows)


def _window(window: Window, clock: Clock) -> WindowEntry:
    return WindowEntry(
        first=clock.moment(window.first),
        last=clock.moment(window.last),
        promises=window.promises,
        lateness_first=window.lateness[0],
        lateness_last=window.lateness[1],
    )
