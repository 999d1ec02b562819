"""A plan as one self-contained page: inline style and SVG, no scripts, nothing to fetch."""
