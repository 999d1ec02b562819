"""What of a plan a goal looks at: decides how small a neighbourhood's problem can be."""

from __future__ import annotations

PROMISED = frozenset({"promises", "left_out", "lateness", "waiting"})
"""Only late orders, those left out, and waiting customers have something to gain."""
PARKED = frozenset({"car_moves", "overflow"})
"""It matters where cars stand between two operations."""
FLEET = frozenset({"span", "people"})
"""They look at all the cars of a fleet at once."""
LOCAL = PROMISED | {
    "calls",
    "technician_changes",
    "bay_changes",
    "order_moves",
    "minutes_shifted",
    "handovers",
    "car_moves",
    "prizes",
    "preferences",
    "skill_waste",
    "early_finish",
}
"""Sums over orders: what held ones far away add does not matter."""
