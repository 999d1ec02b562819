"""Solve public instances and compare: ``python -m benchmarks.instances SET --instances DIR``.

Every instance runs in a process of its own; a record that is there already is not made again.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.environment import ROOT, environment
from benchmarks.instances.run import run
from benchmarks.instances.sets import SETS
from benchmarks.instances.table import Record, table
from scheduler.ports import SolveParams


def main() -> None:
    """Run what is asked for, then print the table."""
    asked = _arguments()
    which, where = SETS[asked.set], environment()
    params = SolveParams(asked.limit, asked.workers, asked.seed)
    key = {"set": asked.set, "limit": asked.limit, "workers": asked.workers, "seed": asked.seed}
    key["commit"] = where["commit"]
    done, records = _done(asked.record, key), dict[str, Record]()
    for path in which.files(asked.instances):
        if asked.only and not any(name in path.stem for name in asked.only):
            continue
        if path.stem not in done:
            record = key | {"name": path.stem, "environment": where} | run(asked.set, path, params)
            with asked.record.open("a") as file:
                file.write(json.dumps(record) + "\n")
            done[path.stem] = record
        records[path.stem] = done[path.stem]
        _tell(f"{path.stem}: {done[path.stem].get('value')}, bound {done[path.stem].get('bound')}")
    said = ", ".join(f"{name} {value}" for name, value in (key | where).items())
    sys.stdout.write("\n".join([said, "", *table(records, which.known(asked.instances))]) + "\n")


def _done(record: Path, key: dict[str, object]) -> dict[str, Record]:
    """Records of the same set, limit, workers, seed and commit, by instance; a failed one is made again."""
    record.parent.mkdir(parents=True, exist_ok=True)
    lines = map(json.loads, record.read_text().splitlines() if record.exists() else [])
    same = (r for r in lines if all(r[name] == value for name, value in key.items()))
    return {r["name"]: r for r in same if "failed" not in r}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instances", description="Solve public instances.")
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--instances", type=Path, required=True, help="folder with a folder for each set")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds per instance")
    parser.add_argument("--workers", type=int, default=2, help="threads")
    parser.add_argument("--seed", type=int, default=1, help="seed of the solver")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="parts of names")
    parser.add_argument("--record", type=Path, default=ROOT / "benchmarks" / "results" / "instances.jsonl")
    return parser.parse_args()


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
