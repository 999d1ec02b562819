"""The hard rules, one module each: ``violations(problem, plan)``. They are the judge of every plan we show."""

from __future__ import annotations

from scheduler.rules import (
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

RULES = (
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
