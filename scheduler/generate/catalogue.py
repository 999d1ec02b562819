"""The catalogue of a place: operations and packages as documents, times in the place's labour unit."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

from scheduler.clock import TICK_MINUTES
from scheduler.documents.fields import Amount
from scheduler.documents.operations import BayNeed, EquipmentNeed, OperationSpec, Role, Step, Way
from scheduler.documents.workshop import LabourUnit, Package, Visit
from scheduler.generate.packages import MECHANICAL as MECHANICAL_BUNDLES
from scheduler.generate.packages import Bundle
from scheduler.generate.places import Place
from scheduler.generate.task import Task
from scheduler.generate.tasks import MECHANICAL as MECHANICAL_TASKS
from scheduler.generate.tasks import TASKS

SOLD = ("work", "self_check", "test_drive")
"""Kinds of steps that mechanical technicians do."""

OVER_NIGHT = 12
"""From so many FRU work is long enough to be left for the next day."""


def units(fru: int, unit: LabourUnit) -> int:
    """Labour units of a time in FRU, whole ones as on every invoice."""
    return ceil(Fraction(fru * TICK_MINUTES) / Fraction(str(unit.minutes)))


def minutes(place: Place, fru: int) -> float:
    """Minutes for which a time in FRU is sold at a place."""
    return units(fru, place.labour_unit) * place.labour_unit.minutes


def operations(place: Place, tasks: Mapping[str, Task] = MECHANICAL_TASKS) -> dict[str, OperationSpec]:
    """Operations by id."""
    return {key: operation(place, task) for key, task in tasks.items()}


def operation(place: Place, task: Task) -> OperationSpec:
    """One operation; what is long or nobody attends may go on the next day."""
    overnight = task.fru >= OVER_NIGHT or not task.skill
    return OperationSpec(
        name=place.say(task.name),
        kind=task.kind,
        ways=_ways(place, task),
        bay=BayNeed(kinds=task.bay) if task.bay else None,
        equipment=tuple(EquipmentNeed(pool=pool) for pool in task.pools),
        pauses=("break", "night") if overnight else ("break",),
        supervised=task.supervised,
        sublet_lead=task.lead,
        recall=task.recall,
    )


def _ways(place: Place, task: Task) -> tuple[Way, ...]:
    if not task.skill:
        return (Way(work=_amount(place, task, task.fru)),)
    crew = tuple(Role(skill=task.skill, level=task.level, high_voltage=level) for level in task.high_voltage)
    alone = Way(work=_amount(place, task, task.fru), crew=crew)
    if task.pair is None:
        return (alone,)
    pair = Role(skill=task.skill, level=task.level, count=2)
    return (alone, Way(work=_amount(place, task, task.pair), crew=(pair,)))


def _amount(place: Place, task: Task, fru: int) -> Amount:
    """Nobody sells reception, inspection and wash by the labour unit."""
    return units(fru, place.labour_unit) if task.kind in SOLD else f"{fru * TICK_MINUTES} min"


def packages(place: Place, bundles: Mapping[str, Bundle] = MECHANICAL_BUNDLES) -> tuple[Package, ...]:
    """Standard service packages."""
    return tuple(
        Package(id=key, name=place.say(bundle.name), steps=tuple(_steps(bundle))) for key, bundle in bundles.items()
    )


def _steps(bundle: Bundle) -> list[Step]:
    """The car keeps its bay from task to task where the bay will do."""
    steps = [Step(step=bundle.tasks[0], operation=bundle.tasks[0])]
    for before, task in zip(bundle.tasks, bundle.tasks[1:], strict=False):
        stays = TASKS[before].bay == TASKS[task].bay
        steps.append(Step(step=task, operation=task, same_bay_as=before if stays else None))
    return steps


VISIT = Visit(
    before=(Step(step="reception", operation="reception"),),
    after=tuple(Step(step=step, operation=step) for step in ("inspection", "wash", "handover")),
)
"""The steps around the work of every customer's order."""
