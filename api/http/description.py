"""The description of the service (OpenAPI), with what holds for many addresses: refusals, headers, what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from api.http.headers import ALLOW, CHALLENGE, REPLAYED, REQUEST_ID, RETRY_AFTER
from api.http.problems import MEDIA_TYPE, Code

PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
UNTOLD = "Successful Response"
"""What the framework says of an answer that nobody has described."""
BY_STATUS = {"401": CHALLENGE, "405": ALLOW, "429": RETRY_AFTER, "503": RETRY_AFTER}

Described = dict[str, Any]


def completed(description: Described) -> Described:
    """A description to which everything is added that its routes do not say themselves."""
    schemas = description["components"]["schemas"]
    for methods in description["paths"].values():
        for operation in methods.values():
            _add_refusals(operation)
            for status, answer in operation["responses"].items():
                _complete(status, answer, operation, schemas)
            if "requestBody" in operation:
                _tell_body(operation["requestBody"])
    return description


def _add_refusals(operation: Described) -> None:
    for code in _refusals(operation):
        entry = operation["responses"].setdefault(str(code.kind.status), {"description": "", "content": PROBLEM})
        if MEDIA_TYPE in entry["content"] and f"`{code.word}`" not in entry["description"]:
            entry["description"] = f"{entry['description']} {code.told}".strip()


def _refusals(operation: Described) -> Iterator[Code]:
    """What a request can be refused for before anybody looks at what it wants."""
    yield from (Code.BAD_REQUEST, Code.NO_METHOD, Code.TOO_LARGE, Code.INTERNAL, Code.TOO_SLOW)
    if "security" in operation:
        yield from (Code.UNAUTHENTICATED, Code.INVALID, Code.TOO_MANY, Code.UNAVAILABLE)
    if "requestBody" in operation:
        yield from (Code.UNREADABLE, Code.WRONG_TYPE)
    if _is_done_once(operation):
        yield Code.KEY_REUSED


def _is_done_once(operation: Described) -> bool:
    return any(parameter["name"] == "idempotency-key" for parameter in operation.get("parameters", ()))


def _complete(status: str, answer: Described, operation: Described, schemas: Described) -> None:
    """Problems stand under their own media type: the framework puts every model under JSON."""
    headers = answer.setdefault("headers", {})
    headers.update(REQUEST_ID)
    if MEDIA_TYPE in answer.get("content", ()):
        answer["content"] = PROBLEM
        headers.update(BY_STATUS.get(status, {}))
    elif answer["description"] == UNTOLD:
        (content,) = answer.get("content", {"": {}}).values()
        kind = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
        answer["description"] = schemas.get(kind, operation)["description"]
    if status < "300" and _is_done_once(operation):
        headers.update(REPLAYED)


def _tell_body(body: Described) -> None:
    (content,) = body["content"].values()
    body["description"] = content["schema"]["description"]
