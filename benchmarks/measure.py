"""In a fresh process: one run, judged. ``python -m benchmarks.measure RUN`` prints the result as JSON."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.days import Day
from benchmarks.environment import environment
from benchmarks.figures import most_kept
from benchmarks.peers.cp_sat.plan import plan as cp_sat
from benchmarks.peers.first_come.dispatch import first_come
from benchmarks.peers.found import Found, nothing
from benchmarks.peers.pyjobshop.plan import plan as pyjobshop
from benchmarks.runs import Run
from benchmarks.variants import VARIANTS
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import Progress, SolveParams
from scheduler.problem import Problem
from scheduler.promises import prospects, tally
from solver.solve import solve

Solver = Callable[[Problem, float, int, int], Found]
WARM_UP = 1.5
"""Seconds that our engine works on a small day before the clock starts, so that everything is imported and compiled."""


def main(words: str) -> None:
    """Make the day, warm up, solve, judge, print."""
    run = Run.from_words(json.loads(words))
    problem = VARIANTS[run.variant](run.day.problem())
    result = _ours(problem, run) if run.solver == "ours" else _peer(problem, run)
    count = os.getloadavg()[0]
    known = {"run": run.words(), "key": run.key, "environment": environment(), "load at end": round(count, 1)}
    sys.stdout.write(json.dumps(known | result, ensure_ascii=False))


def _ours(problem: Problem, run: Run) -> dict[str, Any]:
    """Our engine, every step judged by itself before it counts."""
    solve(Day("small").problem(), SolveParams(WARM_UP, run.workers, run.seed))
    steps: list[tuple[float, tuple[int, ...]]] = []
    bounds: list[tuple[float, tuple[int | None, ...]]] = []

    def note(progress: Progress) -> None:
        values = progress.judgement.score.values
        if not steps or values != steps[-1][1]:
            steps.append((round(progress.seconds, 3), values))
        if not bounds or progress.bounds != bounds[-1][1]:
            bounds.append((round(progress.seconds, 3), progress.bounds))

    began = time.monotonic()
    outcome = solve(problem, SolveParams(run.seconds, run.workers, run.seed), note)
    seconds = time.monotonic() - began
    bounds.append((round(seconds, 3), outcome.bounds))
    first = outcome.bounds[0] if problem.tiers[0].name == "promises" else None
    return _judged(problem, outcome.plan) | {
        "steps": steps,
        "bounds": bounds,
        "seconds": round(seconds, 3),
        "first plan s": round(outcome.first_seconds, 4),
        "proved": outcome.proved,
        "most kept": most_kept(_weights(problem), first or 0),
    }


def _peer(problem: Problem, run: Run) -> dict[str, Any]:
    began = time.monotonic()
    found = PEERS[run.solver](problem, run.seconds, run.workers, run.seed)
    seconds = time.monotonic() - began
    judged = [(round(second, 3), judge(problem, plan)) for second, plan in found.steps]
    steps = [(second, judgement.score.values) for second, judgement in judged if judgement.valid]
    return _judged(problem, found.plan or nothing(problem)) | {
        "steps": steps,
        "found": found.plan is not None,
        "seconds": round(seconds, 3),
        "building s": round(found.building, 3),
        "claim": found.claim,
    }


def _first_come(problem: Problem, seconds: float, workers: int, seed: int) -> Found:
    """By hand: no clock, no seed."""
    began = time.monotonic()
    plan = first_come(problem)
    return Found(plan, ((time.monotonic() - began, plan),))


PEERS: Mapping[str, Solver] = {"first_come": _first_come, "pyjobshop": pyjobshop, "cp_sat": cp_sat}


def _judged(problem: Problem, plan: Plan) -> dict[str, Any]:
    """What the judge says; a plan that breaks a rule is worth nothing, and says which."""
    judgement = judge(problem, plan)
    count = tally(prospects(problem, plan).values())
    planned = [p for p in plan.placements.values() if p.operation not in problem.facts]
    return {
        "valid": judgement.valid,
        "violations": sorted({v.rule for v in judgement.violations}),
        "tiers": [tier.name for tier in problem.tiers],
        "score": judgement.score.values,
        "orders": len(problem.orders),
        "operations": len(problem.planned),
        "promised": count.promised,
        "kept": count.kept,
        "late": count.late,
        "left out": len(plan.left_out),
        "labour": sum(problem.labour(p) for p in planned),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _weights(problem: Problem) -> list[tuple[int, bool]]:
    """Weight of every order, and whether it has a promise."""
    return [(order.weight, order.due is not None) for order in problem.orders.values()]


if __name__ == "__main__":
    main(sys.argv[1])
