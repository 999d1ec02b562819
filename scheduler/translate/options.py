"""Which steps of an order may be left out, and what then waits for what."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.translate.directory import Directory
from scheduler.translate.jobs import Block, Job
from scheduler.translate.sequence import Wait

NEVER_OPTIONAL = ("reception", "handover", "collection", "return")
"""Kinds of steps without which a car neither comes nor goes."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Steps that are done together or not at all, and what doing them is worth, cost points."""

    steps: tuple[int, ...]
    prize: int


def steps_of(offered: tuple[Offer, ...]) -> frozenset[int]:
    """All of their steps."""
    return frozenset(step for offer in offered for step in offer.steps)


def offers(directory: Directory, job: Job) -> tuple[Offer, ...]:
    """Every optional package as a whole, and every optional step of the others; contradictions are faults."""
    found: list[Offer] = []
    for block in job.blocks:
        steps = tuple(range(block.first, block.end))
        prizes = [job.steps[step].step.prize for step in steps]
        _check(directory, job, block)
        if block.item is not None and block.item.optional:
            found += [Offer(steps, block.item.prize + sum(prizes))] if steps else []
        else:
            found += [Offer((i,), prize) for i, prize in zip(steps, prizes, strict=True) if job.steps[i].step.optional]
    return tuple(found)


def _check(directory: Directory, job: Job, block: Block) -> None:
    whole = block.item is not None and block.item.optional
    if block.item is not None and block.item.prize and not whole:
        message = f"{block.item.package} has a prize of {block.item.prize} and is not optional."
        directory.fault(f"{block.path}.prize", message, "Set optional, or take the prize out.")
    for step in job.steps[block.first : block.end]:
        if (whole or step.step.optional) and step.spec.kind in NEVER_OPTIONAL:
            path = f"{block.path if whole else step.path}.optional"
            message = f"{step.key} is a {step.spec.kind}: every visit has it."
            directory.fault(path, message, "Take optional out, or the step out of the package.")
        if step.step.prize and not whole and not step.step.optional:
            message = f"{step.key} has a prize of {step.step.prize} and is not optional."
            directory.fault(f"{step.path}.prize", message, "Set optional, or take the prize out.")


def bridges(offered: tuple[Offer, ...], waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    """What must still follow what when optional steps between are left out.

    The lag after a step stays with it: paint dries before whatever comes next.
    """
    known = {(wait.before, wait.after): wait.min_lag for wait in waits}
    found = list(waits)
    for step in (step for offer in offered for step in offer.steps):
        into, out = [w for w in found if w.after == step], [w for w in found if w.before == step]
        for first in into:
            for last in out:
                pair = (first.before, last.after)
                if known.get(pair, -1) < first.min_lag:
                    known[pair] = first.min_lag
                    found.append(Wait(*pair, first.min_lag))
    return tuple(found[len(waits) :])
