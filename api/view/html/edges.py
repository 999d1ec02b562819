"""The left edge of a bar says the trade without colour: solid, double, dashed or thin."""

from __future__ import annotations

from api.view.html.markup import tag

LINES = {"body": ((1, 2), (4.25, 1.5)), "serv": ((1, 2),)}  # middle and width of every line, px
SOLID = ((2, 4),)


def edge(trade: str, x: float, y: float, height: float) -> str:
    """The edge of a bar whose left end stands at ``x``; the style sheet dashes that of paint."""
    lines = LINES.get(trade, SOLID)
    return "".join(tag("path", d=f"M{x + dx:.2f} {y}v{height}", stroke_width=w, class_="edge") for dx, w in lines)
