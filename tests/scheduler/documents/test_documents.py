"""What every document promises to the people and systems that write it."""

import importlib
import json
import pkgutil
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from api import bodies
from scheduler import documents
from scheduler.documents.day import Day
from scheduler.documents.fields import Amount, Document
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
