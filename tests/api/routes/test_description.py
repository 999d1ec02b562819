"""What the description of the service says of its refusals and of its bodies."""

from __future__ import annotations

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


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation
