"""Goal profiles: which goals matter in which order, and what their units weigh against each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A goal and the weight of its unit."""

    goal: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Tier:
    """Goals that are added up; ``tolerance``: what later tiers may give up of the value."""

    name: str
    terms: tuple[Term, ...]
    tolerance: int = 0


DEALER = (
    Tier("promises", (Term("promises"),)),
    Tier("lateness and waiting", (Term("lateness"), Term("waiting"))),
    Tier(
        "calm",
        (
            Term("calls", 1000),
            Term("technician_changes", 60),
            Term("bay_changes", 30),
            Term("order_moves", 15),
            Term("minutes_shifted"),
        ),
    ),
    Tier(
        "cost",
        (
            Term("overtime"),
            Term("overflow"),
            Term("handovers", 12),
            Term("car_moves", 6),
            Term("prizes"),
            Term("preferences", 6),
            Term("skill_waste"),
            Term("load_spread"),
            Term("early_finish"),
        ),
    ),
)
"""The dealer's default, four tiers: promises, lateness and waiting, calm, cost."""

MAKESPAN = (Tier("promises", (Term("promises"),)), Tier("makespan", (Term("makespan"),)))
"""Keep promises, then end the last operation as early as can be."""

IDLE_OVERTIME = (Tier("promises", (Term("promises"),)), Tier("cost", (Term("idle", 20), Term("overtime", 30))))
"""Keep promises, then pay as little as can be for idle time and overtime: 12 and 18 an hour, in hundredths."""

PROFILES: dict[str, tuple[Tier, ...]] = {"dealer": DEALER, "makespan": MAKESPAN, "idle_overtime": IDLE_OVERTIME}
