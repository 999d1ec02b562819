"""The base class and the small types that every document shares."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema


def _stop_at_first_fault(schema: Any) -> None:
    """In all lists below, wherever they are in the schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "tuple":
            schema["fail_fast"] = True
        for inner in schema.values():
            _stop_at_first_fault(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            _stop_at_first_fault(inner)


class Document(BaseModel):
    """Frozen, and closed: an unknown key is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A list is read up to its first wrong entry: the faults of millions would fill the memory."""
        schema = handler(source)
        _stop_at_first_fault(schema)
        return schema


ID_PATTERN = r"^\S+$"
Id = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=ID_PATTERN)]
"""Opaque identifier without blanks, unique within its list."""


def _addressable(name: str) -> str:
    """Whoever tidies an address up makes ``b`` of ``a/../b``."""
    if {".", ".."} & set(name.split("/")):
        raise ValueError('must have no part "." or "..", as addresses need it')
    return name


AddressId = Annotated[Id, AfterValidator(_addressable)]
"""An identifier that stands in addresses of the service, alone or as a part of another one."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
"""Text for people, without control characters."""

ClockTime = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
"""Local wall-clock time of the workshop, ``HH:MM``."""

_FIRST_DATE, _LAST_DATE = date(2000, 1, 1), date(2199, 12, 31)


def _within(moment: datetime) -> datetime:
    """No calendar goes further, and no computer that has to write the time in UTC."""
    if not _FIRST_DATE <= moment.date() <= _LAST_DATE:
        raise ValueError(f"must be in the years {_FIRST_DATE.year} to {_LAST_DATE.year}")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_within)]
"""Point in time with its UTC offset: ``2026-11-24T16:30:00+08:00``, in 2000 to 2199. One without offset is refused."""

LocalDate = Annotated[date, Field(ge=_FIRST_DATE, le=_LAST_DATE)]
"""Date of the workshop's calendar, ``2026-11-24``, in 2000 to 2199."""

_MOST_UNITS = 100_000
_AMOUNT_TEXT = r"^[0-9]{1,6}(\.[0-9]{1,6})? ?[^\s0-9.]\S{0,119}$"


def _amount(value: object) -> float | str:
    """One check for both forms: a union would report every mistake twice."""
    if isinstance(value, str) and re.fullmatch(_AMOUNT_TEXT, value):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MOST_UNITS:
        return float(value)
    raise ValueError(f"must be 0 to {_MOST_UNITS} labour units or a text with its unit")


Amount = Annotated[
    float | str,
    PlainValidator(_amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": _MOST_UNITS},
                {"type": "string", "pattern": _AMOUNT_TEXT},
            ]
        }
    ),
]
"""Work or duration: a number of the workshop's labour units (``8``) or a text with its unit (``8 FRU``, ``1.5 h``)."""

MOST_POINTS = 1_000_000
"""Most that one thing may be worth, cost points: sums over a whole workshop stay exact."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

Trade = Literal["mechanical", "body", "paint", "service_advisor", "inspection", "wash", "driver"]

HighVoltage = Literal["none", "1S", "2S", "3S"]

OrderClass = Literal["comeback", "hvc", "fast_lane", "booked", "walk_in", "internal", "campaign"]

BayKind = Literal[
    "lift",
    "fast_lane",
    "alignment",
    "diagnosis",
    "high_voltage",
    "body",
    "frame_bench",
    "prep",
    "booth",
    "polish",
    "wash",
    "inspection",
    "adas",
    "reception",
]
