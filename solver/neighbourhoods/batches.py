"""The cars of a booth cycle, and of those next to it."""

from __future__ import annotations

from random import Random

from solver.neighbourhoods.traces import Traces


def next_to_it(traces: Traces, seed: str, random: Random) -> list[str]:
    """Around a cycle that the order is in, or any; nothing where no cycle is decided here."""
    run = [cycle for cycle in traces.plan.cycles if cycle not in traces.problem.fact_cycles]
    if not run:
        return []
    own = {step.operation.id for step in traces.steps[seed]}
    chosen = random.choice([cycle for cycle in run if not own.isdisjoint(cycle.operations)] or run)
    by_distance = sorted(run, key=lambda c: abs(c.start - chosen.start) * (1 + random.random()))
    members = (traces.problem.operations[o].order for cycle in by_distance for o in cycle.operations)
    return [order for order in dict.fromkeys(members) if order in traces.steps]
