"""Small hand-made plan documents of one day with three orders, a booth and a loaner."""

from __future__ import annotations

from typing import Any

from scheduler.documents.plan import PlanDocument
from scheduler.translate import to_problem
from tests.scheduler.translate.days import (
    Json,
    at,
    booth,
    day,
    operation,
    order,
    package,
    painted,
    programme,
    step,
    workshop,
)

TESTERS = [{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}]
OIL = package("oil", step("drain", operation(equipment=[{"pool": "ista"}])), step("fill"))
DAY = day(
    order({"package": "oil"}, id="1"),
    order(id="2"),
    order(step("paint", painted()), id="3"),
    shop=workshop(
        equipment=TESTERS,
        packages=[OIL],
        booths=[booth(programmes=[programme("standard")])],
        loaners=[{"id": "l-1", "plate": "京A·D1001", "loaner_class": "compact"}],
    ),
    horizon={"first_day": "2026-11-24", "days": 2},
)
PROBLEM = to_problem(DAY)


def placement(**more: Any) -> Json:
    """Order 1 is drained by Li in bay b-1 from 09:00 to 09:30."""
    return {
        "operation": "1/oil/drain",
        "way": 0,
        "technicians": ["li"],
        "bay": "b-1",
        "equipment": ["I-1"],
        "start": at("09:00"),
        "end": at("09:30"),
        "segments": [{"start": at("09:00"), "end": at("09:30")}],
    } | more


def stay(**more: Any) -> Json:
    """The car stands in the bay meanwhile."""
    span = {"start": at("09:00"), "end": at("09:30")}
    return {"order": "1", "bay": "b-1", "operations": ["1/oil/drain"]} | span | more


def cycle(**more: Any) -> Json:
    """Order 3 is in the booth from 09:00 to 10:00."""
    span = {"start": at("09:00"), "end": at("10:00")}
    return {"booth": "booth-1", "programme": "standard", "operations": ["3/paint"], "phases": [phase()]} | span | more


def phase(**more: Any) -> Json:
    """Li works all the while."""
    return {"name": "bake", "technicians": ["li"], "start": at("09:00"), "end": at("10:00")} | more


def loan(**more: Any) -> Json:
    """Order 1 has the loaner until after the horizon."""
    return {"order": "1", "loaner": "l-1", "start": at("08:00"), "end": at("17:00", "2026-12-24")} | more


def parking(**more: Any) -> Json:
    """Order 1 waits beside the yard from 08:00 to 09:00."""
    return {"order": "1", "overflow": True, "start": at("08:00"), "end": at("09:00")} | more


def rest(**more: Any) -> Json:
    """Order 3 is painted after the horizon; when it would be ready is only said."""
    return {"order": "3", "rest": ["3/paint"], "ready": at("10:01", "2026-12-24")} | more


def document(**more: Any) -> PlanDocument:
    """A plan of one placement."""
    plan = {
        "schema": "workshop-plan/1",
        "workshop": "beijing",
        "as_of": at("07:00"),
        "placements": [placement()],
        "stays": [stay()],
        "left_out": [{"order": "2", "reason": "full", "blocked_by": ["1"]}],
    }
    return PlanDocument.model_validate(plan | more)
