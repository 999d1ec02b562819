"""The goals told to CP-SAT, one module each: ``term(x)``, equal to the goal's value on every valid plan."""

from __future__ import annotations

from types import ModuleType

from solver.model.objectives import (
    bay_changes,
    calls,
    car_moves,
    early_finish,
    handovers,
    idle,
    lateness,
    left_out,
    load_spread,
    makespan,
    minutes_shifted,
    order_moves,
    overflow,
    overtime,
    people,
    preferences,
    prizes,
    promises,
    skill_waste,
    span,
    strangers,
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
    "overtime": overtime,
    "overflow": overflow,
    "handovers": handovers,
    "car_moves": car_moves,
    "skill_waste": skill_waste,
    "preferences": preferences,
    "prizes": prizes,
    "load_spread": load_spread,
    "early_finish": early_finish,
    "makespan": makespan,
    "idle": idle,
    "left_out": left_out,
    "people": people,
    "span": span,
    "strangers": strangers,
}
