"""How a plan is found: the constraint model and the search."""
