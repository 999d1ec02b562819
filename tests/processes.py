"""Processes, as the kernel knows them: a bare machine has no program that lists them."""

from __future__ import annotations

from pathlib import Path


def children(pid: int) -> list[int]:
    """Processes that a process has started, as the kernel knows them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):  # it has just gone
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found
