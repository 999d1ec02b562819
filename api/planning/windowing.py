"""A view of some days of a plan."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.store.plans import text_of
from scheduler.documents.plan import PlanDocument

TIMED = ("placements", "stays", "yard", "loaners", "booth_cycles")
"""Lists of what begins and ends."""
KEPT, MOST = 128, 20_000_000
"""Views that are kept ready, and characters that they have together."""

_kept: OrderedDict[tuple[bytes, str, date, int], str] = OrderedDict()
_lock = threading.Lock()


def view(document: str, zone: str, first_day: date, days: int) -> str:
    """What of a plan lies in these local days, wholly or in part; what has no time stays."""
    name = (hashlib.sha256(document.encode()).digest(), zone, first_day, days)
    with _lock:
        found = _kept.get(name)
    found = found or _view(document, zone, first_day, days)
    with _lock:
        _kept[name] = found
        _kept.move_to_end(name)
        while len(_kept) > KEPT or sum(map(len, _kept.values())) > MOST:
            _kept.popitem(last=False)
    return found


def _view(document: str, zone: str, first_day: date, days: int) -> str:
    plan = PlanDocument.model_validate_json(document)
    begin = datetime.combine(first_day, time(), ZoneInfo(zone))
    end = datetime.combine(first_day + timedelta(days=days), time(), ZoneInfo(zone))
    kept = {
        name: tuple(entry for entry in getattr(plan, name) if entry.start < end and entry.end > begin) for name in TIMED
    }
    return text_of(plan.model_copy(update=kept))
