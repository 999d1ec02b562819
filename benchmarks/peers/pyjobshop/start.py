"""A plan as PyJobShop's initial solution: every task of its model, also those that only count promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyjobshop.constants import MAX_VALUE
from pyjobshop.ProblemData import Task
from pyjobshop.Solution import ScheduledTask, Solution

from scheduler.plan import Placement, Plan

if TYPE_CHECKING:
    from benchmarks.peers.pyjobshop.workshop import Workshop


def start_from(workshop: Workshop, plan: Plan) -> Solution:
    """The plan in PyJobShop's words."""
    data = workshop.model.data()
    mode_of = {mode.task: index for index, mode in enumerate(data.modes)}
    placed = {id(task): scheduled for task, scheduled in _placed(workshop, plan)}
    begins: dict[int, int] = {}
    for task in workshop.model.tasks:
        if task.job is not None and id(task) in placed:
            begins[task.job] = min(begins.get(task.job, MAX_VALUE), placed[id(task)][1])
    tasks = []
    for index, task in enumerate(workshop.model.tasks):
        if id(task) not in placed:
            tasks.append(_absent(begins.get(task.job, 0), mode_of, index))
            continue
        mode, start, end, idle, breaks = placed[id(task)]
        chosen = mode_of[index] if mode is None else mode
        tasks.append(ScheduledTask(chosen, data.modes[chosen].resources, start, end, idle, breaks))
    return Solution(data, tasks)


def _absent(tick: int, mode_of: dict[int, int], index: int) -> ScheduledTask:
    """A job spans its absent tasks too, so they lie where it begins; its mode has to be another task's."""
    other = mode_of[1 if index == 0 else 0]
    return ScheduledTask(other, [], tick, tick, 0, 0, present=False)


Scheduled = tuple[int | None, int, int, int, int]
"""Mode (None: it has only one), start, end, idle time, breaks."""


def _placed(workshop: Workshop, plan: Plan) -> Iterator[tuple[Task, Scheduled]]:
    for night, start, end in workshop.people.nights:
        yield night, (None, start, end, 0, 0)
    for task, tick in workshop.promises.ticks:
        at = tick(plan)
        if at is not None:
            yield task, (None, at, at, 0, 0)
    for name, task in workshop.tasks.items():
        placement = plan.placements.get(name)
        if placement is not None:
            yield task, _operation(workshop, placement)
            if name in workshop.markers:
                yield workshop.markers[name], (None, placement.start, placement.start, 0, 0)
    for key, stay in workshop.stays.items():
        placements = [p for o in workshop.problem.orders[key[0]].groups[key[1]] if (p := plan.placements.get(o))]
        if placements:
            yield stay, _stay(workshop, key, placements)


def _operation(workshop: Workshop, placement: Placement) -> Scheduled:
    crew = set(placement.crew)
    mode = next(
        index
        for index, (way, others) in workshop.chosen_in[placement.operation].items()
        if way == placement.way and set(others) == crew
    )
    worked = sum(end - start for start, end in placement.segments)
    return mode, placement.start, placement.end, 0, placement.end - placement.start - worked


def _stay(workshop: Workshop, key: tuple[str, int], placements: list[Placement]) -> Scheduled:
    mode = next(index for index, bays in workshop.bays_in[key].items() if placements[0].bay in bays)
    start, end = min(p.start for p in placements), max(p.end for p in placements)
    return mode, start, end, end - start, 0
