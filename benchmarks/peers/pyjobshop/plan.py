"""PyJobShop's plan of a day, started from the plan made by hand: without a start it often has none after a minute."""

from __future__ import annotations

import time

from benchmarks.peers.first_come.dispatch import first_come
from benchmarks.peers.found import Found
from benchmarks.peers.painting import paint
from benchmarks.peers.pyjobshop.start import start_from
from benchmarks.peers.pyjobshop.workshop import Workshop
from benchmarks.peers.reading import refusal
from scheduler.problem import Problem


def plan(problem: Problem, seconds: float, workers: int, seed: int) -> Found:
    """PyJobShop's best plan after so many seconds of search; building its model and its start is not counted.

    Where it has not even taken over its start by then, the start is kept, as anybody would.

    Raises
    ------
    ValueError
        The day has something that PyJobShop cannot express.
    """
    reason = refusal(problem)
    if reason:
        raise ValueError(f"PyJobShop cannot express {reason}.")
    began = time.monotonic()
    workshop = Workshop(problem)
    by_hand = first_come(problem)
    start = start_from(workshop, by_hand)
    result = workshop.model.solve(
        time_limit=seconds, display=False, num_workers=workers, random_seed=seed, initial_solution=start
    )
    building = time.monotonic() - began - result.runtime
    claim = {"status": result.status.value, "objective": None, "bound": result.lower_bound, "start": start.objective}
    if not result.best.tasks:
        return Found(by_hand, ((0.0, by_hand),), building, claim)
    found = paint(problem, workshop.decisions(result.best.tasks))
    steps = ((0.0, by_hand), (result.runtime, found))
    return Found(found, steps, building, claim | {"objective": result.objective})
