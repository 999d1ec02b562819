"""The sets: where their files lie below the folder of all instances, how they are read, what is known of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.instances import fjssp_w, mspsp, tlsp_s
from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem


class Known(NamedTuple):
    """Published lower and upper bound; None: there is none."""

    lower: int | None
    upper: int | None


@dataclass(frozen=True)
class InstanceSet:
    """One set. ``unit``: points of our last tier to one of the set's objective; ``known`` by instance name."""

    folder: str
    ending: str
    read: Callable[[str], Any]
    problem: Callable[[Any, str], Problem]
    check: Callable[[Any, Plan], int]
    known: Callable[[Path], Mapping[str, Known]]
    unit: int = 1

    def files(self, instances: Path) -> list[Path]:
        """The instances in a folder, by name, small numbers first."""
        return sorted((instances / self.folder).glob(f"*{self.ending}"), key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", path.stem)]


def _fjssp_w(instances: Path) -> dict[str, Known]:
    """``best_known.csv``: ``Instance;UB;LB``, with names of its own."""
    with (instances / "fjssp-w" / "best_known.csv").open(newline="") as file:
        rows = [(row["Instance"], row["LB"], row["UB"]) for row in csv.DictReader(file, delimiter=";")]
    ours = {"behnkegeiger": "Behnke", "brandimarte": "BrandimarteMk", "chambersbarnes": "ChambersBarnes"}
    ours |= {"dppaulli": "DPpaulli", "hurink": "Hurink", "fattahi": "Fattahi", "kacem": "Kacem"}
    found = {}
    for name, lower, upper in rows:
        start = next(theirs for theirs in ours if name.startswith(theirs))
        found[ours[start] + name.removeprefix(start)] = Known(_up(lower), _up(upper))
    return found


def _mspsp(instances: Path) -> dict[str, Known]:
    """``bks_young2017.csv``: ``instance,optimal,LB,makespan,runtime``; the bound is the makespan where it is proved."""
    with (instances / "mspsp" / "bks_young2017.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["instance"].removesuffix(".dzn"): Known(
            _up(row["makespan"] if row["optimal"] == "1" else row["LB"]), int(row["makespan"])
        )
        for row in rows
        if row["makespan"].isdigit()
    }


def _tlsp_s(instances: Path) -> dict[str, Known]:
    """No list is published with the files: a plain CP-SAT model's figures after 45 s, 2 workers."""
    first = {"Lab1_606_72_instance_realWorld": Known(2270, 3636), "Lab2_700_59_instance_realWorld": Known(1751, 2489)}
    return {name: known for name, known in first.items() if (instances / "tlsp-s" / f"{name}.lp").exists()}


def _up(bound: str) -> int | None:
    """Objectives are whole numbers: a bound may be rounded up."""
    return -int(-(float(bound) - 1e-6) // 1) if bound.strip() else None


SETS = {
    "fjssp-w": InstanceSet("fjssp-w", ".fjs", fjssp_w.read, fjssp_w.problem, fjssp_w.check, _fjssp_w),
    "tlsp-s": InstanceSet("tlsp-s", ".lp", tlsp_s.read, tlsp_s.problem, tlsp_s.check, _tlsp_s, TICK_MINUTES),
    "mspsp": InstanceSet("mspsp", ".dzn", mspsp.read, mspsp.problem, mspsp.check, _mspsp),
}
