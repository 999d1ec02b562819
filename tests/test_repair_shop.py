"""The published repair shop's day: the least that idle time and overtime can cost is found and proved."""

from __future__ import annotations

from pathlib import Path

from api.wiring import solver
from scheduler.day import plan_day
from scheduler.ports import SolveParams
from scheduler.read import read_day

DAY = Path(__file__).parents[1] / "fixtures" / "days" / "repair-shop-28.json"


def test_the_least_cost_is_proved() -> None:
    """Two stations of 420 minutes for each kind of work, idle 20 and overtime 30 cents a minute.

    There are 850, 1,270, 460 and 845 minutes of work of the four kinds for 840 each, so at least 10 + 430 + 0 + 5 of
    overtime and 380 idle: 445 × 30 + 380 × 20 = 20,950.
    """
    outcome = plan_day(read_day(DAY.read_bytes()), solver(), SolveParams(time_limit=120)).outcome
    promises, cost = outcome.judgement.score.tiers
    assert promises.value == 0
    assert (cost.value, cost.goals) == (20_950, {"idle": 380, "overtime": 445})
    assert outcome.bounds == (0, 20_950)
    assert all(outcome.proved)
