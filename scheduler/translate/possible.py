"""Whether anybody can do an operation at all: enough people for one of its ways, and a bay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scheduler.documents.operations import OperationSpec
from scheduler.resources import Slot
from scheduler.translate.directory import Directory
from scheduler.translate.tasks import Task
from scheduler.translate.visits import Visit


def check_possible(directory: Directory, visits: Iterable[Visit]) -> None:
    """An operation of an order that too few people can do, or no bay will do for, is a fault."""
    needed = {
        step.spec_path: (step.spec, task)
        for visit in visits
        for step, task in zip(visit.job.steps, visit.tasks, strict=True)
    }
    for path, (spec, task) in needed.items():
        _check(directory, path, spec, task)


def _check(directory: Directory, path: str, spec: OperationSpec, task: Task) -> None:
    shortages = [_shortage(directory, way.crew) for way in task.ways]
    if all(shortages):
        needs = "; or ".join(shortages)
        way_out = "Enter the skill at a technician, or lower the level or the count."
        directory.fault(f"{path}.ways", f"too few people can do {spec.name}: it needs {needs}.", way_out)
    if task.bay_kinds and not task.bays:
        need = " or ".join(sorted(task.bay_kinds)) + "".join(f", {f}" for f in sorted(task.bay_features))
        way_out = "Add the kind or the feature to a bay, or ask for less."
        directory.fault(f"{path}.bay", f"no bay will do for {spec.name}: it needs {need}.", way_out)


def _shortage(directory: Directory, crew: tuple[Slot, ...]) -> str:
    """What a crew needs and how many can, if too few can; the same person fills one place only."""
    able = {slot: _able(directory, slot) for slot in crew}
    if _can_be_filled([able[slot] for slot in crew]):
        return ""
    return " and ".join(
        f"{count} × {slot.skill} level {slot.level} ({len(able[slot])} can)" for slot, count in Counter(crew).items()
    )


def _able(directory: Directory, slot: Slot) -> list[str]:
    return [
        technician.id
        for technician in directory.workshop.technicians
        if any(skill.skill == slot.skill and skill.level >= slot.level for skill in technician.skills)
    ]


def _can_be_filled(able: list[list[str]]) -> bool:
    """Every place gets its own person (augmenting paths of bipartite matching)."""
    place_of: dict[str, int] = {}

    def fill(place: int, asked: set[str]) -> bool:
        for person in able[place]:
            if person not in asked:
                asked.add(person)
                if person not in place_of or fill(place_of[person], asked):
                    place_of[person] = place
                    return True
        return False

    return all(fill(place, set()) for place in range(len(able)))
