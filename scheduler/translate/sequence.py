"""What follows what within one order, and what that implies: bit ``i`` of a set stands for step ``i``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.clock import TICK_MINUTES, TICK_SECONDS
from scheduler.documents.operations import Predecessor
from scheduler.translate.directory import Directory
from scheduler.translate.jobs import Block, Job


@dataclass(frozen=True, slots=True)
class Wait:
    """Step ``after`` starts at least ``min_lag`` and at most ``max_lag`` ticks after the end of step ``before``."""

    before: int
    after: int
    min_lag: int = 0
    max_lag: int | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """What the steps of a job wait for, and for every step the set of all steps that end before it starts."""

    waits: tuple[Wait, ...]
    before: tuple[int, ...]


def sequence(directory: Directory, job: Job) -> Sequence:
    """What every step of a job waits for; unknown steps, impossible lags and circles are faults.

    A step waits for what it names, else for the step listed before it. The first steps of a block wait for all ends
    that are open when it is reached; in any order, only for those of the visit's first steps.
    """
    found: list[Wait] = []
    received: list[int] = []
    for block in job.blocks:
        ends = received if block.any_order else open_ends(block.first, found)
        for step in range(block.first, block.end):
            found += _waits_of(directory, job, block, step, ends)
        if block.opening:
            received = open_ends(block.end, found)
    before = ancestors(len(job.steps), found)
    _check_circles(directory, job, found, before)
    return Sequence(tuple(found), tuple(before))


def open_ends(count: int, found: list[Wait]) -> list[int]:
    """Those of the first ``count`` steps that nothing waits for."""
    followed = {wait.before for wait in found}
    return [step for step in range(count) if step not in followed]


def _waits_of(directory: Directory, job: Job, block: Block, step: int, ends: list[int]) -> Iterator[Wait]:
    after = job.steps[step].step.after
    if after is None and step > block.first:
        yield Wait(step - 1, step)
        return
    named = list(_named(directory, job, block, step, after or ()))
    yield from named
    if not named or (block.closing and all(wait.before < block.first for wait in named)):
        yield from (Wait(end, step) for end in ends if end not in {wait.before for wait in named})


def _named(directory: Directory, job: Job, block: Block, step: int, after: tuple[Predecessor, ...]) -> Iterator[Wait]:
    for i, predecessor in enumerate(after):
        path = f"{job.steps[step].path}.after[{i}]"
        before = named_step(directory, job, block, f"{path}.step", predecessor.step)
        min_lag = -(-directory.seconds(f"{path}.min_lag", predecessor.min_lag) // TICK_SECONDS)
        max_lag = None
        if predecessor.max_lag is not None:
            max_lag = directory.seconds(f"{path}.max_lag", predecessor.max_lag) // TICK_SECONDS
            if max_lag < min_lag:
                most, least = TICK_MINUTES * max_lag, TICK_MINUTES * min_lag
                message = f"at most {most} min is less than at least {least} min, on the 5-minute grid."
                directory.fault(f"{path}.max_lag", message, "Raise max_lag or lower min_lag.")
        if before is not None:
            yield Wait(before, step, min_lag, max_lag)


def named_step(directory: Directory, job: Job, block: Block, path: str, name: str) -> int | None:
    """Index of a step that another step of a block names: one of the same list, or `package/step` of the order."""
    if "/" in name or not block.prefix:
        return job.find(directory, path, name)
    return job.index.get(block.prefix + name)  # an unknown one is noted where the list is checked


def ancestors(count: int, found: list[Wait]) -> list[int]:
    """For every step the set of steps that end before it starts; a step in a circle is its own ancestor."""
    closed = [0] * count
    for wait in found:
        closed[wait.after] |= 1 << wait.before
    for middle in range(count):
        for step in range(count):
            if closed[step] >> middle & 1:
                closed[step] |= closed[middle]
    return closed


def members(steps: int) -> Iterator[int]:
    """The steps of a set, in order."""
    while steps:
        yield (steps & -steps).bit_length() - 1
        steps &= steps - 1


def _check_circles(directory: Directory, job: Job, found: list[Wait], before: list[int]) -> None:
    circular = {step for step, earlier in enumerate(before) if earlier >> step & 1}
    if circular:
        circle = " → ".join(job.steps[step].key for step in _circle(circular, found))
        directory.fault(
            f"{job.path}.work", f"steps wait for each other in a circle: {circle}.", "Take one `after` out."
        )


def _circle(circular: set[int], found: list[Wait]) -> list[int]:
    """One circle, in the order in which its steps would be done."""
    walked = [min(circular)]
    while True:
        before = next(w.before for w in found if w.after == walked[-1] and w.before in circular)
        if before in walked:
            return [before, *reversed(walked[walked.index(before) :])]
        walked.append(before)
