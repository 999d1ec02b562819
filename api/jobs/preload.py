"""Loaded once by the fork server, so that solve processes are born with a solver loaded, compiled and tried out."""

from __future__ import annotations

import gc
import os
import signal
from importlib import import_module

LOADED = ("api.cli", "api.jobs.child")
"""The program of the service, which a process imports again as its own, and what a process does."""


def get_ready() -> None:
    """Load all that solves need; no thread is left alive, for none would survive in the processes."""
    gc.disable()  # nothing of what is loaded is garbage
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is loaded
    for number in (signal.SIGINT, signal.SIGTERM):  # they are meant for the service, which then stops its solves
        signal.signal(number, signal.SIG_IGN)
    for name in LOADED:
        import_module(name)
    import_module("api.jobs.rehearsal").rehearse()
    gc.collect()
    gc.freeze()  # collecting garbage would copy the memory that all processes share
    gc.enable()


get_ready()
