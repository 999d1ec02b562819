"""How long a plan may take: twice what the simplest dispatching needs."""

from __future__ import annotations

from benchmarks.instances.fjssp_w.read import Instance

ROOM = 2
"""So many times as long as the dispatched plan; the engine's first plan, job after job, has to fit."""


def horizon(instance: Instance) -> int:
    """In units of the instance."""
    return ROOM * max(_dispatched(instance))


def _dispatched(instance: Instance) -> list[int]:
    """End of every job when the job with most work left goes next, on what ends its operation first."""
    shortest = [[min(times.values()) for times in job] for job in instance.jobs]
    machines, workers = [0] * (instance.machines + 1), [0] * (instance.workers + 1)
    ends, done = [0] * len(instance.jobs), [0] * len(instance.jobs)
    for _ in range(sum(map(len, instance.jobs))):
        job = max(range(len(ends)), key=lambda j: sum(shortest[j][done[j] :]))
        end, machine, worker = min(
            (max(ends[job], machines[m], workers[w]) + ticks, m, w)
            for (m, w), ticks in instance.jobs[job][done[job]].items()
        )
        ends[job] = machines[machine] = workers[worker] = end
        done[job] += 1
    return ends
