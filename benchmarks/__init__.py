"""How well: what is measured, on what, and how to measure it again."""
