"""The left edge of a bar says the trade without colour: solid, double, dashed or thin."""

from __future__ import annotations

from api.view.html.markup import tag

WIDTH = 4  # px of a line, if nothing else is said: as in the style sheet
LINES = {"body": ((1, 2), (4.25, 1.5)), "serv": ((1, 2),)}  # middle and width of every line, px
SOLID = ((2, WIDTH),)


def edge(trade: str, x: float, y: float, height: float) -> str:
    """The edge of a bar whose left end stands at ``x``; the style sheet dashes that of paint."""
    lines = LINES.get(trade, SOLID)
    return "".join(_line(x + middle, y, height, width) for middle, width in lines)


def _line(x: float, y: float, height: float, width: float) -> str:
    thinner = {} if width == WIDTH else {"stroke_width": width}
    return tag("path", d=f"M{x:.1f} {y}v{height}", class_="edge", **thinner)
