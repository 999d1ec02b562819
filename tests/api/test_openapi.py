"""Every answer to whatever is sent is one that the description promises, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.store.database import Database
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import Running, running

__all__ = ["database", "postgres_server", "sqlite_template"]

EXAMPLES = 6
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def server(database: Database) -> Iterator[Running]:
    """With a workshop and its orders."""
    with running(database, requests_per_minute=1_000_000) as found:
        day, client = generate("small", 0.9, 7), found.client()
        sent = day.workshop.model_copy(update={"id": "w"})
        assert client.post("/workshops", json=sent.model_dump(mode="json", exclude_unset=True)).status_code == 201
        orders = [order.model_dump(mode="json", exclude_unset=True) for order in day.orders[:3]]
        assert client.post("/workshops/w/orders/load", json={"orders": orders}).status_code == 200
        yield found


def test_every_answer_is_described(server: Running) -> None:
    schema = schemathesis.openapi.from_url(f"{server.url}/v1/openapi.json")
    key, failures = server.key(), []
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()
        try:
            _asked(operation, {"Authorization": f"Bearer {key}"})
        except Exception as error:
            failures.append(f"{operation.method.upper()} {operation.path}: {error}")
    assert not failures, "\n\n".join(failures)


def _asked(operation: Any, headers: dict[str, str]) -> None:
    """Whatever its description allows, a few times."""

    @settings(
        max_examples=EXAMPLES,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()
