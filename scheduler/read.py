"""Reading documents: JSON text in; a document, or every fault of it, out."""

from __future__ import annotations

from typing import TypeVar, get_args

from pydantic import ValidationError

from scheduler.documents.day import Day
from scheduler.documents.fields import Document
from scheduler.documents.plan import PlanDocument
from scheduler.errors import Fault, InvalidDocument
from scheduler.read_faults import read_faults, shown
from scheduler.strict_json import parse, unicode

_D = TypeVar("_D", bound=Document)


def read_day(text: str | bytes) -> Day:
    """Read a day from JSON.

    Raises
    ------
    InvalidDocument
        The text is not JSON in UTF-8, or not a day; every fault is named.
    """
    return _read(Day, text)


def read_plan(text: str | bytes) -> PlanDocument:
    """Read a plan from JSON.

    Raises
    ------
    InvalidDocument
        The text is not JSON in UTF-8, or not a plan; every fault is named.
    """
    return _read(PlanDocument, text)


def _read(kind: type[_D], text: str | bytes) -> _D:
    source = unicode(text)
    data = parse(source)
    _same_schema(kind, data)
    try:
        # Strict: "5" is no number, true is not 1, and 20261124 is no date.
        return kind.model_validate_json(source, strict=True)
    except ValidationError as error:
        raise InvalidDocument(read_faults(error, data, kind)) from None


def _same_schema(kind: type[Document], data: object) -> None:
    """A document of another kind would be one long list of unknown keys."""
    (expected,) = get_args(kind.model_fields["schema_"].annotation)
    if isinstance(data, dict) and data.get("schema", expected) != expected:
        message = f'must be "{expected}", not {shown(data["schema"])}.'
        raise InvalidDocument([Fault("schema", message, "Hand in a document of that kind and version.")])
