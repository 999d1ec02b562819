"""Plain CP-SAT: one straightforward model, one call."""
