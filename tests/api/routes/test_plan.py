"""The rolling plan over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
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
    assert one["operation"] in forced.json()["difference"]["technicians"]
    overridden = {violation["rule"] for violation in refused.json()["context"]["violations"]}
    assert overridden <= {violation["rule"] for violation in forced.json()["waived"]}


def test_a_dry_run_of_a_forced_move_says_what_comes_of_it_and_changes_nothing(
    admin: httpx.Client, planned: str
) -> None:
    one, other = [p for p in placements(admin, planned) if p["technicians"] and "bay" in p][:2]
    body = {"operation": one["operation"], "start": other["start"], "bay": other["bay"], "force": True}
    before, trail = admin.get(f"{planned}/plan").json(), admin.get(f"{planned}/audit").json()
    tried = admin.post(f"{planned}/plan/moves?dry_run=true", json=body)
    assert tried.status_code == 200, tried.text
    assert (admin.get(f"{planned}/plan").json(), admin.get(f"{planned}/audit").json()) == (before, trail)
    made = admin.post(f"{planned}/plan/moves", json=body).json()
    assert tried.json() | {"version": made["version"]} == made


def test_forced_work_that_is_not_begun_in_time_is_still_planned(
    server: Running, admin: httpx.Client, planned: str
) -> None:
    one, other = [p for p in placements(admin, planned) if p["technicians"] and "bay" in p][:2]
    body = {"operation": one["operation"], "start": other["start"], "bay": other["bay"], "force": True}
    assert admin.post(f"{planned}/plan/moves", json=body).status_code == 200
    server.clock.moment = datetime.fromisoformat(other["start"]) + timedelta(minutes=7)
    places = admin.get(f"{planned}/plan/operations/{one['operation']}/places")
    assert places.status_code == 422, places.text
    assert "forced to its place" in places.json()["detail"]  # 404: nothing would be known of it any more


def test_who_reads_again_gets_not_modified_until_something_changes(
    server: Running, admin: httpx.Client, planned: str
) -> None:
    first = admin.get(f"{planned}/plan")
    assert admin.get(f"{planned}/plan", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    stale = admin.post(f"{planned}/plan/publish", headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")


def test_a_view_has_what_lies_in_its_days(admin: httpx.Client, planned: str) -> None:
    whole = admin.get(f"{planned}/plan").json()
    today = admin.get(f"{planned}/plan?first_day=2026-11-24&days=1").json()
    assert today["placements"] == whole["placements"]  # all orders come and go on that day
    tomorrow = admin.get(f"{planned}/plan?first_day=2026-11-25&days=1")
    assert (tomorrow.json()["placements"], tomorrow.json()["version"]) == ([], whole["version"])
    assert admin.get(f"{planned}/plan?first_day=24.11.2026").status_code == 422


def test_a_view_without_a_first_day_begins_today(server: Running, admin: httpx.Client, planned: str) -> None:
    """It is midnight in Munich, where it is the 24th; at the same ETag it is another view tomorrow."""
    assert admin.post(f"{planned}/plan/publish").status_code == 200
    for which in ("state=draft", "state=published"):
        wanted = admin.get(f"{planned}/plan?{which}&first_day=2026-11-24&days=2")
        assert admin.get(f"{planned}/plan?{which}&days=2").json() == wanted.json()
    today = admin.get(f"{planned}/plan?days=1")
    assert today.json()["placements"]
    server.clock.pass_(days=40)
    later = admin.get(f"{planned}/plan?days=1", headers={"If-None-Match": today.headers["etag"]})
    assert (later.status_code, later.json()["placements"]) == (200, [])


def test_what_publishing_would_change_is_told_before_and_after(admin: httpx.Client, planned: str) -> None:
    before = admin.get(f"{planned}/plan/difference").json()
    assert before["published"] is None
    assert before["difference"]["planned"]
    assert admin.post(f"{planned}/plan/publish").json()["difference"] == before["difference"]
    after = admin.get(f"{planned}/plan/difference").json()
    assert (after["published"], after["difference"]["planned"]) == (after["draft"], [])


def test_a_forced_move_is_told_before_it_is_published_and_when_it_is(admin: httpx.Client, planned: str) -> None:
    assert admin.post(f"{planned}/plan/publish").status_code == 200
    one, other = [p for p in placements(admin, planned) if p["technicians"] and "bay" in p][:2]
    body = {"operation": one["operation"], "start": other["start"], "bay": other["bay"], "force": True}
    assert admin.post(f"{planned}/plan/moves", json=body).status_code == 200
    before = admin.get(f"{planned}/plan/difference").json()["difference"]
    assert one["operation"] in before["bays"]
    assert admin.post(f"{planned}/plan/publish").json()["difference"] == before


def test_publishing_again_what_is_published_changes_nothing(admin: httpx.Client, planned: str) -> None:
    first, again = (admin.post(f"{planned}/plan/publish").json() for _ in range(2))
    assert again["version"] == first["version"]
    assert datetime.fromisoformat(again["published_at"]) == datetime.fromisoformat(first["published_at"])
    assert again["difference"]["words"].startswith("0 jobs")
    assert admin.get(f"{planned}/plan").json()["version"] == first["version"]


def test_a_pin_is_refused_on_another_version_of_the_draft_than_was_looked_at(admin: httpx.Client, planned: str) -> None:
    where = f"{planned}/plan/operations/{placements(admin, planned)[0]['operation']}/pin"
    stale = {"If-Match": '"0"'}
    assert admin.put(where, json={"hold": "time"}, headers=stale).status_code == 412
    assert admin.put(where, json={"hold": "time"}).status_code == 200
    assert admin.delete(where, headers=stale).status_code == 412


def test_a_pin_holds_an_operation_where_it_is_until_it_is_taken_out(admin: httpx.Client, planned: str) -> None:
    entry = next(p for p in placements(admin, planned) if p["technicians"] and "bay" in p)
    where = f"{planned}/plan/operations/{entry['operation']}"
    pinned = admin.put(f"{where}/pin", json={"hold": "both"})
    assert pinned.status_code == 200, pinned.text
    assert pinned.json()["pin"]["technicians"] == entry["technicians"]
    (place,) = admin.get(f"{where}/places").json()["places"]
    assert [(w["first"], w["last"]) for w in place["windows"]] == [(entry["start"], entry["start"])]
    assert admin.delete(f"{where}/pin").json()["pin"] is None
    assert admin.put(f"{planned}/plan/operations/nothing/at/all/pin", json={"hold": "both"}).status_code == 404


def test_a_move_on_an_older_version_is_made_if_nothing_it_needs_has_changed(admin: httpx.Client, planned: str) -> None:
    version = admin.get(f"{planned}/plan").json()["version"]
    moves = _moves(admin, planned)
    first = next(moves)
    assert admin.post(f"{planned}/plan/moves", json=first).status_code == 200
    again = admin.post(f"{planned}/plan/moves", json=first | {"base_version": version})
    assert (again.status_code, again.json()["code"]) == (409, "changed")
    order = first["operation"].split("/")[0]
    assert order in again.json()["context"]["orders"]
    people = set(first["technicians"])
    free = next(
        move
        for move in moves
        if move["operation"].split("/")[0] != order
        and people.isdisjoint(move["technicians"])
        and move["bay"] != first["bay"]
    )
    rebased = admin.post(f"{planned}/plan/moves?dry_run=true", json=free | {"base_version": version})
    assert rebased.status_code == 200, rebased.text
    assert rebased.json()["rebased"]


def test_a_version_that_does_not_exist_yet_is_no_base(admin: httpx.Client, planned: str) -> None:
    version = admin.get(f"{planned}/plan").json()["version"]
    answer = admin.post(f"{planned}/plan/moves", json=next(_moves(admin, planned)) | {"base_version": 9999})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    (fault,) = answer.json()["faults"]
    assert (fault["path"], fault["message"]) == ("base_version", f"9999 is unknown: the draft is version {version}.")


def _moves(client: httpx.Client, workshop: str) -> Iterator[dict[str, Any]]:
    """Moves to another start with the same people in the same bay, one for each operation that has one."""
    for entry in placements(client, workshop):
        if not entry["technicians"] or "bay" not in entry:
            continue
        for place in client.get(f"{workshop}/plan/operations/{entry['operation']}/places").json()["places"]:
            start = place["windows"][-1]["last"]
            if (place["technicians"], place["bay"]) == (entry["technicians"], entry["bay"]) and start != entry["start"]:
                yield {name: entry[name] for name in ("operation", "technicians", "bay")} | {"start": start}


def test_an_order_that_is_planned_or_unknown_is_not_inserted(admin: httpx.Client, planned: str) -> None:
    order = placements(admin, planned)[0]["operation"].split("/")[0]
    assert admin.post(f"{planned}/plan/insertions", json={"order": order}).json()["code"] == "wrong_state"
    assert admin.post(f"{planned}/plan/insertions", json={"order": "nobody"}).status_code == 404


def test_earlier_versions_can_be_read(admin: httpx.Client, planned: str) -> None:
    assert admin.get(f"{planned}/plan/versions/0").json()["placements"] == []
    assert admin.get(f"{planned}/plan/versions/1").json()["version"] == 1
    assert admin.get(f"{planned}/plan/versions/999").status_code == 404


def test_the_judge_says_what_is_wrong_with_any_plan(admin: httpx.Client, planned: str, small_day: Day) -> None:
    plan = admin.get(f"{planned}/plan").json()
    day = small_day.model_dump(mode="json", by_alias=True, exclude_unset=True)
    fine = admin.post("/check", json={"day": day, "plan": plan}).json()
    assert fine["valid"]
    assert [tier["value"] for tier in fine["score"]] == [tier["value"] for tier in plan["score"]]
    entry = plan["placements"][0]
    broken = plan | {"placements": [entry | {"technicians": []}, *plan["placements"][1:]]}
    judged = admin.post("/check", json={"day": day, "plan": broken}).json()
    assert not judged["valid"]
    assert any(entry["operation"] in violation["operations"] for violation in judged["violations"])
    unknown = plan | {"placements": [entry | {"operation": "no/such/thing"}]}
    assert admin.post("/check", json={"day": day, "plan": unknown}).json()["faults"][0]["path"].endswith("operation")


def test_a_sandbox_is_a_workshop_with_a_key_of_its_own(server: Running, admin: httpx.Client) -> None:
    made = admin.post("/sandboxes", json={"size": "small"})
    assert made.status_code == 201, made.text
    own = server.stranger(Authorization=f"Bearer {made.json()['key']}")
    assert own.get("/workshops").json()["workshops"][0]["is_sandbox"]
    assert own.get(f"/workshops/{made.json()['id']}/orders").json()["orders"]


def test_a_draft_tells_what_it_breaks_once_somebody_is_away(admin: httpx.Client, planned: str) -> None:
    """Everybody who is planned stays at home for the week: nothing is moved behind the controller's back."""
    draft, workshop = admin.get(f"{planned}/plan").json(), admin.get(planned).json()
    assert draft["violations"] == []
    busy = {technician for placement in draft["placements"] for technician in placement["technicians"]}
    away = [{"start": "2026-11-23T00:00:00Z", "end": "2026-11-29T00:00:00Z"}]
    staff = [one | ({"absences": away} if one["id"] in busy else {}) for one in workshop["technicians"]]
    assert admin.put(planned, json=workshop | {"technicians": staff}).status_code == 200
    now = admin.get(f"{planned}/plan").json()
    assert now["version"] == draft["version"] + 1
    assert now["placements"] == draft["placements"]
    assert "shift" in {violation["rule"] for violation in now["violations"]}
    assert now["status"].startswith(f"This plan breaks {len(now['violations'])} rules, the first: ")
    refused = admin.post(f"{planned}/plan/publish")
    assert refused.json()["code"] == "rules_broken"
    assert refused.json()["context"]["violations"] == now["violations"]
    assert admin.put(planned, json=workshop).status_code == 200
    again = admin.get(f"{planned}/plan").json()
    assert again == draft | {"version": draft["version"] + 2, "base_version": again["base_version"]}


def test_a_draft_tells_that_a_promise_that_was_changed_is_broken(admin: httpx.Client, planned: str) -> None:
    """The car is promised for the moment of its arrival: no work is done by then."""
    draft = admin.get(f"{planned}/plan").json()
    order = admin.get(f"{planned}/orders/{draft['placements'][0]['operation'].split('/')[0]}").json()
    moved = order | {"promise": {"time": order["arrival"]}}
    assert admin.put(f"{planned}/orders/{order['id']}", json=moved).status_code == 200
    now = admin.get(f"{planned}/plan").json()
    assert now["version"] == draft["version"] + 1
    assert now["score"][0]["value"] > draft["score"][0]["value"]
    assert now["status"] != draft["status"]
