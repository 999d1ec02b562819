"""What the description of the service says of its refusals and of its bodies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.api.serving import Running

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@pytest.fixture(scope="module")
def description(shared: tuple[Running, str]) -> dict[str, Any]:
    answer = httpx.get(f"{shared[0].url}/v1/openapi.json", trust_env=False)
    found: dict[str, Any] = answer.json()
    return found


def test_every_refusal_is_described_as_the_problem_details_that_it_is(description: dict[str, Any]) -> None:
    refusals = {
        f"{method} {path} {status}": answer.get("content")
        for method, path, operation in operations(description)
        for status, answer in operation["responses"].items()
        if status >= "400" and path != "/readyz"  # who is not ready says so in its usual form
    }
    assert len(refusals) > 100  # seven at least of some forty operations
    assert {name: content for name, content in refusals.items() if content != PROBLEM} == {}


def test_a_load_is_described_as_work_orders(description: dict[str, Any]) -> None:
    body = description["paths"]["/v1/workshops/{workshop}/orders/load"]["post"]["requestBody"]
    schemas = description["components"]["schemas"]
    assert body["required"]
    assert body["content"]["application/json"]["schema"]["$ref"] == "#/components/schemas/OrderBatch"
    assert schemas["OrderBatch"]["properties"]["orders"]["items"] == {"$ref": "#/components/schemas/WorkOrder"}
    assert schemas["OrderBatch"]["properties"]["orders"]["maxItems"] == 500


def test_the_words_of_changes_are_described(description: dict[str, Any]) -> None:
    for entry in ("ChangeEntry", "AuditEntry"):
        words = description["components"]["schemas"][entry]["properties"]
        assert words["kind"]["enum"] == ["workshop", "order", "plan", "key", "webhook"]
        assert {"created", "pinned", "unpinned", "published"} < set(words["action"]["enum"])


def test_everything_is_described_with_an_example(description: dict[str, Any]) -> None:
    bare = [f"{method} {path}" for method, path, operation in operations(description) if not _told(operation)]
    for method, path, operation in operations(description):
        parts = {f"parameter {p['name']}": p for p in operation.get("parameters", ())}
        parts |= {f"answer {status}": answer for status, answer in operation["responses"].items()}
        parts |= {"body": operation["requestBody"]} if "requestBody" in operation else {}
        bare += [f"{method} {path}: {name}" for name, part in parts.items() if not _told(part)]
        bare += [f"{method} {path}: example of {p['name']}" for p in operation.get("parameters", ()) if not _shown(p)]
    for name, schema in description["components"]["schemas"].items():
        for key, entry in schema.get("properties", {}).items():
            bare += [] if _told(entry) and _shown({"schema": entry}) else [f"{name}.{key}"]
    assert not bare, "\n".join(bare)


def _told(part: dict[str, Any]) -> bool:
    return bool(part.get("description", "Successful Response") != "Successful Response")


def _shown(parameter: dict[str, Any]) -> bool:
    return "examples" in parameter["schema"] or "const" in parameter["schema"]


def test_every_schema_is_one_that_something_is_sent_or_answered_by(description: dict[str, Any]) -> None:
    """What the service only uses inside is nobody's business."""
    text = json.dumps(description)
    unused = [name for name in description["components"]["schemas"] if f'"#/components/schemas/{name}"' not in text]
    assert not unused


def test_every_operation_lists_the_refusals_that_it_can_send_and_no_others(description: dict[str, Any]) -> None:
    edge = {"bad_request", "no_method", "too_large", "internal", "too_slow"}
    known = {"unauthenticated", "invalid", "too_many", "unavailable"}
    assert _codes(description, "get", "/healthz") == edge
    assert _codes(description, "get", "/metrics") == edge | {"unavailable"}
    assert _codes(description, "get", "/v1/problems") == edge
    assert _codes(description, "get", "/v1/workshops") == edge | known
    posted = {"unreadable", "wrong_type", "key_reused", "forbidden", "exists"}
    assert _codes(description, "post", "/v1/workshops") == edge | known | posted


def _codes(description: dict[str, Any], method: str, path: str) -> set[str]:
    answers = description["paths"][path][method]["responses"].values()
    return {code for answer in answers for code in re.findall(r"`(\w+)`:", answer["description"])}


def test_the_headers_of_answers_are_described(description: dict[str, Any]) -> None:
    for method, path, operation in operations(description):
        for status, answer in operation["responses"].items():
            headers = answer["headers"]
            where = f"{method} {path} {status}"
            assert all(header["description"] and header["schema"] for header in headers.values()), where
            assert "X-Request-Id" in headers, where
            assert ("Retry-After" in headers) == (status == "429" or (status == "503" and path != "/readyz")), where
            replayable = status < "300" and any(p["name"] == "idempotency-key" for p in operation.get("parameters", ()))
            assert ("Idempotent-Replayed" in headers) == replayable, where
    found = {
        f"{method} {path} {status}": {"ETag", "Location"} & set(answer["headers"])
        for method, path, operation in operations(description)
        for status, answer in operation["responses"].items()
    }
    assert {name: headers for name, headers in found.items() if headers} == {
        "post /v1/workshops 201": {"ETag", "Location"},
        "get /v1/workshops/{workshop} 200": {"ETag"},
        "get /v1/workshops/{workshop} 304": {"ETag"},
        "put /v1/workshops/{workshop} 200": {"ETag"},
        "post /v1/workshops/{workshop}/orders 201": {"ETag", "Location"},
        "get /v1/workshops/{workshop}/orders/{order} 200": {"ETag"},
        "get /v1/workshops/{workshop}/orders/{order} 304": {"ETag"},
        "put /v1/workshops/{workshop}/orders/{order} 200": {"ETag"},
        "delete /v1/workshops/{workshop}/orders/{order} 200": {"ETag"},
        "get /v1/workshops/{workshop}/plan 200": {"ETag"},
        "get /v1/workshops/{workshop}/plan 304": {"ETag"},
        "get /v1/workshops/{workshop}/plan/versions/{version} 200": {"ETag"},
        "get /v1/workshops/{workshop}/plan/versions/{version} 304": {"ETag"},
        "post /v1/solves 200": {"Location"},
        "post /v1/solves 202": {"Location"},
        "post /v1/workshops/{workshop}/solves 202": {"Location"},
        "post /v1/sandboxes 201": {"Location"},
    }


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation
