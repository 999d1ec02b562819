"""The report: tables of all records, each saying what was run; into the README between its markers, with the plots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.environment import ROOT
from benchmarks.plots import draw
from benchmarks.sections import best, curve, growth, proofs, wins
from benchmarks.tables import Record, Results, results_of

README = ROOT / "benchmarks" / "README.md"
PLOTS = ROOT / "benchmarks" / "plots"
BEGIN, END = "<!-- results -->", "<!-- /results -->"

SECTIONS: Sequence[tuple[str, str, Callable[[Results], str]]] = (
    (
        "Capacity curve",
        "One day, mechanical work. Means over the seeds; ours 30 s. Kept at most: no plan at all keeps more (from the"
        " proved bound of tier 1). FRU: units of 5 min of standard labour finished on the day.",
        curve.table,
    ),
    (
        "Ours after 1 / 5 / 10 s against the others after 60 s",
        "Days on which ours is better or equal on tiers 1 and 2, by load. A peer without a plan leaves everything out.",
        wins.table,
    ),
    (
        "What everybody reaches",
        "Promises kept · tier 1 · tier 2 (minutes × weight), means over the seeds, all after 60 s.",
        wins.values,
    ),
    (
        "Distance to the best known",
        "Our plan after 10 s against the best of all runs of all solvers; tier 2 in % of max(best, 60).",
        best.table,
    ),
    ("Value over time", "Ours, mean above the best known: tier 1 · tier 2.", best.over_time),
    ("Proofs", "Ours; gaps after 60 s.", proofs.table),
    ("Growth", "Medium workshop, 90 %, people and bays in proportion to the orders; ours, 60 s.", growth.table),
)


def report(records: Iterable[Record]) -> str:
    """Markdown: what was run where, and every table that has rows."""
    results = results_of(records)
    parts = [_ran(results)]
    for title, what, table in SECTIONS:
        rows = table(results)
        if rows:
            parts.append(f"### {title}\n\n{what}\n\n{rows}")
    return "\n\n".join(parts)


def write(records: Iterable[Record], readme: Path = README, plots: Path = PLOTS) -> None:
    """Put the report between the README's markers, and the plots beside it."""
    listed = list(records)
    drawn = "\n".join(f"![{path.stem}](plots/{path.name})" for path in draw(results_of(listed), plots))
    text = "\n\n".join(part for part in (BEGIN, report(listed), drawn, END) if part)
    old = readme.read_text()
    readme.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: text, old, flags=re.DOTALL))


def _ran(results: Results) -> str:
    """Where, with what, how many runs of whom, under which load."""
    if not results:
        return "Nothing was run yet."
    places = Counter(_place(record) for record in results.values())
    counts = Counter(f"{run.solver} {run.seconds:g} s" for run in results)
    loads = sorted(float(record["load at end"]) for record in results.values())
    workers = sorted({run.workers for run in results})
    invalid = sum(not record["valid"] for record in results.values())
    return (
        f"{len(results)} runs, {', '.join(f'{n} × {what}' for what, n in sorted(counts.items()))};"
        f" workers {', '.join(map(str, workers))}; plans that broke a rule: {invalid}."
        f" Load of the machine at the end of a run: median {loads[len(loads) // 2]}, most {loads[-1]}.\n\n"
        + "\n".join(f"* {n} runs: {place}" for place, n in places.most_common())
    )


def _place(record: Record) -> str:
    about = {key: value for key, value in record["environment"].items() if key != "load at start"}
    return ", ".join(f"{key} {value}" for key, value in about.items())
