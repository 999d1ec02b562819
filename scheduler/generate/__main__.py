"""`python -m scheduler.generate FOLDER`: write the example days into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from scheduler.documents.day import Day
from scheduler.generate.scenes import SCENES


def text(day: Day) -> str:
    """A day as it is filed: what has its usual value is left out; days of full workshops, being large, in one line."""
    indent = None if day.workshop.booths else 1
    return day.model_dump_json(by_alias=True, exclude_defaults=True, indent=indent) + "\n"


def main(folder: Path) -> None:
    """Write every scene into its file."""
    for name, scene in SCENES.items():
        (folder / f"{name}.json").write_text(text(scene()), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
