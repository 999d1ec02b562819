"""Headers of answers, as the description of the service tells them."""

from __future__ import annotations

from typing import Any


def _header(name: str, description: str, example: str) -> dict[str, Any]:
    return {name: {"description": description, "schema": {"type": "string", "examples": [example]}}}


ALLOW = _header("Allow", "Methods that the address knows.", "GET, HEAD, POST")
CHALLENGE = _header("WWW-Authenticate", "How to say who asks.", "Bearer")
ETAG = _header("ETag", "Its version, for If-Match and If-None-Match.", '"41"')
LOCATION = _header("Location", "Address of what was made.", "/v1/workshops/beijing-chaoyang/orders/4711")
PREFERENCE = _header("Preference-Applied", "How long was waited at most, as it was asked for.", "wait=10")
REPLAYED = _header("Idempotent-Replayed", "`true`: the answer that was given to this request before.", "true")
REQUEST_ID = _header("X-Request-Id", "Names the request in the logs; one that is sent comes back.", "0f2c9a")
RETRY_AFTER = _header("Retry-After", "Ask again after so many seconds.", "10")
