"""Standard streams that whoever started the program has closed: Python has none then, and everything would fail."""

from __future__ import annotations

import os
import sys


def open_streams() -> None:
    """Writing to a closed standard output fails like writing to a pipe that nobody reads; words on stderr are lost."""
    if sys.stdout is None:
        read, write = os.pipe()
        os.close(read)
        sys.stdout = os.fdopen(write, "w")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 for the rest of the run
