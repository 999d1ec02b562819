"""Workshops over HTTP."""

from __future__ import annotations

import httpx

from scheduler.documents.day import Day


def test_a_workshop_comes_back_as_it_was_sent(admin: httpx.Client, workshop: str, small_day: Day) -> None:
    answer = admin.get(workshop)
    assert answer.status_code == 200
    assert answer.json() == small_day.workshop.model_dump(mode="json", exclude_unset=True)
