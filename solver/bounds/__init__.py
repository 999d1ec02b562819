"""Bounds of our own: linear programs over work per time that no plan can beat, and sets of orders that are refuted."""
