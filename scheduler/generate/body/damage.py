"""How badly a car is damaged, and what its repair takes.

Labour hours of 5, 12, 25 and 50 on 48 %, 20 %, 16 % and 16 % of the cars; on half of them more is found after
dismantling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from scheduler.clock import TICK_MINUTES

Severity = Literal["light", "medium", "heavy", "severe"]

SEVERITIES: Mapping[Severity, int] = {"light": 48, "medium": 20, "heavy": 16, "severe": 16}
"""Share of the cars that come, %."""

STAGES = ("dismantle", "bench", "beat", "fill", "primer", "mask", "paint", "polish", "reassemble")
MINUTES: Mapping[Severity, tuple[int, ...]] = {
    "light": (25, 0, 40, 50, 20, 50, 45, 40, 30),
    "medium": (60, 0, 150, 120, 30, 110, 60, 70, 100),
    "heavy": (120, 60, 360, 180, 50, 180, 90, 130, 240),
    "severe": (180, 300, 600, 300, 75, 300, 120, 240, 420),
}
"""Labour of the stages of a usual damage, minutes."""

DIFFERENCE = (0.8, 1.2)
"""Range of a damage's size over that of a usual one."""

PANELS: Mapping[Severity, tuple[int, int]] = {"light": (1, 2), "medium": (1, 3), "heavy": (2, 4), "severe": (3, 4)}
"""Fewest and most panels that are painted."""

SUPPLEMENTS = 50
CALIBRATIONS: Mapping[Severity, int] = {"light": 15, "medium": 40, "heavy": 60, "severe": 80}
BOUGHT_IN = 20
MATCHED = 40
"""Shares of cars, %: more is found and must be approved; cameras are calibrated; something is bought in, where the
damage is not light; the colour is one that others in the booth must have too."""

COLOURS = ("white", "black", "silver", "blue")


@dataclass(frozen=True, slots=True)
class Damage:
    """One car's damage. ``minutes``: labour of its stages, multiples of 5; ``bought_in``: what another firm does."""

    severity: Severity
    minutes: Mapping[str, int]
    panels: int
    colour: str | None
    supplement: bool
    calibrated: bool
    bought_in: str | None

    @property
    def large(self) -> bool:
        """The axle is replaced and aligned, and high-voltage parts have to go."""
        return self.severity in ("heavy", "severe")


def damage(rng: Random, severity: Severity) -> Damage:
    """A damage of a severity."""
    low, high = PANELS[severity]
    scale = rng.uniform(*DIFFERENCE)
    bought_in = rng.choice(("rim_repair", "glass", "glass"))
    return Damage(
        severity=severity,
        minutes={
            stage: _rounded(minutes * scale)
            for stage, minutes in zip(STAGES, MINUTES[severity], strict=True)
            if minutes
        },
        panels=rng.randint(low, high),
        colour=rng.choice(COLOURS) if rng.randrange(100) < MATCHED else None,
        supplement=rng.randrange(100) < SUPPLEMENTS,
        calibrated=rng.randrange(100) < CALIBRATIONS[severity],
        bought_in=bought_in if severity != "light" and rng.randrange(100) < BOUGHT_IN else None,
    )


def _rounded(minutes: float) -> int:
    return max(1, round(minutes / TICK_MINUTES)) * TICK_MINUTES
