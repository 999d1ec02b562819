"""The example that descriptions show can be sent as it stands."""

import json

from scheduler.day import check_day
from scheduler.documents import example
from scheduler.read import read_day, read_plan


def test_the_plan_of_the_example_keeps_every_rule() -> None:
    day, plan = read_day(json.dumps(example.DAY)), read_plan(json.dumps(example.PLAN))
    assert check_day(day, plan).judgement.violations == ()
