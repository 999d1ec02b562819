"""Where one operation could go while everything else stays where it is, and what that costs in promises."""

from scheduler.places.search import Place, Window, places

__all__ = ["Place", "Window", "places"]
