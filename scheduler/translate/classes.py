"""What a promise weighs by the class of its order: the dealer's default."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.documents.fields import OrderClass

CLASS_WEIGHTS: Mapping[OrderClass, int] = {
    "comeback": 10,
    "hvc": 8,
    "fast_lane": 6,
    "booked": 5,
    "walk_in": 3,
    "internal": 2,
    "campaign": 1,
}
"""A car that comes back for the same fault is worth ten campaigns; a workshop may set its own `class_weights`."""
