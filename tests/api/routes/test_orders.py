"""Work orders over HTTP: taken in, changed, found, loaded by night."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httpx
import pytest

from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import faults, told
from tests.api.routes.sending import event, order
from tests.api.serving import Running

PLATE = "粤B·12345"


def take_in(client: httpx.Client, workshop: str, *orders: dict[str, Any]) -> None:
    for each in orders:
        answer = client.post(f"{workshop}/orders", json=each)
        assert answer.status_code == 201, answer.text


def ids(client: httpx.Client, workshop: str, **which: str) -> list[str]:
    answer = client.get(f"{workshop}/orders", params=which)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["orders"]]


def loaded(client: httpx.Client, workshop: str, *orders: dict[str, Any]) -> list[tuple[str, str]]:
    """Under which id each order is here, and what became of it."""
    answer = client.post(f"{workshop}/orders/load", json={"orders": orders})
    assert answer.status_code == 200, answer.text
    return [(entry["id"], entry["result"]) for entry in answer.json()["orders"]]


def test_an_order_is_taken_in_read_changed_and_cancelled(admin: httpx.Client, workshop: str) -> None:
    created = admin.post(f"{workshop}/orders", json=order("4711", PLATE))
    assert created.status_code == 201
    address = created.headers["location"].removeprefix("/v1")
    first = admin.get(address)
    assert (first.json(), first.headers["etag"]) == (created.json(), created.headers["etag"])
    assert admin.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    changed = admin.put(address, json=order("4711", PLATE, weight=7), headers={"If-Match": first.headers["etag"]})
    assert (changed.status_code, changed.json()["weight"]) == (200, 7)
    for stale in (
        admin.put(address, json=order("4711", PLATE), headers={"If-Match": first.headers["etag"]}),
        admin.delete(address, headers={"If-Match": first.headers["etag"]}),
    ):
        assert told(stale) == (412, "stale")
    assert admin.get(address).json() == changed.json()
    gone = admin.delete(address, headers={"If-Match": changed.headers["etag"]})
    assert (gone.status_code, gone.json()["status"]) == (200, "cancelled")
    assert told(admin.delete(address)) == (409, "illegal_event")
    assert ids(admin, workshop, status="cancelled") == ["4711"]


def test_an_order_is_answered_whole_and_may_be_put_back_as_it_is(
    admin: httpx.Client, workshop: str, small_day: Day
) -> None:
    """One that was booked says so, as in the list; what is kept stays the same."""
    for each in small_day.orders:
        created = admin.post(f"{workshop}/orders", json=sent(each))
        address = f"{workshop}/orders/{each.id}"
        read = admin.get(address)
        assert (created.status_code, created.json()) == (201, read.json())
        put = admin.put(address, json=read.json(), headers={"If-Match": read.headers["etag"]})
        assert (put.status_code, put.json()) == (200, read.json())
    listed = admin.get(f"{workshop}/orders").json()["orders"]
    assert [admin.get(f"{workshop}/orders/{each['id']}").json() for each in listed] == listed
    assert admin.delete(f"{workshop}/orders/{listed[0]['id']}").json() == listed[0] | {"status": "cancelled"}
    *_, last = admin.get(f"{workshop}/audit", params={"kind": "order", "subject": listed[1]["id"]}).json()["changes"]
    assert last["before"] == last["after"]


def test_an_etag_without_its_quotes_is_pointed_out(admin: httpx.Client, workshop: str) -> None:
    take_in(admin, workshop, order("a"))
    etag = admin.get(f"{workshop}/orders/a").headers["etag"]
    answer = admin.put(f"{workshop}/orders/a", json=order("a"), headers={"If-Match": etag.strip('"')})
    assert told(answer) == (412, "stale")
    assert f"ETags are written with their double quotes: If-Match: {etag}." in answer.json()["detail"]
    assert "Read it again" not in answer.json()["detail"]


@pytest.mark.parametrize("id_", ["工单-4711", "2026/4711", "a?b#c%20d", "é" * 90, "load"])
def test_an_order_is_found_where_its_location_says_whatever_its_id(
    admin: httpx.Client, workshop: str, id_: str
) -> None:
    created = admin.post(f"{workshop}/orders", json=order(id_))
    assert created.status_code == 201, created.text
    address = created.headers["location"].removeprefix("/v1")
    assert admin.get(address).json()["id"] == id_
    assert admin.put(address, json=order(id_, weight=3)).json()["weight"] == 3
    assert admin.delete(address).json()["status"] == "cancelled"


def test_an_id_or_external_id_that_is_taken_is_refused(admin: httpx.Client, workshop: str) -> None:
    take_in(admin, workshop, order("a", external_id="RO-1"), order("b", external_id="RO-2"), order("c"))
    assert told(admin.post(f"{workshop}/orders", json=order("a"))) == (409, "exists")
    assert told(admin.post(f"{workshop}/orders", json=order("d", external_id="RO-1"))) == (409, "exists")
    assert told(admin.put(f"{workshop}/orders/c", json=order("c", external_id="RO-2"))) == (409, "exists")
    assert admin.put(f"{workshop}/orders/a", json=order("a", external_id="RO-3")).status_code == 200
    assert admin.put(f"{workshop}/orders/c", json=order("c", external_id="RO-1")).status_code == 200
    assert ids(admin, workshop) == ["a", "b", "c"]


def test_an_order_keeps_its_id_and_what_has_happened_to_it(admin: httpx.Client, workshop: str) -> None:
    take_in(admin, workshop, order("a"))
    address = f"{workshop}/orders/a"
    assert faults(admin.put(address, json=order("b"))) == ["id"]
    assert faults(admin.put(address, json=order("a", status="ready"))) == ["status"]
    record = {"operation": "express_oil/express_oil", "status": "finished"}
    assert "records" in faults(admin.put(address, json=order("a", records=[record])))
    assert admin.post(f"{workshop}/events", json=event("arrived", "a")).status_code == 201
    came = admin.get(address).json()["arrival"]
    changed = admin.put(address, json=order("a", weight=5, arrival="2026-11-25T09:00+01:00"))
    assert (changed.status_code, changed.json()["status"], changed.json()["weight"]) == (200, "arrived", 5)
    assert changed.json()["arrival"] == came


def test_who_books_for_years_ahead_has_made_a_slip(admin: httpx.Client, workshop: str) -> None:
    soon, late = (order(name, arrival=f"{year}-11-24T09:00+01:00") for name, year in (("a", 2027), ("b", 2099)))
    assert admin.post(f"{workshop}/orders", json=soon).status_code == 201
    assert faults(admin.post(f"{workshop}/orders", json=late)) == ["arrival"]


def test_orders_are_found_by_what_people_know_of_them(admin: httpx.Client, workshop: str) -> None:
    take_in(
        admin,
        workshop,
        order("chen", PLATE, customer={"name": "陈女士", "phone": "+86 10 5550 0100"}, complaint="刹车异响"),
        order(
            "mueller",
            "M-ÄB 77_",
            customer={"name": "Herr MÜLLER"},
            external_id="RO-77",
            arrival="2026-11-24T10:00+01:00",
        ),
        order("tomorrow", "FS-X 1", arrival="2026-11-25T00:00+01:00", visit=False),
    )
    for plate in (PLATE, "粤B12345", "粤b 12345", "粤Ｂ－１２３４５"):
        assert ids(admin, workshop, plate=plate) == ["chen"], plate
    assert ids(admin, workshop, plate="B12345") == []
    assert ids(admin, workshop, customer="陈") == ids(admin, workshop, search="异响") == ["chen"]
    assert ids(admin, workshop, search="5550 0100") == ids(admin, workshop, search="B-123") == ["chen"]
    for name in ("müller", "Müller", "HERR MÜ"):
        assert ids(admin, workshop, customer=name) == ids(admin, workshop, search=name) == ["mueller"], name
    assert ids(admin, workshop, search="ro-77") == ids(admin, workshop, search="m äb") == ["mueller"]
    for sign in ("%", "_%", "*", "'", '"; drop table work_orders'):
        assert ids(admin, workshop, customer=sign) == ids(admin, workshop, search=sign) == []
    assert ids(admin, workshop, day="2026-11-24") == ["chen", "mueller"]
    assert ids(admin, workshop, day="2026-11-25", status="booked") == ["tomorrow"]
    assert ids(admin, workshop, day="2026-11-24", customer="müller", status="arrived") == []


def test_plates_and_names_that_grow_in_capitals_are_kept_and_found(admin: httpx.Client, workshop: str) -> None:
    """ß is SS in capitals and ss folded, ﷽ 18 letters written out: columns have 200."""
    for number, sign in enumerate("ß﷽ﬃ"):
        take_in(admin, workshop, order(f"o-{number}", sign * 200, customer={"name": sign * 200}))
        assert ids(admin, workshop, plate=sign * 200) == [f"o-{number}"]


def test_pages_give_every_order_once_in_the_order_of_arrival(admin: httpx.Client, workshop: str) -> None:
    """Ids of 90 signs of 4 bytes, about the longest there are; all arrive together, but for one."""
    names = sorted("𠀀" * 89 + chr(ord("a") + number) for number in range(5))
    take_in(
        admin, workshop, *(order(name) for name in reversed(names)), order("early", arrival="2026-11-24T08:15+01:00")
    )
    found, after = [], None
    for _ in range(4):
        page = admin.get(f"{workshop}/orders", params={"limit": 2} | ({"after": after} if after else {})).json()
        found += [each["id"] for each in page["orders"]]
        after = page["next"]
        if after is None:
            break
    assert found == ["early", *names]


def test_a_day_is_as_long_as_the_clocks_make_it(server: Running, admin: httpx.Client, small_day: Day) -> None:
    """In Berlin the 25th of October 2026 has 25 hours and the 28th of March 2027 has 23."""
    moments = {
        "2026-10-25": [
            "2026-10-25T00:00+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T23:59+01:00",
        ],
        "2026-10-26": ["2026-10-26T00:00+01:00"],
        "2027-03-28": ["2027-03-28T00:00+01:00", "2027-03-28T03:00+02:00", "2027-03-28T23:59+02:00"],
        "2027-03-29": ["2027-03-29T00:00+02:00"],
    }
    server.clock.pass_(days=-32)
    assert admin.post("/workshops", json=sent(small_day.workshop)).status_code == 201
    workshop = f"/workshops/{small_day.workshop.id}"
    for day, arrivals in moments.items():
        if day == "2027-03-28":
            server.clock.pass_(days=150)
        take_in(admin, workshop, *(order(at, arrival=at, visit=False) for at in arrivals))
    assert {day: ids(admin, workshop, day=day) for day in moments} == moments


def test_a_load_changes_what_is_there_and_refuses_alone_what_is_wrong(admin: httpx.Client, workshop: str) -> None:
    take_in(admin, workshop, order("a", external_id="RO-1"), order("b", external_id="RO-2"), order("1"))
    assert admin.post(f"{workshop}/events", json=event("arrived", "b")).status_code == 201
    batch = (
        order("1", weight=9),  # its id is the position of the next one, which is refused
        order("b", external_id="RO-2", status="ready"),
        order("their-number", external_id="RO-1"),
        order("new", external_id="RO-3"),
        order("new-2", external_id="RO-3"),
        order("late", promise={"time": "2026-11-24T08:00+01:00"}),
        order("odd", work=[{"package": "unknown"}]),
        order("l" * 110),  # its operations would have names that are too long
    )
    expected = ["changed", "refused", "unchanged", "created", "refused", "refused", "refused", "refused"]
    names = ["1", "b", "a", "new", "new-2", "late", "odd", "l" * 110]
    assert loaded(admin, workshop, *batch) == list(zip(names, expected, strict=True))
    assert admin.get(f"{workshop}/orders/b").json()["status"] == "arrived"
    assert ids(admin, workshop) == ["b", "1", "a", "new"]  # the car of b is there since midnight
    again = ["unchanged", "refused", "unchanged", "unchanged", "refused", "refused", "refused", "refused"]
    assert loaded(admin, workshop, *batch) == list(zip(names, again, strict=True))


def test_a_load_of_none_or_too_many_is_refused_as_a_whole(shared: tuple[Running, str]) -> None:
    client = shared[0].client("integration")
    for orders in ([], [order(str(number)) for number in range(501)]):
        answer = client.post(f"{shared[1]}/orders/load", json={"orders": orders})
        assert (told(answer), faults(answer)) == ((422, "invalid"), ["orders"])


def test_names_in_addresses_are_quoted_once(admin: httpx.Client, small_day: Day) -> None:
    body = sent(small_day.workshop)
    assert faults(admin.post("/workshops", json=body | {"id": "北京/朝阳"})) == ["id"]
    created = admin.post("/workshops", json=body | {"id": "北京-朝阳" + "店" * 114})
    assert created.status_code == 201, created.text
    address = created.headers["location"].removeprefix("/v1")
    assert address == "/workshops/" + quote(created.json()["id"])
    take_in(admin, address, order("4711"))
    assert admin.post(f"{address}/events", json=event("arrived", "4711")).status_code == 201
