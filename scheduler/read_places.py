"""Where a pydantic error is: its location without the branches of unions, and the field of the document there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from scheduler.documents.fields import Document


@dataclass(frozen=True, slots=True)
class Place:
    """Where an error is: path, value there, the field's key and definition, the keys its document knows.

    ``shape``: the type that is expected there.
    """

    path: tuple[str | int, ...]
    value: Any
    key: str = ""
    field: FieldInfo | None = None
    known: tuple[str, ...] = ()
    shape: Any = None


def place_of(error: Mapping[str, Any], data: object, kind: type[Document]) -> Place | None:
    """Follow an error's location through the data; None: it is about a branch of a union that was not meant."""
    place = Place((), data)
    shape: Any = kind
    for part in error["loc"]:
        shape = _bare(shape)
        if get_origin(shape) in (Union, UnionType):
            if not _meant(str(part), place.value):
                return None
            shape = _branch(shape, str(part))
        elif part == "[key]" and get_origin(shape) is not dict and error["type"] != "extra_forbidden":
            # The error is about the key itself.
            place = replace(place, value=place.path[-1], field=None)
        elif isinstance(shape, type) and issubclass(shape, Document):
            fields = {field.alias or name: field for name, field in shape.model_fields.items()}
            key = str(part)
            place = Place((*place.path, key), _inside(place.value, key), key, fields.get(key), tuple(fields))
            shape = place.field.annotation if place.field else None
        else:
            place = replace(place, path=(*place.path, part), value=_inside(place.value, part))
            shape = get_args(shape)[1 if get_origin(shape) is dict else 0]
    return replace(place, shape=shape)


def _bare(shape: Any) -> Any:
    """A type without its constraints and without ``None``."""
    if get_origin(shape) is Annotated:
        return _bare(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        members = [member for member in get_args(shape) if member is not NoneType]
        return _bare(members[0]) if len(members) == 1 else shape
    return shape


def _meant(branch: str, value: object) -> bool:
    """Whether the author of a value meant this branch of a union."""
    package = isinstance(value, dict) and "package" in value
    if branch in ("PackageItem", "Step"):
        return package == (branch == "PackageItem")
    if branch in ("OperationSpec", "constrained-str"):
        return isinstance(value, dict) == (branch == "OperationSpec")
    if branch.startswith(("tuple[", "literal[")):
        return isinstance(value, list) == branch.startswith("tuple[")
    return True


def _branch(union: Any, branch: str) -> Any:
    """The member of a union by pydantic's name for it: ``Step``, ``tuple[GoalTier, ...]``."""
    return next((m for m in get_args(union) if branch.startswith(getattr(_bare(m), "__name__", " "))), None)


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except LookupError:  # it is the missing one
        return None
