"""The smallest whole day, which the API's descriptions show: one technician, one bay, one service at ten."""

from __future__ import annotations

from typing import Any

WORKSHOP: dict[str, Any] = {
    "id": "beijing-chaoyang",
    "name": "Beijing Chaoyang",
    "zone": "Asia/Shanghai",
    "labour_unit": {"name": "FRU", "minutes": 5},
    "opening": [{"days": ["mon", "tue", "wed", "thu", "fri"], "start": "08:00", "end": "17:30"}],
    "technicians": [
        {
            "id": "t-li",
            "name": "Li Wei",
            "trade": "mechanical",
            "skills": [{"skill": "service"}],
            "shifts": [
                {
                    "days": ["mon", "tue", "wed", "thu", "fri"],
                    "start": "08:00",
                    "end": "17:00",
                    "breaks": [{"start": "12:00", "end": "13:00"}],
                }
            ],
        }
    ],
    "bays": [{"id": "b-1", "name": "Bay 1", "kinds": ["lift"]}],
    "operations": {
        "oil-service": {
            "name": "Oil service",
            "ways": [{"work": 8, "crew": [{"skill": "service"}]}],
            "bay": {"kinds": ["lift"]},
        }
    },
}

ORDER: dict[str, Any] = {
    "id": "4711",
    "vehicle": {"plate": "京A·12345"},
    "arrival": "2026-11-24T10:00:00+08:00",
    "promise": {"time": "2026-11-24T11:00:00+08:00"},
    "work": [{"step": "oil-service", "operation": "oil-service"}],
}

DAY: dict[str, Any] = {
    "schema": "workshop-day/1",
    "as_of": "2026-11-24T07:00:00+08:00",
    "horizon": {"first_day": "2026-11-24"},
    "workshop": WORKSHOP,
    "orders": [ORDER],
}

PLAN: dict[str, Any] = {
    "schema": "workshop-plan/1",
    "workshop": "beijing-chaoyang",
    "as_of": "2026-11-24T07:00:00+08:00",
    "placements": [
        {
            "operation": "4711/oil-service",
            "way": 0,
            "technicians": ["t-li"],
            "bay": "b-1",
            "start": "2026-11-24T10:00:00+08:00",
            "end": "2026-11-24T10:40:00+08:00",
            "segments": [{"start": "2026-11-24T10:00:00+08:00", "end": "2026-11-24T10:40:00+08:00"}],
        }
    ],
    "stays": [
        {
            "order": "4711",
            "bay": "b-1",
            "start": "2026-11-24T10:00:00+08:00",
            "end": "2026-11-24T10:40:00+08:00",
            "operations": ["4711/oil-service"],
        }
    ],
}
