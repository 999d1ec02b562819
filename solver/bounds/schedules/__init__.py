"""Bounds from one cheapest schedule per order, where everybody's time has a price (Lagrangian relaxation)."""
