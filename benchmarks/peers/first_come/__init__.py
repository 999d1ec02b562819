"""First come, first served, as done by hand."""
