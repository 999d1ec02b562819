"""A load of which some orders are not even orders: they are refused alone, what is wrong with the load is not."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.api.routes.refusals import faults, told
from tests.api.routes.sending import order

JSON = {"Content-Type": "application/json"}
NO_OFFSET = "2026-11-24T09:00:00"


def load(client: httpx.Client, workshop: str, *orders: Any) -> list[dict[str, Any]]:
    # As ASCII: httpx cannot write half a character.
    text = json.dumps({"orders": orders})
    answer = client.post(f"{workshop}/orders/load", content=text, headers=JSON)
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json()["orders"]
    return entries


def test_an_order_that_cannot_be_read_is_refused_alone_with_all_its_faults(admin: httpx.Client, workshop: str) -> None:
    wrong = order("b", external_id="RO-2", arrival=NO_OFFSET, colour="red")
    entries = load(admin, workshop, order("a"), wrong, order("c"))
    assert [(entry["id"], entry["result"]) for entry in entries] == [
        ("a", "created"),
        ("b", "refused"),
        ("c", "created"),
    ]
    assert entries[1]["external_id"] == "RO-2"
    assert [fault["path"] for fault in entries[1]["faults"]] == ["arrival", "colour"]
    assert all(fault["way_out"] for fault in entries[1]["faults"])
    assert admin.get(f"{workshop}/orders/b").status_code == 404
    assert admin.get(f"{workshop}/orders/c").status_code == 200


STRANGE: list[tuple[Any, str | None, str | None]] = [  # what is sent, and what can be read of its names
    (5, None, None),
    (None, None, None),
    ([], None, None),
    ({}, None, None),
    (order("a b", external_id="RO-1"), None, "RO-1"),
    (order("b", external_id=5), "b", None),
    (order("a\0b", external_id="RO\0"), "a\0b", None),
    (order("\ud800", external_id="\udc00"), None, None),
    (order("b", complaint="a\0b"), "b", None),
    (order("b") | {"\ud800": 1}, "b", None),
    (order("b") | {"colour\0": 1}, "b", None),
]


def test_whatever_stands_among_orders_is_refused_alone(admin: httpx.Client, workshop: str) -> None:
    good, *bad = load(admin, workshop, order("good"), *(sent for sent, _, _ in STRANGE))
    assert (good["result"], {entry["result"] for entry in bad}) == ("created", {"refused"})
    assert [(entry["id"], entry["external_id"]) for entry in bad] == [(own, other) for _, own, other in STRANGE]
    assert all(entry["faults"] for entry in bad)


def test_a_load_of_nothing_but_refused_orders_is_answered(admin: httpx.Client, workshop: str) -> None:
    assert [entry["result"] for entry in load(admin, workshop, {}, {"id": "b"})] == ["refused", "refused"]


TWICE = [  # beside order "a" with RO-1, which is there: two of a load, where the second is wrong, and why
    (order("z1"), order("z1"), "id", "z1 is that of z1 in this load already."),
    (order("z1", external_id="EX-1"), order("z2", external_id="EX-1"), "external_id", "EX-1 is that of z1 in"),
    (order("x", external_id="RO-1"), order("y", external_id="RO-1"), "external_id", "RO-1 is that of x in"),
    (order("a"), order("x", external_id="RO-1"), "external_id", "RO-1 is that of a in"),
    (order("x", external_id="RO-1"), order("a"), "id", "a is that of x in"),
]


@pytest.mark.parametrize(("first", "second", "path", "message"), TWICE)
def test_what_names_an_order_of_the_load_a_second_time_is_told_with_the_other_order(
    admin: httpx.Client, workshop: str, first: Any, second: Any, path: str, message: str
) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a", external_id="RO-1")).status_code == 201
    entries = load(admin, workshop, first, second)
    assert (entries[0]["result"] != "refused", entries[1]["result"]) == (True, "refused")
    (fault,) = entries[1]["faults"]
    assert (fault["path"], fault["message"][: len(message)]) == (path, message)


WHOLE: list[tuple[Any, list[str]]] = [
    ({}, ["orders"]),
    ({"orders": 5}, ["orders"]),
    ({"orders": {}}, ["orders"]),
    ({"orders": []}, ["orders"]),
    ({"orders": [5] * 501}, ["orders"]),
    ({"orders": [order("a")], "odd": 1}, ["odd"]),
    ({"orders": [order("a")], "\ud800": 1}, ["document"]),
    ([], ["document"]),
    (None, ["document"]),
]


def test_what_is_wrong_with_the_load_refuses_all_of_it(admin: httpx.Client, workshop: str) -> None:
    address = f"{workshop}/orders/load"
    answers = [admin.post(address, content=json.dumps(body), headers=JSON) for body, _ in WHOLE]
    assert {told(answer) for answer in answers} == {(422, "invalid")}
    assert [faults(answer) for answer in answers] == [paths for _, paths in WHOLE]
    assert admin.get(f"{workshop}/orders").json()["orders"] == []


def test_a_load_that_is_no_json_is_refused(admin: httpx.Client, workshop: str) -> None:
    address = f"{workshop}/orders/load"
    assert told(admin.post(address, content=b'{"orders": [', headers=JSON)) == (400, "unreadable")
    assert told(admin.post(address, content=b'{"orders": []}')) == (415, "wrong_type")
