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


class RoleName(StrEnum):
    """What a key may do."""

    DESK = "desk"
    CONTROLLER = "controller"
    INTEGRATION = "integration"
    ADMIN = "admin"


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
    """Serve a workshop to play with: plan its next day for ten seconds, show it, and go on answering."""
    from api.commands.settings import settings
    from api.jobs.local import LocalExecutor
    from api.pauses import postpone

    postpone()
    chosen = settings()
    executor = LocalExecutor(chosen.cores, chosen.warm_solvers)  # it loads the solver while we load the service
    from api.commands.demo import run

    run(chosen, executor)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(metavar="H", help="Address to listen on [default: 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(metavar="N", min=0, max=65_535, help="Port [default: 8080].")] = None,
) -> None:
    """Answer over HTTP until it is interrupted. What else can be set stands in the environment, as WORKSHOP_…."""
    from api.commands.settings import settings
    from api.jobs.local import LocalExecutor
    from api.pauses import postpone

    postpone()
    chosen = settings(host=host, port=port)
    executor = LocalExecutor(chosen.cores, chosen.warm_solvers)  # it loads the solver while we load the service
    from api.commands.serve import run

    run(chosen, executor)


keys = typer.Typer(help="API keys of the service.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(keys, name="keys")


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Option(metavar="NAME", help="Whose it is.")],
    role: Annotated[RoleName, typer.Option(help="What it may do.")],
    workshop: Annotated[str | None, typer.Option(metavar="ID", help="Of one workshop; left out: of all.")] = None,
    days: Annotated[int | None, typer.Option(metavar="N", min=1, max=36_500, help="Ends after so many days.")] = None,
) -> None:
    """Make a key and write it on standard output, once."""
    from api.commands.keys import create

    create(role.value, name, workshop, days)


@keys.command("list")
def list_keys(
    workshop: Annotated[str | None, typer.Option(metavar="ID", help="Of one workshop; left out: all.")] = None,
) -> None:
    """Show all keys, without what opens."""
    from api.commands.keys import list_all

    list_all(workshop)


@keys.command("revoke")
def revoke_key(key: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as listed.")]) -> None:
    """A key opens nothing from now on."""
    from api.commands.keys import revoke

    revoke(key)


db = typer.Typer(help="The service's database.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(db, name="db")


@db.command()
def upgrade() -> None:
    """Bring the database to the tables of this version; `serve` does so by itself."""
    from api.commands.database import run

    run()


def main() -> None:
    """Run the command line; plates and names need UTF-8, whatever the terminal was set to."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="workshop")
