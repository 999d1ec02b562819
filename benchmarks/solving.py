"""In a fresh process per day: what a solve reaches in a given time, and how much memory it takes."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from scheduler.ports import Progress, SolveParams
from scheduler.promises import prospects, tally
from scheduler.read import read_day
from scheduler.status import status_in_words
from scheduler.translate import to_problem
from solver.solve import solve


def measure(path: Path, params: SolveParams) -> dict[str, object]:
    """Run ``main`` in a process of its own and read what it prints."""
    command = [sys.executable, "-m", "benchmarks.solving", str(path), *map(str, _numbers(params))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _numbers(params: SolveParams) -> tuple[float, int, int]:
    return params.time_limit, params.workers, params.seed


def main(path: str, time_limit: str, workers: str, seed: str) -> None:
    """Solve one day and print the result as JSON."""
    problem = to_problem(read_day(Path(path).read_bytes()))
    steps: list[tuple[float, tuple[int, ...]]] = []

    def note(progress: Progress) -> None:
        values = progress.judgement.score.values
        if not steps or values != steps[-1][1]:
            steps.append((round(progress.seconds, 3), values))

    outcome = solve(problem, SolveParams(float(time_limit), int(workers), int(seed)), note)
    count = tally(prospects(problem, outcome.plan).values())
    result = {
        "orders": len(problem.orders),
        "operations": len(problem.operations),
        "first plan s": round(outcome.first_seconds, 3),
        "seconds": round(outcome.seconds, 2),
        "first score": steps[0][1],
        "score": outcome.judgement.score.values,
        "bounds": outcome.bounds,
        "promises kept": f"{count.kept} of {count.promised}",
        "left out": len(outcome.plan.left_out),
        "carried over": len(outcome.plan.carried_over),
        "booth cycles": len(outcome.plan.cycles) - len(problem.fact_cycles),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "status": status_in_words(problem, outcome),
        "steps": steps,
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
