"""A view of some days of a plan."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from api.store.plans import text_of
from scheduler.documents.plan import PlanDocument

TIMED = ("placements", "stays", "yard", "loaners", "booth_cycles")
"""Lists of what begins and ends."""


@lru_cache(maxsize=128)
def view(document: str, zone: str, first_day: date, days: int) -> str:
    """What of a plan lies in these local days, wholly or in part; what has no time stays."""
    plan = PlanDocument.model_validate_json(document)
    begin = datetime.combine(first_day, time(), ZoneInfo(zone))
    end = datetime.combine(first_day + timedelta(days=days), time(), ZoneInfo(zone))
    kept = {
        name: tuple(entry for entry in getattr(plan, name) if entry.start < end and entry.end > begin) for name in TIMED
    }
    return text_of(plan.model_copy(update=kept))
