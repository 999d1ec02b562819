"""Who runs jobs: a name that tells another service on the same machine whether its owner still lives."""

from __future__ import annotations

import os
import socket
from uuid import uuid4


def new_name() -> str:
    """Of this process, and of no other that may have the same number later."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid4().hex[:16]}"


def has_surely_gone(name: str) -> bool:
    """It ran here, and its process is no more; of other machines nothing is known."""
    host, pid, _ = name.rsplit(":", 2)
    if host != socket.gethostname()[:60] or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's process: it lives
        return False
    return False
