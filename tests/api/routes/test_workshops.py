"""Workshops over HTTP."""

from __future__ import annotations

import httpx

from scheduler.documents.day import Day
from tests.api.routes.refusals import faults, told


def test_a_workshop_comes_back_as_it_was_sent(admin: httpx.Client, workshop: str, small_day: Day) -> None:
    answer = admin.get(workshop)
    assert answer.status_code == 200
    assert answer.json() == small_day.workshop.model_dump(mode="json", exclude_unset=True)


def test_faults_of_a_workshop_are_where_it_was_sent(admin: httpx.Client, workshop: str, small_day: Day) -> None:
    """Two bays with one id, in a new workshop and in the one that is there."""
    body = admin.get(workshop).json()
    body["bays"][2]["id"] = body["bays"][0]["id"]
    new = admin.post("/workshops", json=body | {"id": "new"})
    changed = admin.put(workshop, json=body)
    assert (told(new), told(changed)) == ((422, "invalid"), (422, "invalid"))
    assert "bays[2].id" in faults(new)
    assert not any(path.startswith("workshop") for path in (*faults(new), *faults(changed)))
    assert faults(new) == faults(changed)
