"""Whether anybody can do an operation at all: enough people for one of its ways or booth cycles, and a bay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from scheduler.documents.operations import OperationSpec
from scheduler.orders import Paint
from scheduler.resources import Booth, Phase, Programme, Slot
from scheduler.translate.directory import Directory
from scheduler.translate.paint import is_electrified
from scheduler.translate.slots import HIGH_VOLTAGE
from scheduler.translate.tasks import Task
from scheduler.translate.visits import Visit


def check_possible(directory: Directory, booths: Mapping[str, Booth], visits: Iterable[Visit]) -> None:
    """An operation of an order that too few people can do, or no bay will do for, is a fault."""
    needed = {
        (step.spec_path, is_electrified(visit.job.order.vehicle)): (step.spec, task)
        for visit in visits
        for step, task in zip(visit.job.steps, visit.tasks, strict=True)
    }
    for (path, _), (spec, task) in needed.items():
        if task.paint is not None:
            _check_cycle(directory, booths, path, spec, task.paint)
        else:
            _check(directory, path, spec, task)
        if spec.supervised and not any(HIGH_VOLTAGE[t.high_voltage] >= 2 for t in directory.workshop.technicians):
            message = f"nobody can supervise {spec.name}: no technician has 2S."
            directory.fault(f"{path}.supervised", message, "Enter high_voltage at a technician, or take it out.")


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


def _check_cycle(
    directory: Directory, booths: Mapping[str, Booth], path: str, spec: OperationSpec, paint: Paint
) -> None:
    """One of its programmes has people for every phase."""
    shortages = [
        "; and ".join(f"{shortage} for {phase.name}" for phase, shortage in _short_phases(directory, programme))
        for booth in booths.values()
        for programme in booth.programmes.values()
        if programme.id in paint.programmes and booth.panels >= paint.panels
    ]
    if shortages and all(shortages):
        needs = "; or ".join(dict.fromkeys(shortages))
        message = f"too few people can run a booth cycle for {spec.name}: it needs {needs}."
        directory.fault(f"{path}.booth", message, "Enter the skill at a technician, or change the phase's crew.")


def _short_phases(directory: Directory, programme: Programme) -> Iterator[tuple[Phase, str]]:
    for phase in programme.phases:
        shortage = _shortage(directory, phase.crew)
        if shortage:
            yield phase, shortage


def _shortage(directory: Directory, crew: tuple[Slot, ...]) -> str:
    """What a crew needs and how many can, if too few can; the same person fills one place only."""
    able = {slot: directory.able(slot) for slot in crew}
    if _can_be_filled([able[slot] for slot in crew]):
        return ""
    return " and ".join(f"{count} × {_in_words(slot)} ({len(able[slot])} can)" for slot, count in Counter(crew).items())


def _in_words(slot: Slot) -> str:
    qualified = next(name for name, level in HIGH_VOLTAGE.items() if level == slot.high_voltage)
    return f"{slot.skill} level {slot.level}" + (f" with {qualified}" if slot.high_voltage else "")


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
