"""The command line, `workshop`; every command imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from api.commands.failures import PlainFailures
from api.commands.streams import open_streams

app = typer.Typer(
    cls=PlainFailures,
    help="Plan a dealership's workshop: who does what, where and when, so that every promised time is kept.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Size(StrEnum):
    """How big a generated workshop is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Language(StrEnum):
    """Language of the names in a generated day."""

    CHINESE = "zh"
    GERMAN = "de"
    ENGLISH = "en"


class Kind(StrEnum):
    """Kind of document."""

    DAY = "day"
    PLAN = "plan"


DayFile = Annotated[str, typer.Argument(metavar="DAY.json", help="The day to plan; - reads standard input.")]
PlanFile = Annotated[str, typer.Argument(metavar="PLAN.json", help="A plan of that day; - reads standard input.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="PLAN.json", help="Write the plan.")]
TimeLimit = Annotated[float, typer.Option(metavar="S", min=0.1, max=86_400, help="Seconds.")]
Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=256, help="Threads.", show_default="number of CPUs")
]
Seed = Annotated[int, typer.Option(metavar="N", min=0, max=2**31 - 1, help="The same seed, the same random choices.")]
Known = Annotated[
    str | None, typer.Option("--from", metavar="PLAN.json", help="Begin from this plan, as far as it still holds.")
]
Deterministic = Annotated[
    bool, typer.Option("--deterministic", help="The same plan on every run: one thread, the limit counts work.")
]
Load = Annotated[float, typer.Option(metavar="X", min=0.05, max=3, help="Work offered ÷ what can be sold.")]
Days = Annotated[int, typer.Option(metavar="N", min=1, max=60, help="Days to plan.")]


@app.command()
def plan(
    day: DayFile,
    output: Output = None,
    time_limit: TimeLimit = 10.0,
    workers: Workers = None,
    seed: Seed = 1,
    known: Known = None,
    deterministic: Deterministic = False,
    gantt: Annotated[bool, typer.Option("--gantt", help="Draw the day by technician.")] = False,
) -> None:
    """Plan a day. Ctrl-C stops the search and keeps the best plan."""
    from api.commands.plan import run
    from scheduler.ports import SolveParams

    run(day, known, output, SolveParams(time_limit, workers or os.cpu_count() or 1, seed, deterministic), gantt)


@app.command()
def check(day: DayFile, plan: PlanFile) -> None:
    """Check a plan, whoever made it. Exit code 0: no rule is broken; 1: rules are broken; 2: input cannot be read."""
    from api.commands.check import run

    run(day, plan)


@app.command()
def why(
    day: DayFile,
    plan: PlanFile,
    order: Annotated[str | None, typer.Argument(help="Its number or plate; all that are late or left out.")] = None,
) -> None:
    """Tell why orders are late or left out, and the cheapest change that would save each."""
    from api.commands.why import run

    run(day, plan, order)


@app.command()
def show(
    day: DayFile,
    plan: PlanFile,
    html: Annotated[Path, typer.Option(metavar="OUT.html", help="The page to write.")],
) -> None:
    """Draw a plan as a page for screen and paper."""
    from api.commands.show import run

    run(day, plan, html)


@app.command()
def generate(
    size: Annotated[Size, typer.Option(help="Size of the workshop.")] = Size.MEDIUM,
    load: Load = 0.9,
    seed: Seed = 1,
    days: Days = 1,
    language: Annotated[Language | None, typer.Option(help="Of place and names.", show_default="by size")] = None,
    full: Annotated[bool, typer.Option("--full", help="Body and paint, high voltage, courtesy cars too.")] = False,
) -> None:
    """Write a realistic day on standard output."""
    from api.commands.generate import run

    run(size.value, load, seed, days, language.value if language else None, full=full)


@app.command()
def schema(kind: Annotated[Kind | None, typer.Argument(help="Default: both.", show_default=False)] = None) -> None:
    """Write the JSON schemas of the documents on standard output."""
    from api.commands.schema import run

    run(kind.value if kind else None)


@app.command()
def demo() -> None:
    """Plan a realistic day for ten seconds and show it."""
    from api.commands.demo import run

    run()


def main() -> None:
    """Run the command line; plates and names need UTF-8, whatever the terminal was set to."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="workshop")
