"""What an operation needs, from the words of the catalogue into the problem's terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from scheduler.clock import TICK_SECONDS
from scheduler.documents.fields import Amount
from scheduler.documents.operations import OperationSpec
from scheduler.documents.operations import Way as WaySpec
from scheduler.orders import Way
from scheduler.resources import Slot
from scheduler.translate.directory import Directory


@dataclass(frozen=True, slots=True)
class Task:
    """What an operation needs.

    ``plus``: its ways when another of its overlap group is the main one; ``bays``: those that will do.
    """

    ways: tuple[Way, ...]
    plus: tuple[Way, ...]
    bay_kinds: frozenset[str]
    bay_features: frozenset[str]
    bays: frozenset[str]
    equipment: tuple[tuple[str, int], ...]

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
    """The tasks of all operations by the path at which they are written: each is read once."""

    directory: Directory
    known: dict[str, Task] = field(default_factory=dict)

    def task(self, path: str, spec: OperationSpec) -> Task:
        """What an operation needs; wrong units and unknown names are faults."""
        if path not in self.known:
            self.known[path] = _task(self.directory, path, spec)
        return self.known[path]


def _task(directory: Directory, path: str, spec: OperationSpec) -> Task:
    ways = [_way(directory, f"{path}.ways[{i}]", way) for i, way in enumerate(spec.ways)]
    plus = [_plus(directory, f"{path}.ways[{i}]", way, ways[i]) for i, way in enumerate(spec.ways)]
    kinds, features = (
        (frozenset(spec.bay.kinds), frozenset(spec.bay.features)) if spec.bay else (frozenset(), frozenset())
    )
    bays = frozenset(b.id for b in directory.workshop.bays if kinds & {*b.kinds} and features <= {*b.features})
    return Task(tuple(ways), tuple(plus), kinds, features, bays, _equipment(directory, path, spec))


def _way(directory: Directory, path: str, way: WaySpec) -> Way:
    crew = tuple(Slot(role.skill, role.level) for role in way.crew for _ in range(role.count))
    return Way(_positive(directory, f"{path}.work", way.work), crew, dict(_times(directory, path, way)))


def _plus(directory: Directory, path: str, spec: WaySpec, way: Way) -> Way:
    """Known times are those of the whole operation, so a deducted one has none."""
    if spec.plus_work is None:
        return way
    return Way(_positive(directory, f"{path}.plus_work", spec.plus_work), way.crew)


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
        needs[need.pool] += need.count
        units = len(directory.pools[need.pool].units)
        if needs[need.pool] > units:
            message = f"{spec.name} needs {needs[need.pool]} units of {need.pool}, the workshop has {units}."
            directory.fault(f"{place}.count", message, "Lower the count or add units to the pool.")
    return tuple(needs.items())
