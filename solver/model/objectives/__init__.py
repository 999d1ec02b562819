"""The goals told to CP-SAT, one module each: ``term(x)``, equal to the goal's value on every valid plan."""

from __future__ import annotations

from types import ModuleType

from solver.model.objectives import (
    bay_changes,
    calls,
    car_moves,
    early_finish,
    handovers,
    lateness,
    load_spread,
    makespan,
    minutes_shifted,
    order_moves,
    preferences,
    promises,
    skill_waste,
    technician_changes,
    waiting,
)

OBJECTIVES: dict[str, ModuleType] = {
    "promises": promises,
    "lateness": lateness,
    "waiting": waiting,
    "calls": calls,
    "technician_changes": technician_changes,
    "bay_changes": bay_changes,
    "order_moves": order_moves,
    "minutes_shifted": minutes_shifted,
    "handovers": handovers,
    "car_moves": car_moves,
    "skill_waste": skill_waste,
    "preferences": preferences,
    "load_spread": load_spread,
    "early_finish": early_finish,
    "makespan": makespan,
}
