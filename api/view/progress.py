"""How a search is going, on stderr: one living line on a terminal, a line every two seconds elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import typer
from rich.console import Console
from rich.live import Live
from rich.text import Text

from api.view.score import score_line
from scheduler.ports import Progress

QUIET = 2.0  # seconds between lines


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """Take reports and show them."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    line = LivingLine()
    with Live(line, console=Console(stderr=True), refresh_per_second=5, transient=True):
        yield line


class Lines:
    """At most one line every two seconds."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Write the report unless the last line is too fresh."""
        if progress.seconds >= self._next:
            self._next = progress.seconds + QUIET
            typer.echo(worded(progress, progress.seconds), err=True)


class LivingLine:
    """The last report, under a running clock."""

    def __init__(self) -> None:
        self._started = monotonic()
        self._last: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        """Remember the report; the terminal draws it in its own rhythm."""
        self._last = progress

    def __rich__(self) -> Text:
        """The line as of now."""
        seconds = monotonic() - self._started
        words = worded(self._last, seconds) if self._last else f"{seconds:5.1f} s  starting"
        return Text(words, no_wrap=True, overflow="ellipsis")


def worded(progress: Progress, seconds: float) -> str:
    """``3.2 s  improve  promises 12 (bound 8, gap 33%) · …``."""
    return f"{seconds:5.1f} s  {progress.phase}  {score_line(progress.judgement.score, progress.bounds)}"
