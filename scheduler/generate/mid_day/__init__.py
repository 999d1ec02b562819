"""A full workshop at eleven: the plan of the morning, what came of it, and what is new."""
