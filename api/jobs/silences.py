"""How long other services have been silent, in beats of our own.

Clocks may differ, and while the database is away nobody can give a sign of life: neither makes anybody silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from api.jobs.runner import has_surely_gone
from api.store.tables import Solve

SILENCE = 8
"""Beats without a new sign of life of a job's runner after which it is given up: some 16 seconds."""

Sign = tuple[str, int, datetime | None]


class Silences:
    """Counts for every job under way the beats since its last sign of life."""

    def __init__(self) -> None:
        self._beats: dict[Sign, int] = {}

    def listen(self, rows: Iterable[Solve]) -> None:
        """One beat: these are under way."""
        self._beats = {sign: self._beats.get(sign, -1) + 1 for sign in map(_sign, rows)}

    def is_abandoned(self, row: Solve) -> bool:
        """Its runner has not been heard of for long, or ran here and is no more."""
        return self._beats[_sign(row)] >= SILENCE or has_surely_gone(row.runner or "::")


def _sign(row: Solve) -> Sign:
    """Another one whenever its runner says that it lives."""
    return row.id, row.attempt, row.heartbeat_at
