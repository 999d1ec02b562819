"""`workshop generate`: a realistic day."""

from __future__ import annotations

import typer

from scheduler.generate import generate
from scheduler.generate.full.sizes import FULL
from scheduler.generate.places import Language
from scheduler.generate.sizes import Size


def run(size: Size, load: float, seed: int, days: int, language: Language | None, *, full: bool) -> None:
    """Write it as JSON; what has its usual value is left out."""
    if full and size not in FULL:
        raise typer.BadParameter(f"a {size} workshop has no body and paint: choose {' or '.join(FULL)}.")
    day = generate(size, load, seed, days, language, full=full)
    typer.echo(day.model_dump_json(by_alias=True, exclude_defaults=True, indent=2))
