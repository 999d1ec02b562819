"""Cars that are worked on at about the same time: all of them, those that need a skill, or a kind of bay."""

from __future__ import annotations

from random import Random

from scheduler.orders import Operation
from solver.neighbourhoods.traces import Traces


def a_time(traces: Traces, seed: str, random: Random) -> list[str]:
    """Around a tick of the order."""
    return traces.around(_tick(traces, seed, random)[1], random)


def a_skill(traces: Traces, seed: str, random: Random) -> list[str]:
    """Work that asks for a skill that the order needs."""
    operation, tick = _tick(traces, seed, random)
    asked = sorted(_skills(operation))
    skill = random.choice(asked) if asked else ""
    return traces.around(tick, random, lambda o: skill in _skills(o))


def a_bay_kind(traces: Traces, seed: str, random: Random) -> list[str]:
    """Work in bays of a kind, or in booths, that the order needs."""
    operation, tick = _tick(traces, seed, random)
    places = _places(operation)
    return traces.around(tick, random, lambda o: not places.isdisjoint(_places(o)))


def _tick(traces: Traces, seed: str, random: Random) -> tuple[Operation, int]:
    """One of its operations, and one of the ticks at which it is done, or could be."""
    step = random.choice(traces.steps[seed])
    return step.operation, random.randrange(step.start, step.end)


def _skills(operation: Operation) -> set[str]:
    return {slot.skill for way in operation.ways for slot in way.crew}


def _places(operation: Operation) -> set[str]:
    """Kinds of bays, or the booths."""
    return {*operation.bay_kinds, *(("booth",) if operation.paint else ())}
