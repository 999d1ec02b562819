"""The rules told to CP-SAT, one module each: ``add(x)``. Their order does not matter."""

from __future__ import annotations

from solver.model.constraints import (
    arrivals,
    bay_fits,
    crew,
    duration,
    equipment,
    facts,
    latest,
    one_place,
    opening,
    pins,
    placement,
    precedence,
    release,
    shift,
    stay,
    technician_free,
)

CONSTRAINTS = (
    placement,
    duration,
    crew,
    technician_free,
    shift,
    bay_fits,
    stay,
    equipment,
    precedence,
    one_place,
    release,
    latest,
    opening,
    arrivals,
    pins,
    facts,
)
