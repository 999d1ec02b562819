"""Windows of a plan: work at about the same time, without the rest of its orders, which stays as it is.

In plans of many days a window reaches more cars than whole orders would.
"""

from __future__ import annotations

from random import Random

from solver.neighbourhoods.blocks import Block, blocks_of
from solver.neighbourhoods.traces import Traces

STRIDE = 12
"""Ticks (an hour) by which a rolling window moves on at least."""


def at_a_time(traces: Traces, seed: str, random: Random) -> list[Block]:
    """Around a tick of the order."""
    step = random.choice(traces.steps[seed])
    return _around(traces, random.randrange(step.start, step.end))


class Rolling:
    """From the begin of the plan to its end, one window after the other where an order is late, and anew."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self, traces: Traces, seed: str, random: Random) -> list[Block]:
        """Around the next work of an order that is late, or of the one given where none is."""
        orders = traces.broken or [seed]
        starts = sorted(step.start for order in orders for step in traces.steps[order])
        tick = next((start for start in starts if start >= self._next), starts[0])
        self._next = tick + STRIDE
        return _around(traces, tick)


def _around(traces: Traces, tick: int) -> list[Block]:
    """Blocks of work by how far from a tick they are."""
    steps = {step.operation.id: step for steps in traces.steps.values() for step in steps}
    blocks = [b for b in blocks_of(traces.problem, traces.plan) if steps[b[0]].is_placed]
    return sorted(blocks, key=lambda block: (sum(steps[o].away(tick) for o in block) / len(block), block))
