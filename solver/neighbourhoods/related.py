"""Cars that have to do with each other (Shaw, 1998): the same people and bays, at about the same time; or any cars."""

from __future__ import annotations

from random import Random

from solver.neighbourhoods.traces import Traces


def related(traces: Traces, seed: str, random: Random) -> list[str]:
    """What shares most people and bays with the order, or with another where that is left out, per tick between."""
    if not traces.placed:
        return []
    first = seed if seed in traces.placed else random.choice(traces.placed)
    mine, start = _resources(traces, first), traces.steps[first][0].start

    def apart(order: str) -> float:
        shared = len(mine & _resources(traces, order))
        return (1 + abs(traces.steps[order][0].start - start)) / (1 + shared) * (0.5 + random.random())

    return sorted(traces.placed, key=apart)


def scattered(traces: Traces, seed: str, random: Random) -> list[str]:
    """Any cars."""
    return random.sample(traces.placed, len(traces.placed))


def _resources(traces: Traces, order: str) -> set[str]:
    placed = (traces.plan.placements[s.operation.id] for s in traces.steps[order] if s.is_placed)
    return {r for p in placed for r in (*p.crew, *((p.bay,) if p.bay else ()))}
