"""Parameters: each is known, given once, and what it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi.dependencies.models import Dependant
from pydantic.fields import FieldInfo

from scheduler.errors import Fault, InvalidDocument
from scheduler.read_faults import nearest, path_text, words
from scheduler.read_places import Place


def ensure_known(given: Sequence[tuple[str, str]], known: Sequence[str]) -> None:
    """A parameter that nobody reads was meant for something: `?dryrun=true` must not move a car.

    Raises
    ------
    InvalidDocument
        One is unknown, or given twice.
    """
    names = [name for name, _ in given]
    faults = [
        Fault(f"query {name}", "is an unknown parameter.", nearest(name, tuple(known), "parameters"))
        for name in names
        if name not in known
    ]
    faults += [Fault(f"query {name}", "is given twice.", "Give it once.") for name in known if names.count(name) > 1]
    if faults:
        raise InvalidDocument(faults)


def unfit(error: Mapping[str, Any], dependant: Dependant) -> Fault:
    """What is wrong with a parameter, or with a body that is not there, and the way out."""
    where, *path = error["loc"]
    name = str(path[0]) if path else ""
    message, way_out = words(error, Place(tuple(path), error.get("input")))
    meaning = next((_meaning(field) for key, field in _fields(dependant, where) if key in (name, where)), "")
    if where == "body":
        return Fault(path_text((where, *path)), message, way_out or f"Send a JSON object. {meaning}".strip())
    return Fault(f"{where} {name}", message, way_out or meaning)


def _fields(dependant: Dependant, where: str) -> Iterator[tuple[str, FieldInfo]]:
    """Of a route and all that it depends on; the only one of a body goes by the name of bodies."""
    for field in getattr(dependant, f"{where}_params"):
        yield where if where == "body" else field.alias, field.field_info
    for inner in dependant.dependencies:
        yield from _fields(inner, where)


def _meaning(field: FieldInfo) -> str:
    """What it is, and an example."""
    given = [example if isinstance(example, str) else json.dumps(example) for example in field.examples or ()]
    shown = [f"For instance {example}." for example in given[:1] if example != "null"]
    return " ".join([field.description or "", *shown]).strip()
