"""Who runs jobs: a name that tells another service among the same processes whether its owner still lives."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def _place() -> str:
    """Within which process numbers are unique: this start of a kernel, this container; empty: it has no name here.

    The number of a container may come again, but only when all that ran in the one before has gone.
    """
    try:
        return f"{Path('/proc/sys/kernel/random/boot_id').read_text().strip()}/{os.stat('/proc/self/ns/pid').st_ino}"
    except OSError:
        return ""


PLACE = _place()


def new_name() -> str:
    """Of this process, and of no other that may have the same number later."""
    return f"{PLACE}:{os.getpid()}:{uuid4().hex[:16]}"


def has_surely_gone(name: str) -> bool:
    """It ran here, and its process is no more; of other machines and containers nothing is known."""
    place, pid, _ = name.rsplit(":", 2)
    if not PLACE or place != PLACE or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's process: it lives
        return False
    return False
