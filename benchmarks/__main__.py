"""``make bench`` and ``make bench-full``: measure, keep the records, print the tables.

python -m benchmarks fixtures      speed on the days of ``fixtures/days``
python -m benchmarks part | full   the runs of the matrix that are not there yet, then the tables
python -m benchmarks report        the tables of all records; ``--write``: into the README, with the plots
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import fixtures, matrix
from benchmarks.environment import ROOT
from benchmarks.report import report, write
from benchmarks.runner import run_all
from benchmarks.runs import Records

RECORDS = ROOT / "benchmarks" / "results" / "runs.jsonl"


def main() -> None:
    """Do what is asked."""
    if sys.argv[1:2] == ["fixtures"]:
        fixtures.main(sys.argv[2:])
        return
    asked = _arguments()
    records = Records(asked.records)
    if asked.what != "report":
        runs = list(matrix.part() if asked.what == "part" else matrix.full())
        wanted = [run for run in runs if asked.only in (None, run.solver) and asked.match in run.day.name]
        run_all(wanted, records, estimate_only=asked.estimate)
    if asked.write:
        write(records.read())
    elif not asked.estimate:
        sys.stdout.write(report(records.read()) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the workshop scheduler.")
    parser.add_argument("what", choices=("part", "full", "report"))
    parser.add_argument("--records", type=Path, default=RECORDS, help="JSON lines of all results")
    parser.add_argument("--only", help="only the runs of this solver")
    parser.add_argument("--match", default="", help='only days with this in their name, such as "medium mechanical"')
    parser.add_argument("--estimate", action="store_true", help="say how long it would take, and stop")
    parser.add_argument("--write", action="store_true", help="write tables and plots into benchmarks/")
    return parser.parse_args()


if __name__ == "__main__":
    main()
