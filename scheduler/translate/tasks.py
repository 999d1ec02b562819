"""What an operation needs, from the words of the catalogue into the problem's terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scheduler.clock import TICK_SECONDS
from scheduler.documents.fields import Amount, HighVoltage
from scheduler.documents.operations import OperationSpec
from scheduler.documents.operations import Way as WaySpec
from scheduler.orders import Paint, Way
from scheduler.translate.directory import Directory
from scheduler.translate.paint import to_paint
from scheduler.translate.slots import to_slots


@dataclass(frozen=True, slots=True)
class Task:
    """What an operation needs.

    ``plus``: its ways when another of its overlap group is the main one; ``bays``: those that will do; ``paint``: its
    share of a booth cycle.
    """

    ways: tuple[Way, ...]
    plus: tuple[Way, ...]
    bay_kinds: frozenset[str]
    bay_features: frozenset[str]
    bays: frozenset[str]
    equipment: tuple[tuple[str, int], ...]
    paint: Paint | None

    @property
    def seconds(self) -> int:
        """Longest standard time of its ways."""
        return max(way.seconds for way in self.ways)

    @property
    def crew_sizes(self) -> set[int]:
        """How many people do it."""
        return {len(way.crew) for way in self.ways}


@dataclass(frozen=True)
class Tasks:
    """The tasks of all operations by the path at which they are written, and whether the car is electrified: each is
    read once.
    """

    directory: Directory
    known: dict[tuple[str, bool], Task] = field(default_factory=dict)

    def task(self, path: str, spec: OperationSpec, *, electrified: bool = False) -> Task:
        """What an operation needs; wrong units and unknown names are faults."""
        if (path, electrified) not in self.known:
            self.known[path, electrified] = _task(self.directory, path, spec, electrified)
        return self.known[path, electrified]


def _task(directory: Directory, path: str, spec: OperationSpec, electrified: bool) -> Task:
    minimum = directory.workshop.high_voltage_minimum if electrified and spec.kind == "work" else "none"
    ways = [_way(directory, f"{path}.ways[{i}]", way, minimum) for i, way in enumerate(spec.ways)]
    plus = [_plus(directory, f"{path}.ways[{i}]", way, ways[i]) for i, way in enumerate(spec.ways)]
    if spec.sublet_lead is not None:
        _check_sublet(directory, path, spec)
        ways = plus = [Way(_positive(directory, f"{path}.sublet_lead", spec.sublet_lead))]
    kinds, features = (
        (frozenset(spec.bay.kinds), frozenset(spec.bay.features)) if spec.bay else (frozenset(), frozenset())
    )
    bays = frozenset(b.id for b in directory.workshop.bays if kinds & {*b.kinds} and features <= {*b.features})
    equipment = _equipment(directory, path, spec)
    paint = to_paint(directory, path, spec, electrified)
    return Task(tuple(ways), tuple(plus), kinds, features, bays, equipment, paint)


def _way(directory: Directory, path: str, way: WaySpec, minimum: HighVoltage) -> Way:
    seconds = _positive(directory, f"{path}.work", way.work)
    return Way(seconds, to_slots(way.crew, minimum), dict(_times(directory, path, way)))


def _plus(directory: Directory, path: str, spec: WaySpec, way: Way) -> Way:
    """Known times are those of the whole operation, so a deducted one has none."""
    if spec.plus_work is None:
        return way
    return Way(_positive(directory, f"{path}.plus_work", spec.plus_work), way.crew)


def _check_sublet(directory: Directory, path: str, spec: OperationSpec) -> None:
    """The car is away: whatever else it would need here says nothing."""
    asked = {"bay": spec.bay is not None, "equipment": bool(spec.equipment), "supervised": spec.supervised}
    for name, is_asked in asked.items():
        if is_asked:
            message = f"{spec.name} is bought in, the car is away."
            directory.fault(f"{path}.{name}", message, "Take it out, or take sublet_lead out.")


def _times(directory: Directory, path: str, way: WaySpec) -> Iterator[tuple[tuple[str | None, str | None], int]]:
    for i, known in enumerate(way.times):
        place = f"{path}.times[{i}]"
        directory.knows(f"{place}.technician", "technician", known.technician, directory.technicians)
        directory.knows(f"{place}.bay", "bay", known.bay, directory.bays)
        yield (known.technician, known.bay), -(-_positive(directory, f"{place}.work", known.work) // TICK_SECONDS)


def _positive(directory: Directory, path: str, amount: Amount) -> int:
    """Seconds of work; an operation that takes no time cannot be placed."""
    found = len(directory.faults)
    seconds = directory.seconds(path, amount)
    if seconds == 0 and len(directory.faults) == found:
        directory.fault(path, "the work takes no time.", "Write how long it takes, or take the operation out.")
    return seconds


def _equipment(directory: Directory, path: str, spec: OperationSpec) -> tuple[tuple[str, int], ...]:
    needs: Counter[str] = Counter()
    for i, need in enumerate(spec.equipment):
        place = f"{path}.equipment[{i}]"
        if not directory.knows(f"{place}.pool", "equipment pool", need.pool, directory.pools):
            continue
        _check_apart(directory, f"{place}.pool", spec, need.pool, needs)
        needs[need.pool] += need.count
        units = len(directory.pools[need.pool].units)
        if needs[need.pool] > units:
            message = f"{spec.name} needs {needs[need.pool]} units of {need.pool}, the workshop has {units}."
            directory.fault(f"{place}.count", message, "Lower the count or add units to the pool.")
    return tuple(needs.items())


def _check_apart(directory: Directory, path: str, spec: OperationSpec, pool: str, others: Iterable[str]) -> None:
    """A unit that lies in two of its pools would count for one of them only, and nobody could tell for which."""
    units = directory.pools[pool].units
    for other in others:
        both = [unit for unit in units if unit in directory.pools[other].units] if other != pool else []
        if both:
            message = f"{spec.name} needs units of {other} and of {pool}, which both have {both[0]}."
            directory.fault(path, message, "Ask for one of the pools, or take the unit out of one of them.")
