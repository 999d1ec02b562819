"""Plots of the report, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.figures import at, mean, settled
from benchmarks.matrix import SECONDS
from benchmarks.sections import best, curve, growth
from benchmarks.sections.best import TIMES
from benchmarks.tables import Results, cell, cell_name

OURS, BY_HAND, BOUND = "#1b6ca8", "#c0504d", "#555555"


def draw(results: Results, folder: Path) -> list[Path]:
    """Every plot for which there is something to draw."""
    folder.mkdir(parents=True, exist_ok=True)
    mpl.rcParams["svg.hashsalt"] = "plots"  # the same results, the same file
    found = []
    for name, figure in (*_curves(results), *_growth(results), *_over_time(results)):
        path = folder / f"{name}.svg"
        figure.savefig(path, bbox_inches="tight", metadata={"Date": None})
        found.append(path)
    return found


def _curves(results: Results) -> Iterator[tuple[str, Figure]]:
    """Promises kept above, FRU finished below, one column per size."""
    points = curve.points(results)
    sizes = list(dict.fromkeys(p.size for p in points))
    if not sizes:
        return
    figure = Figure(figsize=(4.6 * len(sizes), 6.4))
    axes = figure.subplots(2, len(sizes), squeeze=False, sharex="col")
    for column, size in enumerate(sizes):
        here = [p for p in points if p.size == size]
        offered = [p.orders for p in here]
        kept, work = axes[0][column], axes[1][column]
        kept.plot(offered, offered, ":", color="#bbbbbb", label="all offered")
        kept.plot(offered, [p.most for p in here], "--", color=BOUND, label="at most, proved")
        kept.plot(offered, [p.kept for p in here], "o-", color=OURS, label="this planner")
        kept.plot(offered, [p.kept_by_hand for p in here], "s-", color=BY_HAND, label="first come, first served")
        work.plot(offered, [p.fru for p in here], "o-", color=OURS)
        work.plot(offered, [p.fru_by_hand for p in here], "s-", color=BY_HAND)
        kept.set_title(f"{size} workshop")
        work.set_xlabel("orders offered on the day")
        for axis in (kept, work):
            axis.grid(alpha=0.3)
            axis.set_ylim(bottom=0)
    axes[0][0].set_ylabel("promises kept")
    axes[1][0].set_ylabel("FRU finished (5 min of standard labour)")
    axes[0][0].legend()
    yield "capacity", figure


def _growth(results: Results) -> Iterator[tuple[str, Figure]]:
    points = growth.points(results)
    if len(points) < 2:
        return
    figure = Figure(figsize=(5.2, 3.6))
    axis = figure.subplots()
    orders = [n for n, _ in points]
    seconds = [mean(settled(record["steps"]) for record in records) for _, records in points]
    axis.loglog(orders, seconds, "o-", color=OURS, label="to 1 % of the last value")
    axis.loglog(orders, [seconds[0] * n / orders[0] for n in orders], ":", color=BOUND, label="linear")
    axis.set_xticks(orders, map(str, orders), minor=False)
    axis.set_xticks([], minor=True)
    axis.yaxis.set_major_formatter("{x:g}")
    axis.yaxis.set_minor_formatter("{x:g}")
    axis.set_xlabel("orders a day")
    axis.set_ylabel("seconds")
    axis.grid(alpha=0.3, which="both")
    axis.legend()
    yield "growth", figure


def _over_time(results: Results) -> Iterator[tuple[str, Figure]]:
    """Promises lost beyond the best known, in class weights, by kind of day."""
    known = best.bests(results)
    cells: dict[tuple[str, str, int], list[tuple[list[tuple[float, list[int]]], int]]] = {}
    for run, record in results.items():
        if run.solver == "ours" and run.seconds == SECONDS and run.day.orders is None:
            reached = known[run.day, run.variant][0][0]
            cells.setdefault(cell(run), []).append((record["steps"], reached))
    if not cells:
        return
    figure = Figure(figsize=(6.4, 4))
    axis = figure.subplots()
    for key, found in sorted(cells.items()):
        series = [_mean_above(found, second) for second in TIMES]
        shown = [(second, value) for second, value in zip(TIMES, series, strict=True) if value is not None]
        axis.plot([s for s, _ in shown], [v for _, v in shown], "o-", label=cell_name(key))
    axis.set_xscale("log")
    axis.set_xlabel("seconds")
    axis.set_ylabel("tier 1 above the best known")
    axis.grid(alpha=0.3)
    axis.legend()
    yield "over-time", figure


def _mean_above(found: list[tuple[list[tuple[float, list[int]]], int]], second: float) -> float | None:
    """None until every day has a plan."""
    values = [at(steps, second) for steps, _ in found]
    if any(value is None for value in values):
        return None
    return mean(value[0] - reached for value, (_, reached) in zip(values, found, strict=True) if value is not None)
