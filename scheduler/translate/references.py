"""Whether the ids of a day are unique, and its workshop names only what there is, whatever the orders use of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.documents.day import Day
from scheduler.documents.operations import Step
from scheduler.documents.workshop import Workshop
from scheduler.labour import is_misleading
from scheduler.translate.directory import Directory
from scheduler.translate.jobs import paths, spec_of
from scheduler.translate.tasks import Tasks

Named = Iterable[tuple[str, str]]
"""Path and id."""


def check_references(directory: Directory, tasks: Tasks, day: Day) -> None:
    """An id that occurs twice, and a name that nothing has, are faults."""
    for what, named in _kinds(day):
        _check_unique(directory, what, named)
    workshop = day.workshop
    if is_misleading(workshop.labour_unit):
        message = f"{workshop.labour_unit.name} of {workshop.labour_unit.minutes:g} minutes: min and h have a meaning."
        directory.fault("workshop.labour_unit.name", message, "Call the unit by its own name, for instance FRU.")
    if day.published is not None:
        directory.knows("published.workshop", "workshop", day.published.workshop, (workshop.id,))
    for name, spec in workshop.operations.items():
        tasks.task(f"workshop.operations.{name}", spec)
    for steps in _step_lists(workshop):
        _check_steps(directory, tasks, steps)


def _kinds(day: Day) -> Iterator[tuple[str, Named]]:
    workshop = day.workshop
    yield "technician", ((f"workshop.technicians[{i}].id", t.id) for i, t in enumerate(workshop.technicians))
    for i, technician in enumerate(workshop.technicians):
        place = f"workshop.technicians[{i}].skills"
        yield "skill", ((f"{place}[{j}].skill", skill.skill) for j, skill in enumerate(technician.skills))
    yield "bay", ((f"workshop.bays[{i}].id", bay.id) for i, bay in enumerate(workshop.bays))
    yield "equipment pool", ((f"workshop.equipment[{i}].id", pool.id) for i, pool in enumerate(workshop.equipment))
    for i, pool in enumerate(workshop.equipment):
        yield "equipment unit", ((f"workshop.equipment[{i}].units[{j}]", unit) for j, unit in enumerate(pool.units))
    yield "booth", ((f"workshop.booths[{i}].id", booth.id) for i, booth in enumerate(workshop.booths))
    for i, booth in enumerate(workshop.booths):
        place = f"workshop.booths[{i}].programmes"
        yield "programme", ((f"{place}[{j}].id", programme.id) for j, programme in enumerate(booth.programmes))
    yield "loaner car", ((f"workshop.loaners[{i}].id", loaner.id) for i, loaner in enumerate(workshop.loaners))
    yield "package", ((f"workshop.packages[{i}].id", package.id) for i, package in enumerate(workshop.packages))
    yield "order", ((f"orders[{i}].id", order.id) for i, order in enumerate(day.orders))


def _check_unique(directory: Directory, what: str, named: Named) -> None:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            directory.twice(path, what, name)
        seen.add(name)


def _step_lists(workshop: Workshop) -> Iterator[tuple[tuple[str, Step], ...]]:
    visit = workshop.visit
    lists = {"collect": visit.collect, "before": visit.before, "after": visit.after, "bring_back": visit.bring_back}
    yield tuple(step for name, steps in lists.items() for step in paths(f"workshop.visit.{name}", steps))
    for i, package in enumerate(workshop.packages):
        yield paths(f"workshop.packages[{i}].steps", package.steps)


def _check_steps(directory: Directory, tasks: Tasks, steps: tuple[tuple[str, Step], ...]) -> None:
    """A name with a slash may be a step of another package: only an order can tell."""
    _check_unique(directory, "step", ((f"{path}.step", step.step) for path, step in steps))
    keys = {step.step for _, step in steps}
    for path, step in steps:
        spec = spec_of(directory, path, step)
        if spec is not None:
            tasks.task(*spec)
        for place, name in _named_steps(path, step):
            if "/" not in name:
                directory.knows(place, "step", name, keys)


def _named_steps(path: str, step: Step) -> Iterator[tuple[str, str]]:
    for i, predecessor in enumerate(step.after or ()):
        yield f"{path}.after[{i}].step", predecessor.step
    for field, name in (("same_bay_as", step.same_bay_as), ("same_technicians_as", step.same_technicians_as)):
        if name is not None:
            yield f"{path}.{field}", name
