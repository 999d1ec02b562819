"""Solves over HTTP, in real processes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from api.jobs.local import LocalExecutor
from api.store.database import Database
from scheduler.day import check_day
from scheduler.documents.day import Day
from scheduler.read import read_plan
from tests.api.serving import Running, running


@pytest.fixture
def solving(database: Database) -> Iterator[Running]:
    """A server that solves."""
    with running(database, LocalExecutor(2, 1)) as found:
        yield found


def test_a_day_is_planned_and_its_events_are_told(solving: Running, small_day: Day) -> None:
    client = solving.client("integration")
    body = {"day": small_day.model_dump(mode="json", by_alias=True, exclude_unset=True), "time_limit": 1}
    answer = client.post("/solves", json=body)
    assert answer.status_code == 202, answer.text
    where = f"/solves/{answer.json()['id']}"
    kinds = [
        json.loads(line[6:])["kind"] for line in client.get(f"{where}/events").text.splitlines() if line[:6] == "data: "
    ]
    assert kinds[:2] == ["queued", "started"]
    assert kinds[-1] == "finished"
    assert "better" in kinds
    plan = read_plan(client.get(f"{where}/plan").content)
    assert check_day(small_day, plan).judgement.valid
