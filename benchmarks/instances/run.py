"""In a fresh process per instance: solve it, check the plan on the original file, print a record."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.instances.sets import SETS, InstanceSet
from scheduler.plan import Plan
from scheduler.ports import Progress, SolveParams
from solver.solve import solve


def run(of: str, path: Path, params: SolveParams) -> dict[str, Any]:
    """Run ``main`` in a process of its own and read what it prints."""
    arguments = [of, str(path), str(params.time_limit), str(params.workers), str(params.seed)]
    command = [sys.executable, "-m", "benchmarks.instances.run", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    return dict(json.loads(done.stdout))


def main(of: str, path: str, time_limit: str, workers: str, seed: str) -> None:
    """Solve one instance and print the result as JSON: values and bounds in the set's own objective."""
    which = SETS[of]
    instance = which.read(Path(path).read_text())
    problem = which.problem(instance, Path(path).stem)
    steps: list[tuple[float, int | None, int | None]] = []

    def note(progress: Progress) -> None:
        values = progress.judgement.score.values
        step = (round(progress.seconds, 3), _value(which, values), _bound(which, values, progress.bounds))
        if not steps or step[1:] != steps[-1][1:]:
            steps.append(step)

    outcome = solve(problem, SolveParams(float(time_limit), int(workers), int(seed)), note)
    values = outcome.judgement.score.values
    result = {
        "orders": len(problem.orders),
        "operations": len(problem.operations),
        "value": _checked(which, instance, outcome.plan, values),
        "bound": _bound(which, values, outcome.bounds),
        "left out": len(outcome.plan.left_out),
        "first plan s": round(outcome.first_seconds, 3),
        "seconds": round(outcome.seconds, 2),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "steps": steps,
    }
    sys.stdout.write(json.dumps(result))


def _value(which: InstanceSet, values: tuple[int, ...]) -> int | None:
    """In the set's objective; None while something is left out."""
    return None if values[0] else values[-1] // which.unit


def _bound(which: InstanceSet, values: tuple[int, ...], bounds: tuple[int | None, ...]) -> int | None:
    """In the set's objective, rounded up; None while something is left out, for the bound is of such plans."""
    return None if values[0] or bounds[-1] is None else -(-bounds[-1] // which.unit)


def _checked(which: InstanceSet, instance: Any, plan: Plan, values: tuple[int, ...]) -> int | None:
    """What the original file says the plan is worth: the same as the judge, or the mapping is wrong."""
    if values[0]:
        return None
    value = which.check(instance, plan)
    if value * which.unit != values[-1]:
        raise AssertionError(f"worth {value} there, {values[-1]} here")
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
