"""What every refusal has to look like, whatever was refused."""

from __future__ import annotations

from typing import Any

import httpx

SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


def refusal(answer: httpx.Response) -> dict[str, Any]:
    """The problem details of an answer that has them in full."""
    assert answer.headers["content-type"] == "application/problem+json", (answer.status_code, answer.text)
    body: dict[str, Any] = answer.json()
    assert body["status"] == answer.status_code
    assert body["type"] == f"/v1/problems/{body['code']}"
    assert body["detail"]
    assert body["request_id"] == answer.headers["x-request-id"]
    assert {name: answer.headers.get(name) for name in SAFE} == SAFE
    assert "Traceback" not in answer.text
    return body


def told(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal; of anything else its status and nothing."""
    return (answer.status_code, refusal(answer)["code"] if answer.status_code >= 400 else "")


def faults(answer: httpx.Response) -> list[str]:
    """Where the faults of a refused document are."""
    return [fault["path"] for fault in refusal(answer)["faults"]]
