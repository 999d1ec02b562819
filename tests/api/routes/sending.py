"""What tests send: small orders for the workshop of the small day, and their events."""

from __future__ import annotations

from typing import Any

MORNING = "2026-11-24T09:00+01:00"
NOW = "2026-11-24T00:00+01:00"
"""As the clock of the tests begins."""


def order(id_: str, plate: str = "M-AB 100", **more: Any) -> dict[str, Any]:
    """An oil change on the morning of the small day."""
    return {
        "id": id_,
        "vehicle": {"plate": plate},
        "arrival": MORNING,
        "work": [{"package": "express_oil"}],
        **more,
    }


def event(kind: str, order_id: str, at: str = NOW, **more: Any) -> dict[str, Any]:
    """Something that happened."""
    return {"kind": kind, "order": order_id, "at": at, **more}
