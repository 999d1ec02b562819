"""A score by tier, with what is proved of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from api.view.score import score_line, score_lines
from scheduler.plan import Score, TierScore

SCORE = Score(
    (
        TierScore("promises", 12, {"promises": 12}),
        TierScore("lateness", 1500, {"lateness": 1500, "waiting": 0}),
        TierScore("calm", 0, {"calls": 0, "order_moves": 0}),
    )
)


@pytest.mark.parametrize(
    ("bounds", "line"),
    [
        ((12, 1500, 0), "promises 12 proved · lateness 1,500 proved · calm 0 proved"),
        ((12, 900, 0), "promises 12 proved · lateness 1,500 (bound 900, gap 40%) · calm 0"),  # 600 of 1500
        ((8, 1500, 0), "promises 12 (bound 8, gap 33%) · lateness 1,500 · calm 0"),  # 4 of 12
        ((None, None, None), "promises 12 · lateness 1,500 · calm 0"),
        ((0, -700, 0), "promises 12 · lateness 1,500 · calm 0"),  # says nothing
    ],
)
def test_nothing_is_called_proved_behind_a_tier_that_is_not(bounds: Sequence[int | None], line: str) -> None:
    assert score_line(SCORE, bounds) == line


def test_a_line_per_tier_names_the_goals_that_cost_something() -> None:
    assert score_lines(SCORE, (12, 900, 0)) == [
        "  promises        12  proved",
        "  lateness     1,500  (bound 900, gap 40%)  [lateness 1,500]",
        "  calm             0",
    ]


def test_a_score_without_bounds_is_just_a_score() -> None:
    assert score_lines(SCORE)[0] == "  promises        12"
