"""Reading documents: what is right survives, what is wrong is named, and nothing else is ever raised."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scheduler.documents.day import Day
from scheduler.errors import Fault, InvalidDocument
from scheduler.read import read_day, read_plan

DAY: dict[str, Any] = {
    "schema": "workshop-day/1",
    "as_of": "2026-11-24T07:00:00+08:00",
    "horizon": {"first_day": "2026-11-24", "days": 2},
    "workshop": {
        "id": "beijing",
        "name": "北京朝阳店",
        "zone": "Asia/Shanghai",
        "labour_unit": {"name": "FRU", "minutes": 5},
        "opening": [{"days": ["mon", "tue"], "start": "08:00", "end": "18:00"}],
        "technicians": [
            {
                "id": "t-1",
                "name": "张伟",
                "trade": "mechanical",
                "skills": [{"skill": "brakes", "level": 2}],
                "shifts": [
                    {
                        "days": ["tue"],
                        "start": "08:00",
                        "end": "17:00",
                        "breaks": [{"start": "12:00", "end": "13:00"}],
                    }
                ],
                "absences": [{"start": "2026-11-25T08:00:00+08:00", "end": "2026-11-25T12:00:00+08:00"}],
            }
        ],
        "bays": [{"id": "b-1", "name": "Bay 1", "kinds": ["lift"]}],
        "operations": {"pads": {"name": "Pads", "ways": [{"work": "8 FRU", "crew": [{"skill": "brakes"}]}]}},
        "class_weights": {"comeback": 8},
    },
    "orders": [
        {
            "id": "4711",
            "vehicle": {"plate": "京A·D1001"},
            "arrival": "2026-11-24T08:15:00+08:00",
            "promise": {"time": "2026-11-24T16:30:00+08:00"},
            "work": [
                {"package": "oil_service"},
                {"step": "pads", "operation": "pads"},
                {"step": "noise", "operation": {"name": "Find the noise", "ways": [{"work": 12}]}},
            ],
        }
    ],
    "goals": [{"name": "promises", "terms": [{"goal": "promises", "weight": 1}]}],
}
PLAN: dict[str, Any] = {
    "schema": "workshop-plan/1",
    "workshop": "beijing",
    "as_of": "2026-11-24T07:00:00+08:00",
    "placements": [],
    "stays": [],
}


def changed(place: tuple[str | int, ...], value: object) -> str:
    """The day as JSON, with another value at one place."""
    day = copy.deepcopy(DAY)
    inner: Any = day
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return json.dumps(day)


def without(place: tuple[str | int, ...]) -> str:
    """The day as JSON, without one place."""
    day = copy.deepcopy(DAY)
    inner: Any = day
    for part in place[:-1]:
        inner = inner[part]
    del inner[place[-1]]
    return json.dumps(day)


def faults(text: str | bytes) -> list[Fault]:
    with pytest.raises(InvalidDocument) as caught:
        read_day(text)
    return caught.value.faults


def fault(text: str | bytes) -> Fault:
    (only,) = faults(text)
    return only


@pytest.mark.parametrize(
    "encode", [str, str.encode, lambda text: text.encode("utf-8-sig"), lambda text: f"\ufeff{text}"]
)
def test_a_valid_day_is_read_from_text_and_bytes_with_or_without_a_byte_order_mark(encode: Any) -> None:
    day = read_day(encode(json.dumps(DAY, ensure_ascii=False)))
    assert day.workshop.technicians[0].name == "张伟"
    assert day.horizon.days == 2
    assert day.orders[0].work[0] != day.orders[0].work[1]


def test_a_document_survives_dump_and_read() -> None:
    day = read_day(json.dumps(DAY))
    assert read_day(day.model_dump_json(by_alias=True)) == day
    plan = read_plan(json.dumps(PLAN))
    assert read_plan(plan.model_dump_json(by_alias=True)) == plan


WORK = ("orders", 0, "work")


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (
            ("as_of",),
            "2026-11-24T16:30",
            'as_of: has no UTC offset: "2026-11-24T16:30". Add the UTC offset, for instance 2026-11-24T16:30:00+08:00.',
        ),
        (
            ("orders", 0, "promise", "time"),
            "half past four",
            'orders[0].promise.time: must be a date and time with its UTC offset, not "half past four". '
            'For instance "time": "2026-11-24T16:30:00+08:00".',
        ),
        (
            ("horizon", "first_day"),
            20261124,
            'horizon.first_day: must be a date, not 20261124. For instance "first_day": "2026-11-24".',
        ),
        (
            ("horizon", "first_day"),
            "1999-12-31",
            'horizon.first_day: must be at least 2000-01-01, not "1999-12-31". For instance "first_day": "2026-11-24".',
        ),
        (
            ("workshop", "yard"),
            {"places": 25, "overflow_price": 1_000_001},
            'workshop.yard.overflow_price: must be at most 1000000, not 1000001. For instance "overflow_price": 2.',
        ),
        (
            ("workshop", "name"),
            "a\tb",
            'workshop.name: must have no control characters, not "a\\tb". For instance "name": "北京朝阳店".',
        ),
        (
            ("as_of",),
            "9999-12-31T23:59:59-12:00",
            'as_of: must be in the years 2000 to 2199, not "9999-12-31T23:59:59-12:00". '
            'For instance "as_of": "2026-11-24T07:00:00+08:00".',
        ),
        (
            ("orders", 0, "id"),
            "..",
            'orders[0].id: must have no part "." or "..", as addresses need it, not "..". For instance "id": "4711".',
        ),
        (
            ("workshop", "operations"),
            {f"o-{number}": DAY["workshop"]["operations"]["pads"] for number in range(5_001)},
            "workshop.operations: must have at most 5000 entries, not 5001. Leave some out.",
        ),
        (
            (*WORK, 1, "step"),
            "a/./b",
            'orders[0].work[1].step: must have no part "." or "..", as addresses need it, not "a/./b". '
            'For instance "step": "pads".',
        ),
        (
            ("workshop", "technicians", 0, "shifts"),
            [DAY["workshop"]["technicians"][0]["shifts"][0]] * 51,
            "workshop.technicians[0].shifts: must have at most 50 entries, not 51. Leave some out.",
        ),
        (("horizon", "days"), 0, 'horizon.days: must be at least 1, not 0. For instance "days": 1.'),
        (("horizon", "days"), True, 'horizon.days: must be a whole number, not true. For instance "days": 1.'),
        (("horizon", "days"), "2", 'horizon.days: must be a whole number, not "2". For instance "days": 1.'),
        (
            ("workshop", "opening", 0, "start"),
            "25:00",
            'workshop.opening[0].start: must be a clock time from 00:00 to 24:00, not "25:00". '
            'For instance "start": "08:00".',
        ),
        (
            ("workshop", "opening"),
            [],
            "workshop.opening: must have 1 or more entries, not an empty list. "
            'For instance "opening": [{"days": ["mon"], "start": "08:00", "end": "18:00"}].',
        ),
        (
            ("workshop", "opening", 0, "days"),
            "mon",
            'workshop.opening[0].days: must be a list, not "mon". For instance "days": ["mon", "tue"].',
        ),
        (
            ("workshop", "technicians", 0, "trade"),
            "mechanic",
            'workshop.technicians[0].trade: is an unknown choice: "mechanic". '
            "Choose 'mechanical', 'body', 'paint', 'service_advisor', 'inspection', 'wash' or 'driver'.",
        ),
        (
            ("workshop", "bays", 0, "id"),
            "bay 1",
            'workshop.bays[0].id: must have no blanks, not "bay 1". For instance "id": "b-3".',
        ),
        (
            ("workshop", "labour_unit", "minutes"),
            481,
            'workshop.labour_unit.minutes: must be at most 480, not 481. For instance "minutes": 5.',
        ),
        (
            ("workshop", "reception"),
            {"grid_minutes": 7},
            'workshop.reception.grid_minutes: must be a multiple of 5, not 7. For instance "grid_minutes": 15.',
        ),
        (
            ("workshop", "operations", "pads", "ways", 0, "work"),
            "8",
            "workshop.operations.pads.ways[0].work: "
            'must be 0 to 100000 labour units or a text with its unit, not "8". '
            'For instance "work": 12.',
        ),
        (
            ("workshop", "operations", "front pads"),
            DAY["workshop"]["operations"]["pads"],
            'workshop.operations["front pads"]: must have no blanks, not "front pads".',
        ),
        (
            ("workshop", "operations", "[key]"),
            5,
            'workshop.operations["[key]"]: must be an object, not 5. For instance "operations": {}.',
        ),
        (
            ("workshop", "class_weights"),
            {"vip": 20},
            'workshop.class_weights.vip: is an unknown choice: "vip". '
            "Choose 'comeback', 'hvc', 'fast_lane', 'booked', 'walk_in', 'internal' or 'campaign'.",
        ),
        (
            ("workshop", "bays", 0),
            None,
            'workshop.bays[0]: must be an object, not null. For instance "bays": '
            '[{"id": "b-1", "name": "1", "kinds": ["lift"]}].',
        ),
        (("oders",), 1, 'oders: is an unknown key. Did you mean "orders"?'),
        (("orders", 0, "promisse"), 1, 'orders[0].promisse: is an unknown key. Did you mean "promise"?'),
        (
            ("horizon", "zzz"),
            1,
            "horizon.zzz: is an unknown key. Known keys: first_day, days.",
        ),
        (
            ("workshop", "operations", "name"),
            {"name": "n", "ways": [{"work": 1}], "estimated": True},
            'workshop.operations.name.estimated: is an unknown key. Did you mean "estimate"?',
        ),
        (
            ("schema",),
            "workshop-plan/1",
            'schema: must be "workshop-day/1", not "workshop-plan/1". Hand in a document of that kind and version.',
        ),
    ],
)
def test_a_fault_says_where_what_and_the_way_out(place: tuple[str | int, ...], value: object, expected: str) -> None:
    assert str(fault(changed(place, value))) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("orders", 0, "arrival"), 'is missing. Add it, for instance "arrival": "2026-11-24T08:15:00+08:00".'),
        (("schema",), 'is missing. Add it, for instance "schema": "workshop-day/1".'),
        (("workshop", "opening", 0, "end"), 'is missing. Add it, for instance "end": "17:30".'),
    ],
)
def test_a_missing_key_is_shown_with_an_example(place: tuple[str | int, ...], expected: str) -> None:
    found = fault(without(place))
    assert f"{found.message} {found.way_out}" == expected


@pytest.mark.parametrize(
    ("place", "value", "paths"),
    [
        ((*WORK, 0), {"package": 3}, ["orders[0].work[0].package"]),
        ((*WORK, 0), {"package": "oil", "any_ordr": True}, ["orders[0].work[0].any_ordr"]),
        ((*WORK, 0), {}, ["orders[0].work[0].step", "orders[0].work[0].operation"]),
        ((*WORK, 0), "oil_service", ["orders[0].work[0]"]),
        ((*WORK, 0), {"package": "oil", "PackageItem": None}, ["orders[0].work[0].PackageItem"]),
        ((*WORK, 0), {"step": "s", "operation": ""}, ["orders[0].work[0].operation"]),
        ((*WORK, 0), {"step": "s", "operation": ["pads"]}, ["orders[0].work[0].operation"]),
        (
            (*WORK, 2, "operation", "ways"),
            [{"wrk": 1}],
            [f"orders[0].work[2].operation.ways[0].{k}" for k in ("work", "wrk")],
        ),
        (("goals",), "cheap", ["goals"]),
        (("goals",), {}, ["goals"]),
        (("goals",), [{"name": "n", "terms": []}], ["goals[0].terms"]),
    ],
)
def test_of_a_choice_between_kinds_only_the_meant_one_is_reported(
    place: tuple[str | int, ...], value: object, paths: list[str]
) -> None:
    assert [found.path for found in faults(changed(place, value))] == paths


def test_every_fault_is_named_at_once() -> None:
    day = copy.deepcopy(DAY)
    day["horizon"]["days"] = 99
    day["workshop"]["zone"] = ""
    del day["orders"][0]["vehicle"]
    assert [found.path for found in faults(json.dumps(day))] == ["horizon.days", "workshop.zone", "orders[0].vehicle"]


def test_of_every_list_every_wrong_entry_is_named_in_the_order_of_the_document() -> None:
    """Also of lists within entries that are wrong, and within those that come after a wrong one."""
    day = copy.deepcopy(DAY)
    order = day["orders"][0]
    day["workshop"]["technicians"][0]["skills"] = [1, {"skill": "brakes"}, {"skill": "brakes", "level": "2"}]
    day["workshop"]["technicians"][0]["shifts"][0]["days"] = ["mon", "mo", "di"]
    day["orders"] = [
        {**order, "work": [{"step": "pads"}, {"package": 1}, {"package": "oil_service"}, 3], "mode": "flies"},
        order,
        {**order, "weight": "1", "work": [{"package": "oil_service", "amount": 1}], "parts": [0, 0]},
    ]
    assert [found.path for found in faults(json.dumps(day))] == [
        "workshop.technicians[0].skills[0]",
        "workshop.technicians[0].skills[2].level",
        "workshop.technicians[0].shifts[0].days[1]",
        "workshop.technicians[0].shifts[0].days[2]",
        "orders[0].mode",
        "orders[0].work[0].operation",
        "orders[0].work[1].package",
        "orders[0].work[3]",
        "orders[2].weight",
        "orders[2].work[0].amount",
        "orders[2].parts[0]",
        "orders[2].parts[1]",
    ]


@pytest.mark.parametrize("place", [("orders",), (*WORK,), ("workshop", "technicians"), ("workshop", "bays")])
def test_a_hundred_thousand_wrong_entries_take_no_more_memory_than_one(place: tuple[str | int, ...]) -> None:
    """Pydantic would keep half a kilobyte for each of their faults: four gigabytes for a body that may be sent."""
    with pytest.raises(ValidationError) as caught:
        Day.model_validate_json(changed(place, [{}] * 100_000), strict=True)
    assert caught.value.error_count() < 10
    assert len(faults(changed(place, [{}] * 100_000))) == 101


def test_after_a_hundred_faults_the_rest_is_only_mentioned() -> None:
    found = faults(changed(("orders",), [0] * 5000))
    assert len(found) == 101
    assert found[99].path == "orders[99]"
    assert found[100] == Fault("document", "has more faults than these.", "Mend these first.")


def test_a_long_value_is_shortened_to_sixty_characters() -> None:
    found = fault(changed(("workshop", "zone"), "x" * 300))
    assert found.message == f'must have at most 200 characters, not "{"x" * 59}…".'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"schema":\n "workshop-day/1" 3', "is not JSON at line 2, column 19: Expecting ',' delimiter."),
        ("", "is not JSON at line 1, column 1: Expecting value."),
        (b'{"\xff": 1}', "is not UTF-8 at position 2: invalid start byte."),
        ('{"\ud800": 1}', "is not UTF-8 at position 2: surrogates not allowed."),
        (json.dumps({**DAY, "\ud800": 1}), "cannot be read: "),
        ("[" * 100_000, "is nested too deeply."),
        ("[" * 500 + "]" * 500, "cannot be read: recursion limit exceeded"),
        ("1" * 5000, "holds a number of thousands of digits."),
        ("[]", "must be an object, not an empty list."),
        ("3", "must be an object, not 3."),
    ],
)
def test_what_is_no_json_document_is_said_so(text: str | bytes, message: str) -> None:
    found = fault(text)
    assert found.path == "document"
    assert found.message.startswith(message)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_a_fault_at_its_place(constant: str) -> None:
    text = changed(("workshop", "labour_unit", "minutes"), float(constant))
    assert str(fault(text)) == (
        f"workshop.labour_unit.minutes: must be a number, not {constant}. Write a number or leave it out."
    )


def test_an_amount_beyond_any_number_is_refused() -> None:
    """1e999 is JSON, and infinite for every machine."""
    text = changed((*WORK, 2, "operation", "ways", 0, "work"), 12345).replace("12345", "1e999")
    assert fault(text).path == "orders[0].work[2].operation.ways[0].work"


def test_a_key_that_comes_twice_is_a_fault() -> None:
    """Python would silently take the last one; the controller changed the first."""
    text = json.dumps(DAY).replace('"id": "4711"', '"id": "4711", "weight": 1, "id": "4712", "weight": 2')
    assert str(fault(text)) == 'orders[0]: names "id", "weight" more than once. Keep one of each.'


def test_an_object_with_more_keys_than_any_catalogue_is_a_fault_at_its_place() -> None:
    text = changed(("workshop", "operations"), dict.fromkeys(map(str, range(20_001)), 1))
    assert str(fault(text)) == "workshop.operations: has 20001 keys; the most is 20000. Leave some out."


def test_a_text_of_more_values_than_fit_into_memory_is_not_looked_at() -> None:
    assert str(fault(f"[{'[],' * 1_000_000}0]")) == "document: has more than 2000000 values. Hand it in in parts."


def test_a_key_that_cannot_be_printed_is_shown_escaped() -> None:
    found = fault(changed(("horizon", "\x1b[31m"), 1))
    assert found.path == r'horizon["\u001b[31m"]'


def test_a_plan_is_read_with_the_same_care() -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_plan(json.dumps({**PLAN, "placements": [{"operation": "4711/oil/oil"}], "state": "final"}))
    paths = [found.path for found in caught.value.faults]
    missing = ("way", "technicians", "start", "end", "segments")
    assert paths == ["state", *(f"placements[0].{key}" for key in missing)]


def test_a_day_is_no_plan() -> None:
    with pytest.raises(InvalidDocument, match="workshop-plan/1"):
        read_plan(json.dumps(DAY))


def places(value: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*place, key)
        yield from places(each, (*place, key))


KEYS = sorted({key for place in places(DAY) for key in place if isinstance(key, str)})
names = (
    st.sampled_from(KEYS) | st.sampled_from(["Step", "PackageItem", "[key]", "constrained-str"]) | st.text(max_size=8)
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | names | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


def refusal(read: Callable[[str | bytes], object], text: str | bytes) -> list[Fault] | None:
    """The faults of a text; None when it was read."""
    try:
        read(text)
    except InvalidDocument as invalid:
        return invalid.faults
    return None


def read_or_refuse(text: str | bytes) -> None:
    """A document, or faults that can be shown anywhere."""
    for read in (read_day, read_plan):
        found = refusal(read, text)
        assert found is None or found
        assert all(fault.path and fault.message and str(fault).encode() for fault in found or ())


@given(st.sampled_from(sorted(places(DAY), key=str)), values)
def test_whatever_stands_anywhere_in_a_day_is_read_or_refused(place: tuple[str | int, ...], value: object) -> None:
    read_or_refuse(changed(place, value))


@given(st.sampled_from([p for p in places(DAY) if isinstance(p[-1], str)]), names, values)
def test_whatever_key_is_added_to_a_day_is_read_or_refused(
    place: tuple[str | int, ...], key: str, value: object
) -> None:
    read_or_refuse(changed((*place[:-1], key), value))


@given(st.binary() | st.text() | values.map(json.dumps))
def test_whatever_text_is_read_or_refused(text: str | bytes) -> None:
    read_or_refuse(text)


@given(st.data())
def test_a_day_cut_or_damaged_in_transit_is_read_or_refused(data: st.DataObject) -> None:
    text = json.dumps(DAY, ensure_ascii=False).encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    read_or_refuse(text[:start] + data.draw(st.binary(max_size=4)) + text[end:])
