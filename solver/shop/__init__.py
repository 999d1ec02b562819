"""Days without calendars whose last goal is the makespan: a search that needs no sets of ticks."""
