"""Which operations of an order share one bay stay, and which stays may become one."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.translate.directory import Directory
from scheduler.translate.jobs import Job
from scheduler.translate.options import Offer
from scheduler.translate.sequence import Sequence, members, named_step
from scheduler.translate.tasks import Task


@dataclass(frozen=True, slots=True)
class Groups:
    """Steps that share one stay, in the order of the visit; and pairs of groups that one stay may cover."""

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[tuple[int, int], ...]


def stay_groups(
    directory: Directory, job: Job, tasks: tuple[Task, ...], sequence: Sequence, offered: tuple[Offer, ...]
) -> Groups:
    """Steps in a bay, put together where they keep their bay; a group that no bay serves is a fault."""
    group_of = {step: {step} for step, task in enumerate(tasks) if task.bay_kinds}
    kept = _kept_bays(directory, job, group_of)
    _check_whole(directory, job, kept, offered)
    for step, other in kept:
        merged = group_of[step] | group_of[other]
        group_of.update(dict.fromkeys(merged, merged))
    groups = tuple(tuple(sorted(group)) for step, group in group_of.items() if step == min(group))
    for group in groups:
        _check_bay(directory, job, tasks, group)
    return Groups(groups, joins([sum(1 << step for step in group) for group in groups], sequence.before))


def _kept_bays(directory: Directory, job: Job, in_bay: dict[int, set[int]]) -> list[tuple[int, int]]:
    found = []
    for block in job.blocks:
        for step in range(block.first, block.end):
            name, path = job.steps[step].step.same_bay_as, f"{job.steps[step].path}.same_bay_as"
            other = named_step(directory, job, block, path, name) if name is not None else None
            if other is None:
                continue
            if {step, other} <= in_bay.keys():
                found.append((step, other))
            else:
                bayless = job.steps[step if step not in in_bay else other].key
                directory.fault(path, f"{bayless} needs no bay.", "Take same_bay_as out, or give both steps a bay.")
    return found


def _check_whole(directory: Directory, job: Job, kept: list[tuple[int, int]], offered: tuple[Offer, ...]) -> None:
    """A stay is not cut: of its steps none is left out without the others."""
    offer_of = {step: offer for offer in offered for step in offer.steps}
    for step, other in kept:
        if offer_of.get(step) is not offer_of.get(other):
            keys = (job.steps[step].key, job.steps[other].key)
            message = f"{keys[0]} keeps the bay of {keys[1]}, and one may be done without the other."
            way_out = "Take it out (neighbours keep their bay where they can), or make both one optional package."
            directory.fault(f"{job.steps[step].path}.same_bay_as", message, way_out)


def _check_bay(directory: Directory, job: Job, tasks: tuple[Task, ...], group: tuple[int, ...]) -> None:
    """Steps that no bay will do for are faults of their own."""
    if not all(tasks[step].bays for step in group):
        return
    order_class = job.order.order_class
    together = frozenset.intersection(*(tasks[step].bays for step in group))
    if any(not directory.bays[bay].reserved_for or order_class in directory.bays[bay].reserved_for for bay in together):
        return
    steps = " and ".join(job.steps[step].key for step in group)
    if together:
        message = (
            f"no bay for {steps} is open to class {order_class}: {', '.join(sorted(together))} reserved for others."
        )
        directory.fault(f"{job.path}.order_class", message, "Open a bay to this class, or change the class.")
    else:
        way_out = "Take same_bay_as out, or give one bay all they need."
        directory.fault(job.steps[group[-1]].path, f"no bay serves both {steps}.", way_out)


def joins(groups: list[int], before: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of groups of which the second follows the first for sure, with every other group before or after both.

    ``groups``: the set of steps of each; ``before``: for every step the set of steps before it.
    """
    number = range(len(groups))
    ahead = [_ahead(groups, before, g) for g in number]
    behind = [sum(1 << h for h in number if ahead[h] >> g & 1) for g in number]
    every = (1 << len(groups)) - 1
    return tuple((g, h) for h in number for g in members(ahead[h]) if ahead[g] | behind[h] | 1 << g | 1 << h == every)


def _ahead(groups: list[int], before: tuple[int, ...], group: int) -> int:
    """The set of groups that lie before a group as a whole."""
    earlier = -1
    for step in members(groups[group]):
        earlier &= before[step]
    return sum(1 << other for other, steps in enumerate(groups) if not steps & ~earlier)
