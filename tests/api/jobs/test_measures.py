"""What Prometheus is told of a solve that is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from api.jobs.measures import gap, measure
from api.store.tables import Solve
from tests.api.serving import START


@pytest.mark.parametrize(
    ("values", "bounds", "expected"),
    [
        ([0, 10, 7], [0, 8, None], (10 - 8) / 10),  # the second tier is the first that is not proved
        ([0, 10], [0, 10], 0.0),
        ([0, 10], [0, None], None),
        (None, None, None),
    ],
)
def test_its_time_and_the_gap_of_its_first_tier_that_is_not_proved_are_told(
    values: list[int] | None, bounds: list[int | None] | None, expected: float | None
) -> None:
    before = _told()
    measure(
        Solve(
            status="finished", started_at=START, finished_at=START + timedelta(seconds=3), scores=values, bounds=bounds
        )
    )
    solves, seconds, gaps, sum_of_gaps = (now - then for now, then in zip(_told(), before, strict=True))
    assert (solves, round(seconds, 9)) == (1, 3)
    assert gaps == (expected is not None)
    assert sum_of_gaps == pytest.approx(expected or 0.0)


def test_what_is_not_over_is_not_told() -> None:
    before = _told()
    measure(Solve(status="queued", started_at=START, finished_at=None))
    assert _told() == before


def test_a_gap_is_a_share_of_the_value() -> None:
    assert [gap(10, 8), gap(0, 0), gap(10, None)] == [0.2, 0.0, None]


def _told() -> tuple[float, ...]:
    """How many solves have ended, in how many seconds; how many gaps there were, and their sum."""
    found = [
        REGISTRY.get_sample_value(f"workshop_solve_seconds_{part}", {"status": "finished"}) for part in ("count", "sum")
    ]
    found += [REGISTRY.get_sample_value(f"workshop_solve_gap_ratio_{part}") for part in ("count", "sum")]
    return tuple(value or 0.0 for value in found)
