"""How long a plan may take: what serial dispatching needs, the longest way to the end first, and room beside it."""

from __future__ import annotations

from benchmarks.instances.mspsp.read import Instance
from solver.matching import matched

ROOM = 1.5
"""So many times as long as the dispatched plan; the engine's first plan has to fit."""


def horizon(instance: Instance) -> int:
    """In units of the instance."""
    return max(1, int(ROOM * _dispatched(instance)))


def _dispatched(instance: Instance) -> int:
    """Makespan when nobody starts anything before what was dispatched to him earlier has ended."""
    befores: dict[int, list[int]] = {a: [] for a in instance.durations}
    afters: dict[int, list[int]] = {a: [] for a in instance.durations}
    for before, after in instance.precedences:
        befores[after].append(before)
        afters[before].append(after)
    tails: dict[int, int] = {}

    def tail(activity: int) -> int:
        if activity not in tails:
            tails[activity] = instance.durations[activity] + max(map(tail, afters[activity]), default=0)
        return tails[activity]

    free, ends = dict.fromkeys(map(str, instance.masters), 0), dict[int, int]()
    while len(ends) < len(befores):
        ready = [a for a in befores if a not in ends and all(b in ends for b in befores[a])]
        activity = max(ready, key=tail)
        earliest = max((ends[b] for b in befores[activity]), default=0)
        ends[activity] = _seat(instance, activity, earliest, free)
    return max(ends.values(), default=0)


def _seat(instance: Instance, activity: int, earliest: int, free: dict[str, int]) -> int:
    """End of an activity as soon as a crew is free; its people are taken until then."""
    skills = [s for s, count in instance.needs[activity].items() for _ in range(count)]
    for start in sorted({earliest, *(t for t in free.values() if t > earliest)}):
        able = [
            [str(r) for r, known in instance.masters.items() if s in known and free[str(r)] <= start] for s in skills
        ]
        crew = matched(able)
        if crew is not None:
            end = start + instance.durations[activity]
            free |= dict.fromkeys(crew, end)
            return end
    raise ValueError(f"activity {activity} needs more people than there are")
