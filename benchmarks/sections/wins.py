"""Our plan after 1, 5 and 10 seconds against each peer's after 60: better or equal on the first two tiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.figures import at, is_as_good, mean
from benchmarks.matrix import LOADS, PEERS, SECONDS
from benchmarks.runs import Run
from benchmarks.tables import Record, Results, cell, cell_name, markdown, where

TIMES = (1, 5, 10)
RIVALS = (*PEERS, "first_come")


def table(results: Results) -> str:
    """Days on which ours is as good, after 1 / 5 / 10 s, of those on which both were run."""
    days = where(results, _is_of_the_matrix)
    head = ("days", "against", *(f"{load} %" for load in LOADS), "all")
    return markdown(head, _rows(days))


def values(results: Results) -> str:
    """What everybody reaches: mean promises kept, tier 1 and tier 2 after 60 s."""
    days = where(results, _is_of_the_matrix)
    rows: dict[tuple[tuple[str, str, int], str], dict[int, list[Record]]] = {}
    for run, record in days.items():
        rows.setdefault((cell(run), run.solver), {}).setdefault(run.day.load, []).append(record)
    head = ("days", "solver", *(f"{load} %" for load in LOADS))
    return markdown(
        head,
        (
            (cell_name(key), solver, *(_shown(found.get(load, [])) for load in LOADS))
            for (key, solver), found in sorted(rows.items())
        ),
    )


def _is_of_the_matrix(run: Run) -> bool:
    return run.day.orders is None and run.seconds in (SECONDS, 0)


def _rows(days: Results) -> Iterator[Sequence[object]]:
    keys = dict.fromkeys(cell(run) for run in days)
    for key in sorted(keys):
        ours = {run.day: record for run, record in days.items() if cell(run) == key and run.solver == "ours"}
        for rival in RIVALS:
            theirs = {run.day: record for run, record in days.items() if cell(run) == key and run.solver == rival}
            both = [day for day in ours if day in theirs]
            if both:
                by_load = [[day for day in both if day.load == load] for load in LOADS]
                counts = (_count([(ours[d], theirs[d]) for d in chosen]) for chosen in (*by_load, both))
                yield (cell_name(key), rival, *counts)


def _count(pairs: Sequence[tuple[Record, Record]]) -> str:
    if not pairs:
        return ""
    won = (sum(is_as_good(at(a["steps"], t), at(b["steps"], SECONDS * 10)) for a, b in pairs) for t in TIMES)
    return f"{' / '.join(map(str, won))} of {len(pairs)}"


def _shown(records: Sequence[Record]) -> str:
    if not records:
        return ""
    kept, promised = mean(r["kept"] for r in records), mean(r["promised"] for r in records)
    first, second = (mean(r["score"][tier] for r in records) for tier in (0, 1))
    none = sum(not r.get("found", True) for r in records)
    without = f", {none} without a plan" if none else ""
    return f"{kept:.1f} of {promised:.1f} · {first:.0f} · {second:.0f}{without}"
