"""What every document promises to the people and systems that write it."""

import importlib
import inspect
import json
import pkgutil
import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from api import bodies
from api.bodies.orders import OrderBatch
from api.bodies.plans import MoveRequest
from api.bodies.webhooks import WebhookRequest
from scheduler import documents
from scheduler.documents import plan
from scheduler.documents.day import Day
from scheduler.documents.events import Event
from scheduler.documents.fields import AddressId, Amount, Document, Moment
from scheduler.documents.plan import PlanDocument
from scheduler.read import read_day, read_plan


def every_document() -> list[type[Document]]:
    """All documents of all modules, and the bodies of the service, by name."""
    for package in (documents, bodies):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return sorted(below(Document), key=lambda kind: kind.__name__)


def below(kind: type[Document]) -> set[type[Document]]:
    """Every class that inherits from it, however far down."""
    return {each for child in kind.__subclasses__() for each in (child, *below(child))}


DOCUMENTS = every_document()
FIELDS = [
    pytest.param(kind, name, field, id=f"{kind.__name__}.{name}")
    for kind in DOCUMENTS
    for name, field in kind.model_fields.items()
]


def test_the_documents_are_found() -> None:
    """The tests below would pass on an empty list."""
    names = {kind.__name__ for kind in DOCUMENTS}
    assert {"Day", "PlanDocument", "Workshop", "WorkOrder", "Shift", "Step", "StayEntry"} <= names
    assert len(names) == len(DOCUMENTS)


@pytest.mark.parametrize(("kind", "name", "field"), FIELDS)
def test_every_field_has_a_description_and_an_example(kind: type[Document], name: str, field: FieldInfo) -> None:
    assert field.description
    assert field.description.endswith(".")
    assert field.examples


@pytest.mark.parametrize(("kind", "name", "field"), FIELDS)
def test_every_example_is_valid(kind: type[Document], name: str, field: FieldInfo) -> None:
    """Messages show the example as the way out."""
    checked = TypeAdapter(field.rebuild_annotation())
    for example in field.examples or ():
        checked.validate_json(json.dumps(example), strict=True)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_document_is_frozen_and_closed(kind: type[Document]) -> None:
    assert kind.model_config["frozen"]
    assert kind.model_config["extra"] == "forbid"


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_document_is_described(kind: type[Document]) -> None:
    assert kind.__doc__


SENT = (Day, Event, MoveRequest, OrderBatch, WebhookRequest)
FEW = {"class_weights"}
"""What its own keys keep short."""


@pytest.mark.parametrize("kind", SENT)
def test_no_list_that_is_sent_may_be_endless(kind: type[Document]) -> None:
    """One order with ten thousand steps would hold up everybody else; a plan is as long as what it plans."""
    schema = kind.model_json_schema()
    plans = {name for name, _ in inspect.getmembers(plan, inspect.isclass)}
    sent = {kind.__name__: schema, **{n: d for n, d in schema.get("$defs", {}).items() if n not in plans}}
    fields = {f"{name}.{key}": field for name, d in sent.items() for key, field in d.get("properties", {}).items()}
    assert [name for name, field in fields.items() if endless(field) and name.partition(".")[2] not in FEW] == []


def endless(field: dict[str, Any]) -> bool:
    """Whether it, or a branch of it, has as many entries as one likes."""
    most = {"array": "maxItems", "object": "maxProperties"}.get(field.get("type", ""))
    return (most is not None and most not in field) or any(map(endless, field.get("anyOf", ())))


@pytest.mark.parametrize("text", ["1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"])
def test_a_moment_outside_two_centuries_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="must be in the years 2000 to 2199"):
        TypeAdapter(Moment).validate_json(json.dumps(text), strict=True)


def test_a_moment_within_two_centuries_keeps_its_offset() -> None:
    for text in ("2000-01-01T00:00:00+14:00", "2199-12-31T23:59:59-12:00"):
        assert TypeAdapter(Moment).validate_json(json.dumps(text), strict=True).isoformat() == text


@pytest.mark.parametrize("id_", [".", "..", "a/..", "../b", "a/../b", "./x", "a/.", "a/./b", "", " ", "a b", "x" * 121])
def test_what_no_address_could_hold_is_no_id(id_: str) -> None:
    """Whoever tidies an address up makes `b` of `a/../b`."""
    with pytest.raises(ValidationError):
        TypeAdapter(AddressId).validate_json(json.dumps(id_), strict=True)


@pytest.mark.parametrize("id_", ["...", ".a", "..a", "a.", "a..", "a/b", "a/.../b", "a/.b/..c/d..", "工单", "x" * 120])
def test_dots_are_fine_in_longer_ids(id_: str) -> None:
    assert TypeAdapter(AddressId).validate_json(json.dumps(id_), strict=True) == id_


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_time_in_an_example_is_written_as_the_format_date_time_wants_it(kind: type[Document]) -> None:
    """RFC 3339 has no time without seconds."""
    examples = json.dumps([field.examples for field in kind.model_fields.values()])
    assert re.findall(r"T\d\d:\d\d(?!:\d\d)", examples) == []


@pytest.mark.parametrize(("kind", "title"), [(Day, "workshop-day/1"), (PlanDocument, "workshop-plan/1")])
def test_a_json_schema_can_be_made(kind: type[Document], title: str) -> None:
    """With every field of every document it uses, described."""
    schema = kind.model_json_schema()
    assert schema["properties"]["schema"]["const"] == title
    for definition in (schema, *(d for d in schema["$defs"].values() if "enum" not in d)):
        assert definition["additionalProperties"] is False
        assert all("description" in field or "$ref" in field for field in definition["properties"].values())


def test_a_full_day_survives_dump_and_read_unchanged() -> None:
    day = Day.model_validate(FULL_DAY)
    assert read_day(day.model_dump_json(by_alias=True)) == day


def test_a_full_plan_survives_dump_and_read_unchanged() -> None:
    plan = PlanDocument.model_validate(FULL_PLAN)
    assert read_plan(plan.model_dump_json(by_alias=True)) == plan


@pytest.mark.parametrize("value", [0, 8, 2.5, 100_000, "8 FRU", "40 min", "1.5 h", "0.6 ZE", "8FRU", "8 AW/2"])
def test_an_amount_is_a_number_or_a_text_with_its_unit(value: float | str) -> None:
    assert TypeAdapter(Amount).validate_json(json.dumps(value), strict=True) == value


@pytest.mark.parametrize(
    "value",
    [-1, 100_001, True, None, [], "", "8", "8.5", "h", "-8 FRU", "1,5 h", ".5 h", "1. h", "8  h", "8 h\n", "1e5 h h"],
)
def test_anything_else_is_no_amount_and_refused_with_one_error(value: object) -> None:
    """A number as a text is more likely a unit forgotten than meant."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Amount).validate_json(json.dumps(value), strict=True)
    assert [error["msg"] for error in caught.value.errors()] == [
        "Value error, must be 0 to 100000 labour units or a text with its unit"
    ]


def examples_of(kind: type[Document]) -> dict[str, Any]:
    """A document that sets every field to its first example."""
    return {field.alias or name: (field.examples or [None])[0] for name, field in kind.model_fields.items()}


def by_example(name: str) -> dict[str, Any]:
    return examples_of(next(kind for kind in DOCUMENTS if kind.__name__ == name))


FULL_PLAN = {
    **by_example("PlanDocument"),
    "placements": [by_example("PlacementEntry")],
    "stays": [by_example("StayEntry")],
    "yard": [by_example("YardEntry")],
    "loaners": [by_example("LoanerEntry")],
    "booth_cycles": [by_example("BoothCycleEntry")],
    "left_out": [by_example("LeftOutEntry")],
    "score": [by_example("TierEntry")],
}
FULL_DAY = {
    **by_example("Day"),
    "workshop": {
        **by_example("Workshop"),
        "technicians": [{**by_example("Technician"), "shifts": [by_example("Shift")]}],
        "bays": [by_example("Bay")],
        "booths": [by_example("Booth")],
        "loaners": [by_example("LoanerCar")],
        "operations": {"pads": {**by_example("OperationSpec"), "ways": [by_example("Way")]}},
        "packages": [{**by_example("Package"), "steps": [by_example("Step")]}],
    },
    "orders": [
        {
            **by_example("WorkOrder"),
            "work": [by_example("PackageItem"), {**by_example("Step"), "operation": by_example("OperationSpec")}],
            "parts": [by_example("Part")],
            "approvals": [by_example("Approval")],
            "records": [by_example("OperationRecord")],
        }
    ],
    "published": FULL_PLAN,
    "goals": [by_example("GoalTier")],
}
