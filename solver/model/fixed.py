"""Time that is taken by what is not decided here."""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python.cp_model import CpModel, IntervalVar


def blocked(model: CpModel, spans: Iterable[tuple[int, int]]) -> list[IntervalVar]:
    """Fixed intervals that cover the spans; overlapping ones become one, for clashes between facts are waived."""
    return [model.new_fixed_size_interval_var(a, b - a, f"blocked[{a}-{b}]") for a, b in merged(spans)]


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of half-open spans as disjoint ones in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
