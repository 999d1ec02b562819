"""The rolling plan over HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from scheduler.documents.day import Day
from tests.api.serving import Running


@pytest.fixture
def planned(admin: httpx.Client, booked: str, small_day: Day) -> str:
    """The workshop with all its orders in the gaps of an empty plan, one after the other."""
    for order in small_day.orders:
        answer = admin.post(f"{booked}/plan/insertions", json={"order": order.id})
        assert answer.status_code in (200, 409), answer.text
    return booked


def placements(client: httpx.Client, workshop: str) -> list[dict[str, Any]]:
    """Of the draft."""
    found: list[dict[str, Any]] = client.get(f"{workshop}/plan").json()["placements"]
    return found


def test_orders_are_planned_one_after_the_other_and_the_plan_is_published(admin: httpx.Client, planned: str) -> None:
    draft = admin.get(f"{planned}/plan")
    assert draft.headers["etag"] == f'"{draft.json()["version"]}"'
    assert draft.json()["placements"]
    assert admin.get(f"{planned}/plan?state=published").status_code == 404
    published = admin.post(f"{planned}/plan/publish")
    assert published.status_code == 200, published.text
    seen = admin.get(f"{planned}/plan?state=published").json()
    assert seen["version"] == published.json()["version"] == draft.json()["version"] + 1
    assert seen["placements"] == draft.json()["placements"]


def test_an_operation_is_moved_to_a_place_that_was_offered(admin: httpx.Client, planned: str) -> None:
    for placement in placements(admin, planned):
        places = admin.get(f"{planned}/plan/operations/{placement['operation']}/places")
        assert places.status_code == 200, places.text
        for place in places.json()["places"]:
            first = place["windows"][0]["first"]
            if first != placement["start"]:
                body = {
                    "operation": placement["operation"],
                    "technicians": place["technicians"],
                    "bay": place["bay"],
                    "start": first,
                    "way": place["way"],
                }
                asked = admin.post(f"{planned}/plan/moves?dry_run=true", json=body)
                assert (asked.status_code, asked.json()["version"]) == (200, None), asked.text
                assert asked.json()["violations"] == []
                made = admin.post(f"{planned}/plan/moves", json=body)
                assert made.status_code == 200, made.text
                new = next(p for p in placements(admin, planned) if p["operation"] == placement["operation"])
                assert new["start"] == first
                return
    raise AssertionError("nothing can be moved")


def test_a_move_onto_somebody_who_is_busy_is_refused_with_the_rule_and_stands_if_it_is_forced(
    admin: httpx.Client, planned: str
) -> None:
    one, other = [p for p in placements(admin, planned) if p["technicians"] and "bay" in p][:2]
    body = {
        "operation": one["operation"],
        "technicians": other["technicians"],
        "bay": other["bay"],
        "start": other["start"],
    }
    refused = admin.post(f"{planned}/plan/moves", json=body)
    assert refused.status_code == 409
    assert refused.json()["code"] == "rules_broken"
    assert refused.json()["context"]["violations"]
    forced = admin.post(f"{planned}/plan/moves", json=body | {"force": True})
    assert forced.status_code == 200, forced.text
    assert forced.json()["forced"]


def test_who_reads_again_gets_not_modified_until_something_changes(
    server: Running, admin: httpx.Client, planned: str
) -> None:
    first = admin.get(f"{planned}/plan")
    assert admin.get(f"{planned}/plan", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    stale = admin.post(f"{planned}/plan/publish", headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
