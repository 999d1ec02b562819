"""Broken rules and waived clashes as lines."""

from __future__ import annotations

from collections.abc import Iterable

from api.view.words import WAIVED, shortened
from scheduler.plan import Violation


def violation_lines(violations: Iterable[Violation]) -> list[str]:
    """``shift: 李强 is off shift``, one line each."""
    return [f"  {violation.rule}: {violation.message}" for violation in violations]


def waived_lines(waived: tuple[Violation, ...]) -> list[str]:
    """The first clashes that only facts cause, under their heading; nothing where there are none."""
    lines = shortened(violation_lines(waived))
    return [f"{WAIVED} (nothing planned could mend them):", *lines] if waived else []
